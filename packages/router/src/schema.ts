import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgSchema,
  primaryKey,
  real,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { systemRole, workspaceId, workspacePolicies } from "@assay/db/schema";

/** The router's accounts. */
export const routerSchema = pgSchema("router");

/** Amounts that are nobody's in particular are the router's own: applications do not see them. */
const systemOnly = () => [
  pgPolicy("system", { for: "all", to: systemRole, using: sql`true`, withCheck: sql`true` }),
];

/** Virtual keys, by their hashes. */
export const key = routerSchema.table(
  "key",
  {
    id: text("id").primaryKey(),
    hash: text("hash").notNull().unique(),
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    models: text("models").array(),
    requestsPerMinute: integer("requests_per_minute"),
    tokensPerMinute: integer("tokens_per_minute"),
    isRevoked: boolean("is_revoked").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  () => workspacePolicies({ system: true }),
);

/** What requests came to. Money in millionths of its currency. */
export const request = routerSchema.table(
  "request",
  {
    id: text("id").primaryKey(),
    workspaceId: workspaceId(),
    keyId: text("key_id"),
    at: timestamp("at", { withTimezone: true }).notNull(),
    model: text("model").notNull(),
    /** The application that asked. */
    app: text("app"),
    /** The address that answered. */
    address: text("address"),
    attempts: jsonb("attempts").notNull(),
    promptTokens: integer("prompt_tokens"),
    completionTokens: integer("completion_tokens"),
    cachedTokens: integer("cached_tokens"),
    costMicros: bigint("cost_micros", { mode: "number" }),
    currency: text("currency"),
    firstTokenMs: real("first_token_ms"),
    durationMs: real("duration_ms").notNull(),
    error: text("error"),
    cached: text("cached"),
    hedged: text("hedged"),
    isStream: boolean("is_stream").notNull(),
    content: jsonb("content"),
  },
  (table) => [
    index("request_newest").on(table.workspaceId, table.at.desc()),
    ...workspacePolicies({ system: true }),
  ],
);

/** What a workspace has connected itself: a known provider by its own key, or a server of its own. */
export const connection = routerSchema.table(
  "connection",
  {
    workspaceId: workspaceId(),
    /** The part before the slash in the addresses of its models. */
    id: text("id").notNull(),
    /** A known provider, or null for a server of its own. */
    provider: text("provider"),
    name: text("name").notNull(),
    /** Null for the provider's own address. */
    baseUrl: text("base_url"),
    wire: text("wire", { enum: ["openai", "anthropic", "gemini"] }).notNull(),
    isLocal: boolean("is_local").notNull().default(false),
    /** Opens in this workspace and under this id only; null where the server needs no key. */
    sealedKey: text("sealed_key"),
    /** Those somebody named; null for what the catalogue or the server lists. */
    models: text("models").array(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    testedAt: timestamp("tested_at", { withTimezone: true }),
    /** `ok` or a code of the router's errors. */
    testOutcome: text("test_outcome"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), ...workspacePolicies({ system: true })],
);

/** The model a workspace has chosen for an application: an address, or a policy's name. */
export const appModel = routerSchema.table(
  "app_model",
  {
    workspaceId: workspaceId(),
    app: text("app").notNull(),
    model: text("model").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.app] }),
    ...workspacePolicies({ system: true }),
  ],
);

/** The most that may be spent within a UTC day, in millionths of a dollar. */
export const budget = routerSchema.table(
  "budget",
  {
    scope: text("scope").primaryKey(),
    microsPerDay: bigint("micros_per_day", { mode: "number" }).notNull(),
  },
  systemOnly,
);

/** What of a budget is spent or set aside. */
export const spending = routerSchema.table(
  "spending",
  {
    day: date("day").notNull(),
    scope: text("scope").notNull(),
    micros: bigint("micros", { mode: "number" }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.scope] }), ...systemOnly()],
);

/** Money set aside for a request that runs. One that is never settled stays spent. */
export const reservation = routerSchema.table(
  "reservation",
  {
    id: uuid("id").primaryKey(),
    day: date("day").notNull(),
    scopes: text("scopes").array().notNull(),
    micros: bigint("micros", { mode: "number" }).notNull(),
  },
  systemOnly,
);

/** What a key has used within a minute. */
export const rate = routerSchema.table(
  "rate",
  {
    name: text("name").notNull(),
    /** The minute since 1970. */
    minute: bigint("minute", { mode: "number" }).notNull(),
    points: bigint("points", { mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.minute] }), ...systemOnly()],
);
