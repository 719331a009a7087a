import { inTransaction } from "@assay/db";
import type { Database, WorkspaceId } from "@assay/db";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { ResultRecord } from "../log/record.ts";
import { distributedRun, distributedTry } from "../schema.ts";
import { channel } from "./queue.ts";

/** A try as a worker finds it. */
export interface FoundTry {
  runId: string;
  model: string;
  sample: string;
  epoch: number;
  /** As whichever version of the program wrote it. */
  record: unknown;
  usesCache: boolean;
}

/** The rows of tries, for workers. */
export interface TryStore {
  /** Undefined where it was made already, or nobody wants it any more. */
  find(workspaceId: WorkspaceId, id: string): Promise<FoundTry | undefined>;
  /** The first result counts. */
  keep(workspaceId: WorkspaceId, id: string, result: { runId: string; outcome: ResultRecord }): Promise<void>;
  refuse(workspaceId: WorkspaceId, id: string, reason: string): Promise<void>;
}

export function createTryStore(database: Database): TryStore {
  const isUnmade = (workspaceId: WorkspaceId, id: string) =>
    and(
      eq(distributedTry.workspaceId, workspaceId),
      eq(distributedTry.id, id),
      isNull(distributedTry.outcome),
    );
  return {
    find: (workspaceId, id) =>
      inTransaction(database, async (tx) => {
        const [found] = await tx
          .select({
            runId: distributedTry.runId,
            model: distributedTry.model,
            sample: distributedTry.sample,
            epoch: distributedTry.epoch,
            record: distributedRun.record,
            usesCache: distributedRun.usesCache,
          })
          .from(distributedTry)
          .innerJoin(
            distributedRun,
            and(
              eq(distributedRun.workspaceId, distributedTry.workspaceId),
              eq(distributedRun.id, distributedTry.runId),
            ),
          )
          .where(and(isUnmade(workspaceId, id), gt(distributedRun.expiresAt, sql`now()`)));
        return found;
      }),
    keep: (workspaceId, id, { runId, outcome }) =>
      inTransaction(database, async (tx) => {
        await tx.update(distributedTry).set({ outcome }).where(isUnmade(workspaceId, id));
        await tx.execute(sql`select pg_notify(${channel}, ${runId})`);
      }),
    refuse: (workspaceId, id, refusal) =>
      inTransaction(database, async (tx) => {
        await tx.update(distributedTry).set({ refusal }).where(isUnmade(workspaceId, id));
      }),
  };
}
