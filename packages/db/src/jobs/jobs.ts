import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { z } from "zod";
import type { Database } from "../connect.ts";
import type { WorkspaceId } from "../workspace.ts";
import { queueIn } from "./adapter.ts";
import { declare, startBoss } from "./boss.ts";
import type { JobPayload, Queue } from "./queue.ts";

/** Where a job stands. `failed`: its tries are used up and it lies among the dead letters. */
export const JobState = z.enum(["queued", "running", "retrying", "done", "failed", "cancelled"]);
export type JobState = z.infer<typeof JobState>;

/** A job as its workspace sees it. */
export interface JobStatus {
  id: string;
  queue: string;
  state: JobState;
  /** From 0 to 1. */
  progress: number;
  note: string;
  /** Which try is running or was the last, from 1. */
  attempt: number;
  createdAt: string;
  startedAt: string | undefined;
  finishedAt: string | undefined;
  /** Why the last try failed. */
  error: string | undefined;
}

export interface SendOptions {
  /** Not before. */
  startAfter?: Date;
  /** A second job with the same key is not made while the first waits or runs. */
  key?: string;
  /** Higher goes first. */
  priority?: number;
}

export interface ListOptions {
  queue?: string | undefined;
  state?: JobState | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
  limit?: number;
}

/** Sends jobs and tells of them. */
export interface Jobs {
  /** The id of the job, or undefined when one with the same key is there already. */
  send<P extends JobPayload>(queue: Queue<P>, payload: P, options?: SendOptions): Promise<string | undefined>;
  sendMany<P extends JobPayload>(queue: Queue<P>, payloads: readonly P[]): Promise<string[]>;
  find(workspace: WorkspaceId, id: string): Promise<JobStatus | undefined>;
  /** The newest first. */
  list(workspace: WorkspaceId, options?: ListOptions): Promise<JobStatus[]>;
  /** How many of a workspace's jobs stand where, queue by queue. */
  count(workspace: WorkspaceId): Promise<{ queue: string; state: JobState; jobs: number }[]>;
  /** Keeps a job from starting, or tells it to stop; resolves with whether there was something to cancel. */
  cancel(workspace: WorkspaceId, id: string): Promise<boolean>;
  /** Gives a failed or cancelled job its tries again, unless one with its key waits or runs; resolves with whether it did. */
  retry(workspace: WorkspaceId, id: string): Promise<boolean>;
  /** Takes jobs that have served their purpose off the list; it neither stops nor begins any. */
  forget(workspace: WorkspaceId, ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const namesOf: Record<JobState, string> = {
  queued: "created",
  retrying: "retry",
  running: "active",
  done: "completed",
  cancelled: "cancelled",
  failed: "failed",
};

const states: Record<string, JobState | undefined> = Object.fromEntries(
  JobState.options.map((state) => [namesOf[state], state]),
);

/** Jobs over a pool of the system role. Nothing runs here: `startWorker` does. */
export async function openJobs(database: Database): Promise<Jobs> {
  const { sql } = database;
  const boss = await startBoss(database, { supervise: false, registerInstance: false });
  const declared = new Map<string, Promise<void>>();

  function ready(queue: Queue): Promise<void> {
    const known = declared.get(queue.name);
    if (known !== undefined) return known;
    const made = declare(boss, queue).catch((error: unknown) => {
      declared.delete(queue.name);
      throw error;
    });
    declared.set(queue.name, made);
    return made;
  }

  // What the queue has forgotten was done: it keeps the rest.
  const stateName = sql`coalesce(b.state::text, 'completed')`;

  async function select(workspace: WorkspaceId, where: ReturnType<typeof sql>): Promise<JobStatus[]> {
    const rows = await sql<JobRow[]>`
      select j.id, j.queue, j.progress, j.note, j.created_at, b.state, b.retry_count, b.started_on, b.completed_on,
        b.output
      from platform.job j left join pgboss.job b on b.name = j.queue and b.id = j.id
      where j.workspace_id = ${workspace} and ${where}`;
    return rows.map(toStatus);
  }

  return {
    async send(queue, payload, { startAfter, key, priority } = {}) {
      await ready(queue);
      const id = randomUUID();
      const data = queue.payload.parse(payload);
      return sql.begin(async (tx) => {
        if (key !== undefined && (await isWaiting(tx, queue.name, data.workspaceId, key))) return undefined;
        await tx`insert into platform.job (id, workspace_id, queue, key)
          values (${id}, ${data.workspaceId}, ${queue.name}, ${key ?? null})`;
        return boss
          .send(queue.name, data, {
            id,
            db: queueIn(tx),
            ...(startAfter && { startAfter }),
            ...(priority !== undefined && { priority }),
          })
          .then(() => id);
      });
    },
    async sendMany(queue, payloads) {
      await ready(queue);
      const jobs = payloads.map((payload) => ({ id: randomUUID(), data: queue.payload.parse(payload) }));
      await sql.begin(async (tx) => {
        await boss.insert(queue.name, jobs, { db: queueIn(tx) });
        await tx`insert into platform.job (id, workspace_id, queue)
          select id, workspace, ${queue.name} from unnest(
            ${jobs.map(({ id }) => id)}::uuid[], ${jobs.map(({ data }) => data.workspaceId)}::text[]) as t(id, workspace)`;
      });
      return jobs.map(({ id }) => id);
    },
    async find(workspace, id) {
      return (await select(workspace, sql`j.id = ${id}`))[0];
    },
    async list(workspace, { queue, state, ids, limit = 100 } = {}) {
      const ofQueue = queue === undefined ? sql`true` : sql`j.queue = ${queue}`;
      const inState = state === undefined ? sql`true` : sql`${stateName} = ${namesOf[state]}`;
      const among = ids === undefined ? sql`true` : sql`j.id = any(${[...ids]}::uuid[])`;
      return select(
        workspace,
        sql`${ofQueue} and ${inState} and ${among} order by j.created_at desc, j.id limit ${limit}`,
      );
    },
    async count(workspace) {
      const rows = await sql<{ queue: string; state: string; jobs: number }[]>`
        select j.queue, ${stateName} as state, count(*)::int as jobs
        from platform.job j left join pgboss.job b on b.name = j.queue and b.id = j.id
        where j.workspace_id = ${workspace} group by 1, 2 order by 1, 2`;
      return rows.map(({ state, ...row }) => ({ ...row, state: states[state] ?? "queued" }));
    },
    cancel: (workspace, id) =>
      change(workspace, id, ["queued", "retrying", "running"], boss.cancel.bind(boss)),
    retry: (workspace, id) =>
      change(workspace, id, ["failed", "cancelled"], async (name, job) => {
        const { state } = (await boss.getJobById(name, job)) ?? {};
        await sql.begin(async (tx) => {
          const [row] = await tx<{ key: string | null }[]>`select key from platform.job where id = ${job}`;
          const key = row?.key ?? undefined;
          if (key !== undefined && (await isWaiting(tx, name, workspace, key))) return;
          const within = { db: queueIn(tx) };
          await (state === "cancelled" ? boss.resume(name, job, within) : boss.retry(name, job, within));
        });
      }),
    async forget(workspace, ids) {
      await sql`delete from platform.job where workspace_id = ${workspace} and id = any(${[...ids]}::uuid[])`;
    },
    close: () => boss.stop({ close: false, graceful: false }),
  };

  async function change(
    workspace: WorkspaceId,
    id: string,
    from: readonly JobState[],
    act: (queue: string, id: string) => Promise<unknown>,
  ): Promise<boolean> {
    const [found] = await select(workspace, sql`j.id = ${id}`);
    if (found === undefined || !from.includes(found.state)) return false;
    await act(found.queue, id);
    const [now] = await select(workspace, sql`j.id = ${id}`);
    return now !== undefined && !from.includes(now.state);
  }
}

/** Whether a job with the key waits or runs; until the transaction ends no other with that key can be made. */
async function isWaiting(
  tx: TransactionSql,
  queue: string,
  workspace: string,
  key: string,
): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`${queue} ${workspace} ${key}`}, 0))`;
  const [found] = await tx`
    select 1 from platform.job j join pgboss.job b on b.name = j.queue and b.id = j.id
    where j.queue = ${queue} and j.workspace_id = ${workspace} and j.key = ${key}
    and b.state in ('created', 'retry', 'active') limit 1`;
  return found !== undefined;
}

interface JobRow {
  id: string;
  queue: string;
  progress: number;
  note: string;
  created_at: string;
  state: string | null;
  retry_count: number | null;
  started_on: string | null;
  completed_on: string | null;
  output: unknown;
}

function toStatus(row: JobRow): JobStatus {
  const state = states[row.state ?? "completed"] ?? "queued";
  return {
    id: row.id,
    queue: row.queue,
    state,
    progress: state === "done" ? 1 : row.progress,
    note: row.note,
    attempt: (row.retry_count ?? 0) + 1,
    createdAt: row.created_at,
    startedAt: row.started_on ?? undefined,
    finishedAt: row.completed_on ?? undefined,
    error: state === "done" ? undefined : messageOf(row.output),
  };
}

function messageOf(output: unknown): string | undefined {
  if (typeof output !== "object" || output === null) return undefined;
  if ("message" in output && typeof output.message === "string") return output.message;
  return "value" in output ? messageOf(output.value) : undefined;
}
