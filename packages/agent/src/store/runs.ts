import { randomUUID } from "node:crypto";
import { and, eq, max } from "drizzle-orm";
import { z } from "zod";
import { run, step, thread, turn } from "../schema.ts";
import type { Turn } from "../turn.ts";
import { answerCall, callsToApprove } from "./close-parts.ts";
import { buryRun, dismissRun, findOpenRun, isDead } from "./lifeline.ts";
import {
  findThread,
  isModelName,
  isThread,
  isTurn,
  isUuid,
  listPlaces,
  readPath,
  refused,
  rowOf,
  toThread,
  toTurn,
} from "./rows.ts";
import type { Scope } from "./rows.ts";
import { keepStep } from "./step.ts";
import type { Step } from "./step.ts";
import type {
  BeginRun,
  BegunRun,
  Refused,
  ResumedRun,
  RunHandle,
  RunSignal,
  TurnDraft,
} from "./thread-store.ts";
import { titleFor } from "./title.ts";
import { nextPosition } from "./turns.ts";
import { turnVersion } from "./upgrade-turn.ts";

type Places = Awaited<ReturnType<typeof listPlaces>>;

const Answers = z.record(z.string(), z.boolean());

export async function beginRun(scope: Scope, begin: BeginRun, at: Date): Promise<BegunRun | Refused> {
  const { tx, owner } = scope;
  const { threadId, input, model, engine, instructions } = begin;
  if (!isModelName(model)) return refused("chat.bad_request");
  const row = await findThread(scope, threadId, { lock: true });
  if (row === undefined) return refused("chat.unknown_thread");
  const open = await findOpenRun(scope, threadId);
  if (open?.status === "running" && !isDead(open, at.getTime())) return refused("chat.busy");
  const places = await listPlaces(scope, threadId);
  const planned = plan(begin, places, at);
  if ("problem" in planned) return planned;

  if (open?.status === "running") await buryRun(scope, open);
  else if (open !== undefined) await dismissRun(scope, open);
  const made: Turn[] = [...(planned.user === undefined ? [] : [planned.user]), planned.assistant];
  const first = nextPosition(places);
  await tx.insert(turn).values(made.map((each, index) => rowOf(owner, each, first + index)));
  const id = randomUUID();
  await tx.insert(run).values({
    workspaceId: owner.workspaceId,
    id,
    threadId,
    turnId: begin.turnId,
    status: "running",
    heartbeatAt: at,
    model,
    engine,
    instructions: instructions ?? null,
    createdAt: at,
  });
  const title = row.title || ("text" in input ? titleFor(input.text) : "");
  const changed = { headTurnId: begin.turnId, updatedAt: at, title };
  await tx.update(thread).set(changed).where(isThread(owner, threadId));
  const before = await readPath(scope, { threadId, places, to: planned.after });
  return {
    run: { owner, id, threadId, turnId: begin.turnId },
    thread: toThread({ ...row, ...changed }),
    turn: planned.assistant,
    history: [...before, ...(planned.user === undefined ? [] : [planned.user])],
  };
}

/** The turns a run adds, and the one that is there already which they follow. */
function plan(
  { threadId, turnId, input }: BeginRun,
  places: Places,
  at: Date,
): { user?: Turn; assistant: Turn; after: string | null } | Refused {
  const find = (id: string | null) => places.find((place) => place.id === id);
  const added = input.kind === "regenerate" ? [turnId] : [input.id, turnId];
  const areNew =
    added.every((id) => isUuid(id) && find(id) === undefined) && new Set(added).size === added.length;
  if (!areNew) return refused("chat.bad_request");
  const base = { version: turnVersion, threadId, createdAt: at.toISOString() };
  const assistant = (parentId: string): Turn => ({
    ...base,
    id: turnId,
    parentId,
    role: "assistant",
    status: "running",
    parts: [],
  });
  if (input.kind === "regenerate") {
    const place = find(input.of);
    if (place === undefined) return refused("chat.unknown_turn");
    if (place.role !== "assistant" || place.parentId === null) return refused("chat.bad_request");
    return { assistant: assistant(place.parentId), after: place.parentId };
  }
  const target = find(input.kind === "send" ? input.parentId : input.editedId);
  if (input.kind === "edit" || input.parentId !== null) {
    if (target === undefined) return refused("chat.unknown_turn");
    if (target.role !== (input.kind === "send" ? "assistant" : "user")) return refused("chat.bad_request");
  }
  const parentId = input.kind === "send" ? input.parentId : (target?.parentId ?? null);
  const user: Turn = {
    ...base,
    id: input.id,
    parentId,
    role: "user",
    status: "done",
    parts: [{ type: "text", text: input.text }],
  };
  return { user, assistant: assistant(input.id), after: parentId };
}

/** Changes a run that this process still holds; undefined where it is another's to close by now. */
async function hold(
  { tx }: Scope,
  { owner, id }: RunHandle,
  values: Partial<typeof run.$inferInsert>,
): Promise<{ isStopRequested: boolean } | undefined> {
  const [held] = await tx
    .update(run)
    .set(values)
    .where(and(eq(run.workspaceId, owner.workspaceId), eq(run.id, id), eq(run.status, "running")))
    .returning({ isStopRequested: run.isStopRequested });
  return held;
}

function signalOf(held: { isStopRequested: boolean } | undefined): RunSignal {
  if (held === undefined) return "lost";
  return held.isStopRequested ? "stop" : "go";
}

export async function heartbeat(scope: Scope, handle: RunHandle, at: Date): Promise<RunSignal> {
  return signalOf(await hold(scope, handle, { heartbeatAt: at }));
}

export async function saveTurn(
  scope: Scope,
  handle: RunHandle,
  { draft, at }: { draft: TurnDraft; at: Date },
): Promise<RunSignal> {
  const held = await hold(scope, handle, { heartbeatAt: at });
  if (held !== undefined) await writeTurn(scope, handle, draft);
  return signalOf(held);
}

export async function suspendRun(
  scope: Scope,
  handle: RunHandle,
  { draft, state, at }: { draft: TurnDraft; state: string; at: Date },
): Promise<RunSignal> {
  if (callsToApprove(draft.parts).length === 0) throw new Error("A run was suspended that waits for nobody.");
  const held = await hold(scope, handle, { heartbeatAt: at });
  if (held === undefined || held.isStopRequested) return signalOf(held);
  await hold(scope, handle, { status: "waiting", state, answers: {} });
  await writeTurn(scope, handle, { ...draft, status: "waiting" });
  return "go";
}

export async function finishRun(
  scope: Scope,
  handle: RunHandle,
  { draft, at }: { draft: TurnDraft & { status: "done" | "stopped" | "failed" }; at: Date },
): Promise<RunSignal> {
  // Threads are locked before their runs, here as everywhere: otherwise two could wait for each other.
  await findThread(scope, handle.threadId, { lock: true });
  const held = await hold(scope, handle, { status: "ended", heartbeatAt: at, state: null });
  if (held === undefined) return "lost";
  await writeTurn(scope, handle, draft);
  await scope.tx.update(thread).set({ updatedAt: at }).where(isThread(handle.owner, handle.threadId));
  return signalOf(held);
}

async function writeTurn(
  { tx }: Scope,
  { owner, threadId, turnId }: RunHandle,
  { parts, meta, status }: TurnDraft & { status?: Turn["status"] },
): Promise<void> {
  await tx
    .update(turn)
    .set({
      parts,
      version: turnVersion,
      ...(meta !== undefined && { meta }),
      ...(status !== undefined && { status }),
    })
    .where(isTurn(owner, threadId, turnId));
}

export async function addSteps(scope: Scope, handle: RunHandle, steps: readonly Step[]): Promise<void> {
  const { workspaceId } = handle.owner;
  const isRun = and(eq(run.workspaceId, workspaceId), eq(run.id, handle.id));
  // A thread that was removed in the meantime took its runs along.
  const [found] = await scope.tx.select({ id: run.id }).from(run).where(isRun).for("update");
  if (found === undefined || steps.length === 0) return;
  const [last] = await scope.tx
    .select({ seq: max(step.seq) })
    .from(step)
    .where(and(eq(step.workspaceId, workspaceId), eq(step.runId, handle.id)));
  const before = last?.seq ?? 0;
  const rows = steps.map(keepStep).map(({ startedAt, ...each }, index) => ({
    ...each,
    startedAt: new Date(startedAt),
    workspaceId,
    runId: handle.id,
    seq: before + index + 1,
  }));
  await scope.tx.insert(step).values(rows);
}

export async function answerApproval(
  scope: Scope,
  answer: { threadId: string; turnId: string; callId: string; isApproved: boolean },
  at: Date,
): Promise<{ open: string[] } | { resumed: ResumedRun } | Refused> {
  const { tx, owner } = scope;
  const { threadId, turnId, callId, isApproved } = answer;
  const row = await findThread(scope, threadId, { lock: true });
  if (row === undefined) return refused("chat.unknown_thread");
  const places = await listPlaces(scope, threadId);
  if (!places.some(({ id }) => id === turnId)) return refused("chat.unknown_turn");
  const waiting = await findOpenRun(scope, threadId);
  const [stored] = await tx
    .select()
    .from(turn)
    .where(isTurn(owner, threadId, turnId));
  if (waiting?.status !== "waiting" || waiting.turnId !== turnId || stored === undefined)
    return refused("chat.bad_request");
  const asked = toTurn(stored);
  if (!callsToApprove(asked.parts).includes(callId)) return refused("chat.bad_request");

  const parts = answerCall(asked.parts, callId, isApproved);
  const answers = { ...Answers.parse(waiting.answers), [callId]: isApproved };
  const open = callsToApprove(parts);
  const status = open.length === 0 ? "running" : "waiting";
  await tx
    .update(run)
    .set({ answers, status, heartbeatAt: at, isStopRequested: false })
    .where(and(eq(run.workspaceId, owner.workspaceId), eq(run.id, waiting.id)));
  await tx
    .update(turn)
    .set({ parts, status })
    .where(isTurn(owner, threadId, turnId));
  if (open.length > 0) return { open };
  const { model, engine, instructions, state } = waiting;
  return {
    resumed: {
      run: { owner, id: waiting.id, threadId, turnId },
      thread: toThread(row),
      turn: { ...asked, parts, status },
      history: await readPath(scope, { threadId, places, to: asked.parentId }),
      state: state ?? "",
      answers,
      model,
      engine,
      instructions: instructions ?? undefined,
    },
  };
}

export async function requestStop(
  scope: Scope,
  threadId: string,
  now: number,
): Promise<"asked" | "closed" | "idle" | Refused> {
  const { tx, owner } = scope;
  const row = await findThread(scope, threadId, { lock: true });
  if (row === undefined) return refused("chat.unknown_thread");
  const open = await findOpenRun(scope, threadId);
  if (open === undefined) return "idle";
  if (isDead(open, now)) await buryRun(scope, open);
  else if (open.status === "waiting") await dismissRun(scope, open);
  else {
    await tx
      .update(run)
      .set({ isStopRequested: true })
      .where(and(eq(run.workspaceId, owner.workspaceId), eq(run.id, open.id)));
    return "asked";
  }
  return "closed";
}
