import { bigint, boolean, index, integer, pgSchema, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { workspace } from "@assay/db/schema";

/** Accounts stand above workspaces: these tables carry no policies and are closed to the applications' role. */
export const auth = pgSchema("auth");

const id = () => text("id").primaryKey();
const moment = (name: string) => timestamp(name, { withTimezone: true });
const createdAt = () => moment("created_at").notNull().defaultNow();
const updatedAt = () => moment("updated_at").notNull().defaultNow();
const userId = () =>
  text("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });
const organizationId = () =>
  text("organization_id")
    .notNull()
    .references(() => workspace.id, { onDelete: "cascade" });

export const user = auth.table("user", {
  id: id(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const session = auth.table(
  "session",
  {
    id: id(),
    token: text("token").notNull().unique(),
    userId: userId(),
    expiresAt: moment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    activeOrganizationId: text("active_organization_id"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const account = auth.table(
  "account",
  {
    id: id(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: userId(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    /** scrypt. */
    password: text("password"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("account_user").on(table.userId)],
);

export const verification = auth.table(
  "verification",
  {
    id: id(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index("verification_identifier").on(table.identifier)],
);

export const member = auth.table(
  "member",
  {
    id: id(),
    organizationId: organizationId(),
    userId: userId(),
    role: text("role").notNull().default("member"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("member_once").on(table.organizationId, table.userId),
    index("member_user").on(table.userId),
  ],
);

export const invitation = auth.table(
  "invitation",
  {
    id: id(),
    organizationId: organizationId(),
    email: text("email").notNull(),
    role: text("role"),
    status: text("status").notNull().default("pending"),
    expiresAt: moment("expires_at").notNull(),
    inviterId: text("inviter_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (table) => [
    index("invitation_organization").on(table.organizationId),
    index("invitation_email").on(table.email),
  ],
);

/** Requests by address, counted by better-auth. */
export const rateLimit = auth.table("rate_limit", {
  id: id(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});

/** Failed attempts at a password or a PIN, whoever made them. */
export const lockout = auth.table("lockout", {
  subject: text("subject").primaryKey(),
  failures: integer("failures").notNull(),
  lockedUntil: moment("locked_until"),
  updatedAt: updatedAt(),
});

/** Who sits at a machine that has no accounts. */
export const profile = auth.table(
  "profile",
  {
    id: id(),
    organizationId: organizationId(),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["adult", "child"] }).notNull(),
    birthYear: integer("birth_year"),
    createdAt: createdAt(),
  },
  (table) => [index("profile_organization").on(table.organizationId)],
);

/** The guardian's PIN of a workspace: without it nobody leaves a child's profile. */
export const guardianPin = auth.table("guardian_pin", {
  organizationId: organizationId().primaryKey(),
  /** scrypt. */
  hash: text("hash").notNull(),
  updatedAt: updatedAt(),
});
