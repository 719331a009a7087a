import type { Job, JobResult } from "pg-boss";
import type { Sql } from "postgres";
import { z } from "zod";
import type { Database } from "../connect.ts";
import { WorkspaceId } from "../workspace.ts";
import { declare, startBoss } from "./boss.ts";
import type { JobPayload, Queue } from "./queue.ts";

/** What a job is told while it runs. */
export interface JobContext {
  id: string;
  workspaceId: WorkspaceId;
  /** Which try this is, from 1: a job may have been begun before by a worker that was killed. */
  attempt: number;
  /** Aborted when the job is cancelled, runs out of time, was taken over by another worker, or the worker stops. */
  signal: AbortSignal;
  /** Tells how far it is, from 0 to 1. Writes at most twice a second. */
  progress(fraction: number, note?: string): Promise<void>;
}

/** A failure that another try would not mend: the job goes to the dead letters at once. */
export class FinalJobError extends Error {
  override name = "FinalJobError";
}

/** A queue and what runs its jobs. */
export interface JobHandler {
  queue: Queue;
  run(payload: unknown, context: JobContext): Promise<void>;
}

/** Joins a queue and its function; what is read from the queue is parsed before it is run. */
export function handle<P extends JobPayload>(
  queue: Queue<P>,
  run: (payload: P, context: JobContext) => Promise<void>,
): JobHandler {
  return {
    queue,
    async run(payload, context) {
      const parsed = queue.payload.safeParse(payload);
      if (!parsed.success)
        throw new FinalJobError(`The payload is not valid: ${z.prettifyError(parsed.error)}`);
      await run(parsed.data, context);
    },
  };
}

/** What a worker did, for its log. */
export interface JobEvent {
  event: "job.done" | "job.failed" | "job.stuck";
  queue: string;
  id: string;
  attempt: number;
  durationMs: number;
  error?: string;
}

export interface WorkerOptions {
  /** A pool of the system role. */
  database: Database;
  handlers: readonly JobHandler[];
  onEvent?: (event: JobEvent) => void;
  /** Called when a job has not stopped `graceMs` after it was told to: the process should be ended and replaced. */
  onStuck?: () => void;
  graceMs?: number;
  /** How often the queue looks for jobs whose worker has fallen silent. */
  superviseSeconds?: number;
}

interface Running {
  attempt: number;
  stop: AbortController;
}

const watchMs = 1_000;
const progressMs = 500;
const mostErrorCharacters = 2_000;

/** Runs jobs until it is closed. Several workers, on one machine or many, share the queues of one database. */
export async function startWorker(options: WorkerOptions): Promise<{ close(): Promise<void> }> {
  const { database, handlers, onEvent, onStuck, graceMs = 30_000, superviseSeconds = 5 } = options;
  const { sql } = database;
  const running = new Map<string, Running>();
  const boss = await startBoss(database, {
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    useListenNotify: true,
    instanceName: "assay worker",
  });
  for (const { queue } of handlers) await declare(boss, queue);

  async function runOne(handler: JobHandler, job: Job): Promise<JobResult> {
    const { id, retryCount } = job;
    const attempt = retryCount + 1;
    const stop = new AbortController();
    const signal = AbortSignal.any([job.signal, stop.signal]);
    const began = performance.now();
    const durationMs = () => Math.round(performance.now() - began);
    const told = { queue: handler.queue.name, id, attempt };
    let grace: NodeJS.Timeout | undefined;
    const giveGrace = () => {
      grace = setTimeout(() => {
        onEvent?.({ event: "job.stuck", ...told, durationMs: durationMs() });
        onStuck?.();
      }, graceMs);
    };
    signal.addEventListener("abort", giveGrace);
    running.set(id, { attempt, stop });
    try {
      const workspaceId = WorkspaceId.parse(Reflect.get(Object(job.data), "workspaceId"));
      const progress = reporter(sql, id);
      await handler.run(job.data, { id, workspaceId, attempt, signal, progress });
      signal.throwIfAborted();
      onEvent?.({ event: "job.done", ...told, durationMs: durationMs() });
      return { id, status: "completed" };
    } catch (error) {
      const message = (error instanceof Error ? error.message : String(error)).slice(0, mostErrorCharacters);
      onEvent?.({ event: "job.failed", ...told, durationMs: durationMs(), error: message });
      const isFinal = error instanceof FinalJobError || error instanceof z.ZodError;
      return { id, status: isFinal ? "deadletter" : "failed", output: { message } };
    } finally {
      // The queue aborts the signal of a job that has ended, too.
      signal.removeEventListener("abort", giveGrace);
      clearTimeout(grace);
      running.delete(id);
    }
  }

  /** Tells jobs to stop that were cancelled, or that another worker has begun meanwhile. */
  async function watch(): Promise<void> {
    if (running.size === 0) return;
    const rows = await sql<{ id: string; state: string; retry_count: number }[]>`
      select id, state, retry_count from pgboss.job
      where name in ${sql(handlers.map(({ queue }) => queue.name))} and id = any(${[...running.keys()]})`;
    for (const { id, state, retry_count } of rows) {
      const job = running.get(id);
      if (state === "cancelled") job?.stop.abort(new Error("The job was cancelled."));
      else if (state !== "active" || retry_count + 1 !== job?.attempt)
        job?.stop.abort(new Error("Another worker has taken the job over."));
    }
  }
  const watching = setInterval(() => void watch().catch(() => {}), watchMs);

  /** One job, or one batch, at a time; after each the next is fetched at once rather than at the next poll. */
  async function takeTurns(handler: JobHandler): Promise<void> {
    const { name, batch } = handler.queue;
    let turn = "";
    turn = await boss.work(
      name,
      {
        batchSize: batch,
        perJobResults: true,
        pollingIntervalSeconds: 2,
        notifyPollingIntervalSeconds: 2,
      },
      async (jobs: Job[]) => {
        const results = await Promise.all(jobs.map((job) => runOne(handler, job)));
        boss.notifyWorker(turn);
        return results;
      },
    );
  }
  for (const handler of handlers)
    for (let each = 0; each < handler.queue.concurrency; each += 1) await takeTurns(handler);

  return {
    async close() {
      for (const { stop } of running.values()) stop.abort(new Error("The worker is stopping."));
      await boss.stop({ close: false, graceful: true, timeout: graceMs });
      clearInterval(watching);
    },
  };
}

function reporter(sql: Sql, id: string): JobContext["progress"] {
  let last = 0;
  return async (fraction, note = "") => {
    const now = performance.now();
    if (last > 0 && now - last < progressMs && fraction < 1) return;
    last = now;
    const bounded = Math.min(1, Math.max(0, fraction));
    await sql`update platform.job set progress = ${bounded}, note = ${note} where id = ${id}`;
  };
}
