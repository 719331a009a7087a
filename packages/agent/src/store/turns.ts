import { eq, and } from "drizzle-orm";
import { run, step, thread, turn } from "../schema.ts";
import type { Turn } from "../turn.ts";
import { newestLeafBelow, versionsOf } from "./branches.ts";
import { buryRun, findOpenRun, isDead } from "./lifeline.ts";
import {
  findThread,
  isThread,
  isUuid,
  listPlaces,
  readPath,
  refused,
  rowOf,
  toThread,
  toTurn,
} from "./rows.ts";
import type { Scope, ThreadRow } from "./rows.ts";
import { Step } from "./step.ts";
import type { Refused, ThreadPath } from "./thread-store.ts";
import { titleFor } from "./title.ts";
import { turnVersion } from "./upgrade-turn.ts";

export async function showPath(scope: Scope, threadId: string, now: number): Promise<ThreadPath | Refused> {
  const row = await findThread(scope, threadId);
  return row === undefined ? refused("chat.unknown_thread") : pathOf(scope, row, now);
}

export async function readPathTo(
  scope: Scope,
  { threadId, turnId }: { threadId: string; turnId: string },
  now: number,
): Promise<Turn[] | Refused> {
  const row = await findThread(scope, threadId);
  if (row === undefined) return refused("chat.unknown_thread");
  await buryDead(scope, threadId, now);
  const places = await listPlaces(scope, threadId);
  const path = await readPath(scope, { threadId, places, to: turnId });
  return path.length === 0 ? refused("chat.unknown_turn") : path;
}

export async function readTurns(
  { tx, owner }: Scope,
  threadId: string,
  now: number,
): Promise<Turn[] | Refused> {
  const row = await findThread({ tx, owner }, threadId);
  if (row === undefined) return refused("chat.unknown_thread");
  await buryDead({ tx, owner }, threadId, now);
  const rows = await tx
    .select()
    .from(turn)
    .where(and(eq(turn.workspaceId, owner.workspaceId), eq(turn.threadId, threadId)))
    .orderBy(turn.position);
  return rows.map(toTurn);
}

export async function selectBranch(
  scope: Scope,
  { threadId, turnId }: { threadId: string; turnId: string },
  now: number,
): Promise<ThreadPath | Refused> {
  const row = await findThread(scope, threadId, { lock: true });
  if (row === undefined) return refused("chat.unknown_thread");
  const headTurnId = newestLeafBelow(await listPlaces(scope, threadId), turnId);
  if (headTurnId === undefined) return refused("chat.unknown_turn");
  await scope.tx.update(thread).set({ headTurnId }).where(isThread(scope.owner, threadId));
  return pathOf(scope, { ...row, headTurnId }, now);
}

/** Adds a finished turn and makes it the head. */
export async function addTurn(
  scope: Scope,
  given: Omit<Turn, "createdAt" | "version">,
  at: Date,
): Promise<Turn | Refused> {
  const { tx, owner } = scope;
  const row = await findThread(scope, given.threadId, { lock: true });
  if (row === undefined) return refused("chat.unknown_thread");
  const places = await listPlaces(scope, given.threadId);
  if (given.parentId !== null && !places.some(({ id }) => id === given.parentId))
    return refused("chat.unknown_turn");
  const isSettled = given.status !== "running" && given.status !== "waiting";
  if (!isUuid(given.id) || places.some(({ id }) => id === given.id) || !isSettled)
    return refused("chat.bad_request");
  const made = { ...given, createdAt: at.toISOString() };
  await tx.insert(turn).values(rowOf(owner, made, nextPosition(places)));
  await tx
    .update(thread)
    .set({ headTurnId: given.id, updatedAt: at, title: row.title || titleOfParts(given) })
    .where(isThread(owner, given.threadId));
  return { version: turnVersion, ...made };
}

export async function readSteps(scope: Scope, threadId: string, turnId: string): Promise<Step[] | Refused> {
  const { tx, owner } = scope;
  if ((await findThread(scope, threadId)) === undefined) return refused("chat.unknown_thread");
  if (!(await listPlaces(scope, threadId)).some(({ id }) => id === turnId))
    return refused("chat.unknown_turn");
  const rows = await tx
    .select({ step })
    .from(step)
    .innerJoin(run, and(eq(run.workspaceId, step.workspaceId), eq(run.id, step.runId)))
    .where(and(eq(run.workspaceId, owner.workspaceId), eq(run.threadId, threadId), eq(run.turnId, turnId)))
    .orderBy(step.seq);
  return rows.map((row) => toStep(row.step));
}

export function nextPosition(places: readonly { position: number }[]): number {
  return (places.at(-1)?.position ?? 0) + 1;
}

async function pathOf(scope: Scope, row: ThreadRow, now: number): Promise<ThreadPath> {
  const runningTurnId = await buryDead(scope, row.id, now);
  const places = await listPlaces(scope, row.id);
  const byId = new Map(places.map((place) => [place.id, place]));
  const path = await readPath(scope, { threadId: row.id, places, to: row.headTurnId });
  return {
    thread: toThread(row),
    turns: path.map((each) => {
      const place = byId.get(each.id);
      return { turn: each, versions: place === undefined ? [each.id] : versionsOf(places, place) };
    }),
    runningTurnId,
  };
}

/** Closes the thread's run where its process is dead. Resolves with the turn that is being made. */
async function buryDead(scope: Scope, threadId: string, now: number): Promise<string | undefined> {
  const seen = await findOpenRun(scope, threadId);
  if (seen === undefined || !isDead(seen, now)) return seen?.status === "running" ? seen.turnId : undefined;
  await findThread(scope, threadId, { lock: true });
  const dead = await findOpenRun(scope, threadId);
  if (dead === undefined || !isDead(dead, now)) return dead?.status === "running" ? dead.turnId : undefined;
  await buryRun(scope, dead);
  return undefined;
}

function titleOfParts({ role, parts }: Pick<Turn, "role" | "parts">): string {
  const [first] = parts;
  return role === "user" && first?.type === "text" ? titleFor(first.text) : "";
}

function toStep({ workspaceId: _w, runId: _r, seq: _s, startedAt, ...row }: typeof step.$inferSelect): Step {
  const given = Object.entries(row).filter(([, value]) => value !== null);
  return Step.parse({ ...Object.fromEntries(given), startedAt: startedAt.toISOString() });
}
