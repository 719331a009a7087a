import { isNotNull, sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  json,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { workspaceId, workspacePolicies } from "@assay/db/schema";

/**
 * Conversations with agents. Ids of threads and turns come from browsers, so they are keys within their workspace and
 * thread only. What a model saw is `json`: `jsonb` would reorder keys, and a replayed history would not be the same text.
 */
export const agentSchema = pgSchema("agent");

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const thread = agentSchema.table(
  "thread",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** Whose it is: nobody else in the workspace reads it. */
    principalId: text("principal_id").notNull(),
    app: text("app").notNull(),
    agent: text("agent").notNull(),
    title: text("title").notNull().default(""),
    /** Null for the application's. */
    model: text("model"),
    /** The end of the shown path. */
    headTurnId: uuid("head_turn_id"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    archivedAt: moment("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("thread_newest").on(
      table.workspaceId,
      table.principalId,
      table.updatedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    ...workspacePolicies(),
  ],
);

export const turn = agentSchema.table(
  "turn",
  {
    workspaceId: workspaceId(),
    threadId: uuid("thread_id").notNull(),
    id: uuid("id").notNull(),
    /** Null for a first turn. */
    parentId: uuid("parent_id"),
    /** Order of making within the thread. */
    position: integer("position").notNull(),
    /** Of the shape of `parts` and `meta`. */
    version: integer("version").notNull(),
    role: text("role", { enum: ["user", "assistant"] }).notNull(),
    status: text("status", { enum: ["running", "waiting", "done", "stopped", "failed"] }).notNull(),
    parts: json("parts").notNull(),
    meta: json("meta"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.threadId, table.id] }),
    foreignKey({
      name: "turn_thread",
      columns: [table.workspaceId, table.threadId],
      foreignColumns: [thread.workspaceId, thread.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "turn_parent",
      columns: [table.workspaceId, table.threadId, table.parentId],
      foreignColumns: [table.workspaceId, table.threadId, table.id],
    }).onDelete("cascade"),
    ...workspacePolicies(),
  ],
);

/** The making of one assistant turn. */
export const run = agentSchema.table(
  "run",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    threadId: uuid("thread_id").notNull(),
    turnId: uuid("turn_id").notNull(),
    status: text("status", { enum: ["running", "waiting", "ended", "lost"] }).notNull(),
    heartbeatAt: moment("heartbeat_at").notNull(),
    isStopRequested: boolean("is_stop_requested").notNull().default(false),
    /** The serialised run while it waits. */
    state: text("state"),
    /** What a person has answered so far, by the call's id. */
    answers: json("answers").notNull().default({}),
    model: text("model").notNull(),
    engine: text("engine", { enum: ["classic", "guided", "model"] }).notNull(),
    instructions: text("instructions"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("run_of_turn").on(table.workspaceId, table.threadId, table.turnId),
    uniqueIndex("run_active")
      .on(table.workspaceId, table.threadId)
      .where(sql`${table.status} in ('running', 'waiting')`),
    foreignKey({
      name: "run_turn",
      columns: [table.workspaceId, table.threadId, table.turnId],
      foreignColumns: [turn.workspaceId, turn.threadId, turn.id],
    }).onDelete("cascade"),
    ...workspacePolicies(),
  ],
);

/** The trace of a run. */
export const step = agentSchema.table(
  "step",
  {
    workspaceId: workspaceId(),
    runId: uuid("run_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind", { enum: ["model", "tool", "guardrail", "approval", "injection"] }).notNull(),
    name: text("name").notNull(),
    input: json("input"),
    output: json("output"),
    startedAt: moment("started_at").notNull(),
    durationMs: doublePrecision("duration_ms").notNull(),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    costMicros: integer("cost_micros"),
    currency: text("currency"),
    error: text("error"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.runId, table.seq] }),
    foreignKey({
      name: "step_run",
      columns: [table.workspaceId, table.runId],
      foreignColumns: [run.workspaceId, run.id],
    }).onDelete("cascade"),
    ...workspacePolicies(),
  ],
);

/** An external MCP server that a workspace has added. */
export const mcpServer = agentSchema.table(
  "mcp_server",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    /** All of it but its headers or environment. */
    config: json("config").notNull(),
    /** Headers or environment, which open in this workspace and under this id only; null where there are none. */
    sealedSecrets: text("sealed_secrets"),
    createdAt: moment("created_at").notNull().defaultNow(),
    testedAt: moment("tested_at"),
    /** `ok` or a code. */
    testOutcome: text("test_outcome"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), ...workspacePolicies({ system: true })],
);

/** A link under which anybody may read a thread as it was. */
export const share = agentSchema.table(
  "share",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    threadId: uuid("thread_id").notNull(),
    /** Nothing after this turn is shown. */
    headTurnId: uuid("head_turn_id").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("share_of_thread").on(table.workspaceId, table.threadId),
    foreignKey({
      name: "share_head",
      columns: [table.workspaceId, table.threadId, table.headTurnId],
      foreignColumns: [turn.workspaceId, turn.threadId, turn.id],
    }).onDelete("cascade"),
    ...workspacePolicies({ system: true }),
  ],
);

/** What an agent keeps for a principal, across its threads or within one. */
export const memory = agentSchema.table(
  "memory",
  {
    workspaceId: workspaceId(),
    principalId: text("principal_id").notNull(),
    agent: text("agent").notNull(),
    /** Null for what holds in all threads. */
    threadId: uuid("thread_id"),
    key: text("key").notNull(),
    value: json("value").notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("memory_of_agent")
      .on(table.workspaceId, table.principalId, table.agent, table.key)
      .where(sql`${table.threadId} is null`),
    uniqueIndex("memory_of_thread")
      .on(table.workspaceId, table.threadId, table.principalId, table.agent, table.key)
      .where(isNotNull(table.threadId)),
    foreignKey({
      name: "memory_thread",
      columns: [table.workspaceId, table.threadId],
      foreignColumns: [thread.workspaceId, thread.id],
    }).onDelete("cascade"),
    ...workspacePolicies(),
  ],
);
