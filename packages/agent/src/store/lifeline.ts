import { and, eq, inArray } from "drizzle-orm";
import { run, turn } from "../schema.ts";
import type { TurnPart, TurnStatus } from "../turn.ts";
import { interruptParts, refuseOpenCalls } from "./close-parts.ts";
import { isTurn, toTurn } from "./rows.ts";
import type { Scope } from "./rows.ts";

/** How long a run may say nothing before it is taken as dead. */
export const deadAfterMs = 10_000;

export type RunRow = typeof run.$inferSelect;

/** The run of a thread that goes on or waits, whether or not its process still lives. */
export async function findOpenRun({ tx, owner }: Scope, threadId: string): Promise<RunRow | undefined> {
  const [row] = await tx
    .select()
    .from(run)
    .where(
      and(
        eq(run.workspaceId, owner.workspaceId),
        eq(run.threadId, threadId),
        inArray(run.status, ["running", "waiting"]),
      ),
    );
  return row;
}

export function isDead({ status, heartbeatAt }: RunRow, now: number): boolean {
  return status === "running" && now - heartbeatAt.getTime() > deadAfterMs;
}

/** Closes a run whose process has died. Its thread is locked by the caller. */
export async function buryRun(scope: Scope, dead: RunRow): Promise<void> {
  await closeRun(scope, dead, { run: "lost", turn: "failed", parts: interruptParts });
}

/** Closes a run that waits for approvals that nobody will give. Its thread is locked by the caller. */
export async function dismissRun(scope: Scope, waiting: RunRow): Promise<void> {
  await closeRun(scope, waiting, { run: "ended", turn: "stopped", parts: refuseOpenCalls });
}

async function closeRun(
  { tx, owner }: Scope,
  { id, threadId, turnId }: RunRow,
  to: {
    run: "lost" | "ended";
    turn: TurnStatus;
    parts: (parts: readonly TurnPart[]) => TurnPart[];
  },
): Promise<void> {
  await tx
    .update(run)
    .set({ status: to.run, state: null })
    .where(and(eq(run.workspaceId, owner.workspaceId), eq(run.id, id)));
  const [row] = await tx
    .select()
    .from(turn)
    .where(isTurn(owner, threadId, turnId));
  if (row === undefined) return;
  await tx
    .update(turn)
    .set({ status: to.turn, parts: to.parts(toTurn(row).parts) })
    .where(isTurn(owner, threadId, turnId));
}
