import { sql } from "drizzle-orm";
import { index, pgPolicy, pgSchema, primaryKey, real, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { appRole, currentWorkspace, systemRole, workspacePolicies } from "./roles.ts";

export { appRole, systemRole, workspacePolicies } from "./roles.ts";

/** What every application shares. */
export const platform = pgSchema("platform");

/** A workspace is an organisation of the accounts: whose rows a row is among. */
export const workspace = platform.table(
  "workspace",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    slug: text("slug").notNull().unique(),
    logo: text("logo"),
    metadata: text("metadata"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  () => [
    pgPolicy("own_workspace", { for: "select", to: appRole, using: sql`id = ${currentWorkspace}` }),
    pgPolicy("system", { for: "all", to: systemRole, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** The column every domain row has; a workspace takes its rows along when it is deleted. */
export function workspaceId() {
  return text("workspace_id")
    .notNull()
    .references(() => workspace.id, { onDelete: "cascade" });
}

/** Which demonstration data a workspace has been given. */
export const seed = platform.table(
  "seed",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    plantedAt: timestamp("planted_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), ...workspacePolicies({ system: true })],
);

/** What a job tells its workspace; the queue itself holds its state. */
export const job = platform.table(
  "job",
  {
    id: uuid("id").primaryKey(),
    workspaceId: workspaceId(),
    queue: text("queue").notNull(),
    /** Names what it is about, where only one such job may wait or run. */
    key: text("key"),
    /** From 0 to 1. */
    progress: real("progress").notNull().default(0),
    note: text("note").notNull().default(""),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("job_newest").on(table.workspaceId, table.createdAt.desc()),
    index("job_key").on(table.queue, table.workspaceId, table.key),
    ...workspacePolicies({ system: true }),
  ],
);
