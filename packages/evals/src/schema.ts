import {
  boolean,
  foreignKey,
  integer,
  json,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { workspaceId, workspacePolicies } from "@assay/db/schema";

/**
 * What workers are to try, and what came of it until it is in the log of its run. Logs hold results; nothing stays here.
 * Records are `json`: `jsonb` would reorder keys and refuses texts that JSON may hold.
 */
export const bench = pgSchema("bench");

/** A run whose coordinator is at work: what its tries have in common. */
export const distributedRun = bench.table(
  "run",
  {
    workspaceId: workspaceId(),
    /** The run's, as in its log. */
    id: text("id").notNull(),
    /** The log's first line. */
    record: json("record").notNull(),
    usesCache: boolean("uses_cache").notNull(),
    /** Put off while its coordinator lives; afterwards nobody wants the tries. */
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), ...workspacePolicies({ system: true })],
);

/** One model on one sample in one epoch. */
export const distributedTry = bench.table(
  "try",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    runId: text("run_id").notNull(),
    model: text("model").notNull(),
    sample: text("sample").notNull(),
    epoch: integer("epoch").notNull(),
    /** A result record; null until one was made. */
    outcome: json("outcome"),
    /** Why a worker would not make it. */
    refusal: text("refusal"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: "try_run",
      columns: [table.workspaceId, table.runId],
      foreignColumns: [distributedRun.workspaceId, distributedRun.id],
    }).onDelete("cascade"),
    ...workspacePolicies({ system: true }),
  ],
);
