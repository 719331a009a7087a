import type { Orm } from "@assay/db";
import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { thread, turn } from "../schema.ts";
import type { Turn } from "../turn.ts";
import { pathTo } from "./branches.ts";
import type { Place } from "./branches.ts";
import type { Refused, Thread, ThreadOwner, ThreadProblem } from "./thread-store.ts";
import { turnVersion, upgradeTurn } from "./upgrade-turn.ts";

export type ThreadRow = typeof thread.$inferSelect;
export type TurnRow = typeof turn.$inferSelect;

/** A transaction on the threads of one owner. */
export interface Scope {
  tx: Orm;
  owner: ThreadOwner;
}

export function refused(problem: ThreadProblem): Refused {
  return { problem };
}

/** Whether PostgreSQL takes it for a UUID, and zod for that of a turn. */
export function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success;
}

/** Whether a text can be a model's address or a policy's name. */
export function isModelName(text: string): boolean {
  return /^[^\p{Cc}]{1,400}$/u.test(text);
}

export function toThread(row: ThreadRow): Thread {
  const { id, app, agent, title, model, headTurnId, createdAt, updatedAt, archivedAt } = row;
  return {
    id,
    app,
    agent,
    title,
    model: model ?? undefined,
    headTurnId: headTurnId ?? undefined,
    createdAt,
    updatedAt,
    archivedAt: archivedAt ?? undefined,
  };
}

/** @throws TurnError for a turn of a newer version */
export function toTurn(row: TurnRow): Turn {
  const { version, id, threadId, parentId, role, status, parts, meta, createdAt } = row;
  return upgradeTurn({
    version,
    id,
    threadId,
    parentId,
    role,
    status,
    parts,
    ...(meta !== null && { meta }),
    createdAt: createdAt.toISOString(),
  });
}

/** The row of a new turn. */
export function rowOf(owner: ThreadOwner, made: Omit<Turn, "version">, position: number) {
  return {
    ...made,
    meta: made.meta ?? null,
    workspaceId: owner.workspaceId,
    position,
    version: turnVersion,
    createdAt: new Date(made.createdAt),
  };
}

/** A thread of the owner's; with `lock`, whoever else would change it waits until the transaction ends. */
export async function findThread(
  { tx, owner }: Scope,
  threadId: string,
  { lock = false } = {},
): Promise<ThreadRow | undefined> {
  if (!isUuid(threadId)) return undefined;
  const query = tx.select().from(thread).where(isThread(owner, threadId));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

export function isThread({ workspaceId, principalId }: ThreadOwner, threadId: string) {
  return and(
    eq(thread.workspaceId, workspaceId),
    eq(thread.id, threadId),
    eq(thread.principalId, principalId),
  );
}

export function isTurn({ workspaceId }: ThreadOwner, threadId: string, turnId: string) {
  return and(eq(turn.workspaceId, workspaceId), eq(turn.threadId, threadId), eq(turn.id, turnId));
}

/** Where each turn of a thread stands, in the order of their making. */
export async function listPlaces(
  { tx, owner }: Scope,
  threadId: string,
): Promise<(Place & { status: Turn["status"] })[]> {
  const { id, parentId, role, position, status } = turn;
  return tx
    .select({ id, parentId, role, position, status })
    .from(turn)
    .where(and(eq(turn.workspaceId, owner.workspaceId), eq(turn.threadId, threadId)))
    .orderBy(asc(turn.position));
}

/** The turns of a path, whole. */
export async function readPath(
  { tx, owner }: Scope,
  { threadId, places, to }: { threadId: string; places: readonly Place[]; to: string | null },
): Promise<Turn[]> {
  const ids = pathTo(places, to).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(turn)
    .where(and(eq(turn.workspaceId, owner.workspaceId), eq(turn.threadId, threadId), inArray(turn.id, ids)))
    .orderBy(asc(turn.position));
  return rows.map(toTurn);
}
