import { inTransaction } from "@assay/db";
import type { Database, WorkspaceId } from "@assay/db";
import { and, eq, isNotNull, lt, or, sql } from "drizzle-orm";
import type { RunRecord } from "../log/record.ts";
import { distributedRun, distributedTry } from "../schema.ts";

/** A try as it is put before workers. */
export interface PutTry {
  id: string;
  model: string;
  sample: string;
  epoch: number;
}

/** The rows of one run, for its coordinator. */
export interface RunStore {
  /** Takes the place of what an earlier coordinator of the run has left. */
  begin(): Promise<void>;
  /** Says that the coordinator lives; resolves with whether the run was still there. */
  prolong(): Promise<boolean>;
  put(tries: readonly PutTry[]): Promise<void>;
  /** Takes away what has an outcome. */
  collect(): Promise<{ id: string; outcome: unknown }[]>;
  /** Why workers would not make them, by try. */
  refusals(): Promise<ReadonlyMap<string, string>>;
  remove(ids: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

const aliveFor = sql`now() + interval '60 seconds'`;

export function createRunStore(
  database: Database,
  { workspaceId, run, usesCache }: { workspaceId: WorkspaceId; run: RunRecord; usesCache: boolean },
): RunStore {
  const { orm } = database;
  const isRun = and(eq(distributedRun.workspaceId, workspaceId), eq(distributedRun.id, run.id));
  const ofRun = and(eq(distributedTry.workspaceId, workspaceId), eq(distributedTry.runId, run.id));
  return {
    begin: () =>
      inTransaction(database, async (tx) => {
        await tx.delete(distributedRun).where(or(isRun, isExpired));
        await tx
          .insert(distributedRun)
          .values({ workspaceId, id: run.id, record: run, usesCache, expiresAt: aliveFor });
      }),
    async prolong() {
      const there = await orm
        .update(distributedRun)
        .set({ expiresAt: aliveFor })
        .where(isRun)
        .returning({ id: distributedRun.id });
      return there.length > 0;
    },
    async put(tries) {
      await orm
        .insert(distributedTry)
        .values(tries.map((each) => ({ workspaceId, runId: run.id, ...each })))
        .onConflictDoNothing();
    },
    collect: () =>
      orm
        .delete(distributedTry)
        .where(and(ofRun, isNotNull(distributedTry.outcome)))
        .returning({ id: distributedTry.id, outcome: distributedTry.outcome }),
    async refusals() {
      const rows = await orm
        .select({ id: distributedTry.id, refusal: distributedTry.refusal })
        .from(distributedTry)
        .where(and(ofRun, isNotNull(distributedTry.refusal)));
      return new Map(rows.map(({ id, refusal }) => [id, refusal ?? ""]));
    },
    async remove(ids) {
      if (ids.length === 0) return;
      await orm
        .delete(distributedTry)
        .where(and(ofRun, sql`${distributedTry.id} = any(${sql.param([...ids])}::uuid[])`));
    },
    async end() {
      await orm.delete(distributedRun).where(isRun);
    },
  };
}

const isExpired = lt(distributedRun.expiresAt, sql`now()`);

/** Takes away the tries of coordinators that are gone. */
export async function tidyTries({ orm }: Database): Promise<void> {
  await orm.delete(distributedRun).where(isExpired);
}
