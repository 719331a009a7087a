import type { Database } from "@assay/db";
import { withWorkspace } from "@assay/db";
import { isModelName, refused } from "./rows.ts";
import type { Scope } from "./rows.ts";
import {
  addSteps,
  answerApproval,
  beginRun,
  finishRun,
  heartbeat,
  requestStop,
  saveTurn,
  suspendRun,
} from "./runs.ts";
import type { RunHandle, ThreadOwner, ThreadStore } from "./thread-store.ts";
import { changeThread, listThreads, openThread, removeThread } from "./threads.ts";
import { readTitle } from "./title.ts";
import { addTurn, readPathTo, readSteps, readTurns, selectBranch, showPath } from "./turns.ts";

/** Threads in PostgreSQL, through a pool of the application's role. Each method is one short transaction. */
export function createThreadStore(
  database: Database,
  { now = Date.now }: { now?: () => number } = {},
): ThreadStore {
  const of = <T>(owner: ThreadOwner, work: (scope: Scope) => Promise<T>): Promise<T> =>
    withWorkspace(database, owner.workspaceId, (tx) => work({ tx, owner }));
  const held = <T>(run: RunHandle, work: (scope: Scope) => Promise<T>) => of(run.owner, work);
  const today = () => new Date(now());
  return {
    openThread: (owner, fields) => of(owner, (scope) => openThread(scope, fields, today())),
    list: (owner, filter = {}) => of(owner, (scope) => listThreads(scope, filter)),
    path: (owner, threadId) => of(owner, (scope) => showPath(scope, threadId, now())),
    pathTo: (owner, threadId, turnId) => of(owner, (scope) => readPathTo(scope, { threadId, turnId }, now())),
    turns: (owner, threadId) => of(owner, (scope) => readTurns(scope, threadId, now())),
    selectBranch: (owner, threadId, turnId) =>
      of(owner, (scope) => selectBranch(scope, { threadId, turnId }, now())),
    async rename(owner, threadId, text) {
      const title = readTitle(text);
      if (title === undefined) return refused("chat.bad_request");
      return of(owner, (scope) => changeThread(scope, threadId, { title }));
    },
    async chooseModel(owner, threadId, model) {
      if (model !== undefined && !isModelName(model)) return refused("chat.bad_request");
      return of(owner, (scope) => changeThread(scope, threadId, { model: model ?? null }));
    },
    archive: (owner, threadId, isArchived) =>
      of(owner, (scope) => changeThread(scope, threadId, { archivedAt: isArchived ? today() : null })),
    remove: (owner, threadId) => of(owner, (scope) => removeThread(scope, threadId)),
    addTurn: (owner, turn) => of(owner, (scope) => addTurn(scope, turn, today())),
    beginRun: (owner, begin) => of(owner, (scope) => beginRun(scope, begin, today())),
    heartbeat: (run) => held(run, (scope) => heartbeat(scope, run, today())),
    saveTurn: (run, draft) => held(run, (scope) => saveTurn(scope, run, { draft, at: today() })),
    addSteps: (run, steps) => held(run, (scope) => addSteps(scope, run, steps)),
    suspendRun: (run, draft, state) =>
      held(run, (scope) => suspendRun(scope, run, { draft, state, at: today() })),
    finishRun: (run, draft) => held(run, (scope) => finishRun(scope, run, { draft, at: today() })),
    answerApproval: (owner, answer) => of(owner, (scope) => answerApproval(scope, answer, today())),
    requestStop: (owner, threadId) => of(owner, (scope) => requestStop(scope, threadId, now())),
    steps: (owner, threadId, turnId) => of(owner, (scope) => readSteps(scope, threadId, turnId)),
  };
}
