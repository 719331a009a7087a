import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database, WorkspaceId } from "@assay/db";
import { handle } from "@assay/db/jobs";
import type { JobHandler } from "@assay/db/jobs";
import type { LoadOptions } from "../dataset.ts";
import type { CompletionCache } from "../run/completion-cache.ts";
import { trySample } from "../run/try-sample.ts";
import type { Suite } from "../suite.ts";
import { tryQueue } from "./queue.ts";
import { createSuiteShelf } from "./suite-shelf.ts";
import { createTryStore } from "./try-store.ts";

export interface HandleTriesOptions {
  /** A pool of the system role. */
  database: Database;
  suites: readonly Suite[];
  /** How this process reaches models. */
  fetchFor: (workspace: WorkspaceId) => typeof globalThis.fetch;
  /** What this process has kept of earlier answers, for runs that allow it. */
  cache?: CompletionCache;
  load?: LoadOptions;
  /** How long a worker that refuses a try holds on to it, so that others come first. */
  politeMs?: number;
}

/** Makes the tries of runs that other processes coordinate; for `startWorker`. */
export function handleTries(options: HandleTriesOptions): JobHandler {
  const { database, suites, fetchFor, cache, load = {}, politeMs = 2_000 } = options;
  const store = createTryStore(database);
  const prepare = createSuiteShelf(suites, load);
  const name = `worker ${hostname()} (process ${process.pid})`;
  return handle(tryQueue, async ({ tryId }, { workspaceId, signal }) => {
    const found = await store.find(workspaceId, tryId);
    if (found === undefined) return;
    const ready = await prepare(found);
    if (typeof ready === "string") {
      const refusal = `${name} ${ready}`;
      await store.refuse(workspaceId, tryId, refusal);
      await sleep(politeMs, undefined, { signal });
      throw new Error(refusal);
    }
    const { run, open, model } = ready;
    const outcome = await trySample({
      open,
      model,
      epoch: found.epoch,
      runSeed: run.seed,
      scorers: run.suite.scorers,
      limits: run.limits,
      fetch: fetchFor(workspaceId),
      cache: found.usesCache ? cache : undefined,
      signal,
      now: Date.now,
    });
    await store.keep(workspaceId, tryId, { runId: found.runId, outcome });
  });
}
