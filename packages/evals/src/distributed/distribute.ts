import { randomUUID } from "node:crypto";
import { isConnectionFailure } from "@assay/db";
import type { Database, WorkspaceId } from "@assay/db";
import type { Jobs } from "@assay/db/jobs";
import type { ResultRecord, RunRecord } from "../log/record.ts";
import type { Crew } from "../run/crew.ts";
import type { TryOptions } from "../run/try-sample.ts";
import { channel, tryQueue } from "./queue.ts";
import { resultOf, unmade } from "./results.ts";
import { createRunStore } from "./run-store.ts";

/** What whoever waits for the run should know. */
export type Notice =
  | { code: "no_worker"; silentMs: number }
  | { code: "database_away" }
  | { code: "refused"; message: string };

export interface DistributeOptions {
  /** A pool of the system role. */
  database: Database;
  jobs: Jobs;
  workspaceId: WorkspaceId;
  /** Workers may answer from what they have kept. */
  usesCache?: boolean;
  onNotice?: (notice: Notice) => void;
  /** So long nobody makes a try before `no_worker` is said. */
  silentMs?: number;
}

interface Pending {
  options: TryOptions;
  /** Undefined until it is sent. */
  jobId: string | undefined;
  resolve: (result: ResultRecord) => void;
  reject: (reason: unknown) => void;
}

const turnMs = 1_000;
const checkMs = 5_000;

/**
 * For `distribute` of a run: puts its tries before `assay worker` processes and hands back what they make of them. A
 * try whose workers are killed is made by another; one that was made twice comes back once.
 */
export function distributeTo(
  options: DistributeOptions,
): (run: RunRecord, signal: AbortSignal) => Promise<Crew> {
  return async (run, signal) => {
    const {
      database,
      jobs,
      workspaceId,
      usesCache = false,
      onNotice = () => {},
      silentMs = 15_000,
    } = options;
    const store = createRunStore(database, { workspaceId, run, usesCache });
    const pending = new Map<string, Pending>();
    const told = new Set<string>();
    let ended: { reason: unknown } | undefined;
    let abandoned: Pending[] = [];
    let wake = () => {};
    const closing = new AbortController();
    let checkedAt = performance.now();
    let heardAt = checkedAt;

    function tell(notice: Notice): void {
      const text = JSON.stringify(notice);
      if (!told.has(text)) onNotice(notice);
      told.add(text);
    }

    function endAll(reason: unknown): void {
      ended ??= { reason };
      abandoned = [...abandoned, ...pending.values()];
      for (const { reject } of pending.values()) reject(reason);
      pending.clear();
    }

    async function send(): Promise<void> {
      const unsent = [...pending].filter(([, { jobId }]) => jobId === undefined);
      if (unsent.length === 0) return;
      await store.put(
        unsent.map(
          ([
            id,
            {
              options: { open, model, epoch },
            },
          ]) => ({
            id,
            model: model.address,
            sample: open.sample.id,
            epoch,
          }),
        ),
      );
      const jobIds = await jobs.sendMany(
        tryQueue,
        unsent.map(([tryId]) => ({ workspaceId, tryId })),
      );
      for (const [index, [, each]] of unsent.entries()) each.jobId = jobIds[index];
    }

    async function collect(): Promise<void> {
      const made = await store.collect();
      const jobIds: string[] = [];
      for (const { id, outcome } of made) {
        const found = pending.get(id);
        if (found === undefined) continue;
        pending.delete(id);
        if (found.jobId !== undefined) jobIds.push(found.jobId);
        found.resolve(resultOf(found.options, outcome));
      }
      if (made.length === 0) return;
      heardAt = performance.now();
      told.delete(JSON.stringify(noWorker));
      await jobs.forget(workspaceId, jobIds);
    }

    /** Whoever lives says so; what workers refuse is told; what nobody will make any more is sent again or given up. */
    async function check(): Promise<void> {
      checkedAt = performance.now();
      if (!(await store.prolong())) {
        await store.begin();
        for (const each of pending.values()) each.jobId = undefined;
        return;
      }
      const sent = [...pending].flatMap(([id, { jobId }]) => (jobId === undefined ? [] : [{ id, jobId }]));
      if (sent.length === 0) return;
      const ids = sent.map(({ jobId }) => jobId);
      const listed = await jobs.list(workspaceId, { ids, limit: ids.length });
      const byId = new Map(listed.map((job) => [job.id, job]));
      const refusals = await store.refusals();
      for (const message of new Set(refusals.values())) tell({ code: "refused", message });
      // A result is there before its job ends.
      await collect();
      const lost: string[] = [];
      for (const { id, jobId } of sent) {
        const found = pending.get(id);
        const job = byId.get(jobId);
        if (found?.jobId !== jobId) continue;
        if (job === undefined || job.state === "done") found.jobId = undefined;
        else if (job.state === "failed" || job.state === "cancelled") {
          pending.delete(id);
          lost.push(id);
          found.resolve(unmade(found.options, { job, refusal: refusals.get(id) }));
        }
      }
      await store.remove(lost);
      if (listed.some(({ state }) => state === "running")) heardAt = performance.now();
      const isUnseen = [...pending.keys()].some((id) => !refusals.has(id));
      if (isUnseen && performance.now() - heardAt > silentMs) tell(noWorker);
    }
    const noWorker: Notice = { code: "no_worker", silentMs };

    async function work(): Promise<void> {
      while (!closing.signal.aborted) {
        let timer: NodeJS.Timeout | undefined;
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, turnMs);
        });
        try {
          if (performance.now() - checkedAt > checkMs) await check();
          await send();
          await collect();
        } catch (error) {
          if (!isConnectionFailure(error)) endAll(error);
          else tell({ code: "database_away" });
        }
        await woken;
        clearTimeout(timer);
      }
    }

    await store.begin();
    const { unlisten } = await database.sql.listen(channel, (runId) => runId === run.id && wake());
    const end = () => endAll(signal.reason);
    signal.addEventListener("abort", end);
    const working = work();

    return {
      attempt: (tryOptions) =>
        new Promise((resolve, reject) => {
          if (signal.aborted) endAll(signal.reason);
          if (ended !== undefined) return reject(ended.reason);
          if (pending.size === 0) heardAt = performance.now();
          pending.set(randomUUID(), { options: tryOptions, jobId: undefined, resolve, reject });
          wake();
        }),
      async close() {
        closing.abort();
        wake();
        signal.removeEventListener("abort", end);
        await working;
        endAll(new Error("The run has ended."));
        const left = abandoned.flatMap(({ jobId }) => jobId ?? []);
        try {
          await Promise.all(left.map((id) => jobs.cancel(workspaceId, id)));
          await jobs.forget(workspaceId, left);
          await store.end();
          await unlisten();
        } catch (error) {
          // What is left expires.
          if (!isConnectionFailure(error)) throw error;
        }
      },
    };
  };
}
