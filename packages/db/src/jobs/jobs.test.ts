import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { createTestDatabase } from "../testing/index.ts";
import type { TestDatabase } from "../testing/index.ts";
import type { WorkspaceId } from "../workspace.ts";
import { FinalJobError, defineQueue, handle, openJobs, startWorker } from "./index.ts";
import type { JobEvent, JobHandler, Jobs, WorkerOptions } from "./index.ts";

const payload = z.strictObject({ workspaceId: z.string(), n: z.int() });
let db: TestDatabase;
let jobs: Jobs;
let mine: WorkspaceId;
beforeAll(async () => {
  db = await createTestDatabase();
  jobs = await openJobs(db.system);
  mine = await db.workspace();
});
afterAll(async () => {
  await jobs.close();
  await db.close();
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

let made = 0;
function newQueue(options: Partial<Parameters<typeof defineQueue>[0]> = {}) {
  made += 1;
  return defineQueue({ ...options, name: `test.q${made}`, payload });
}

async function work(handlers: JobHandler[], options: Partial<WorkerOptions> = {}): Promise<JobEvent[]> {
  const events: JobEvent[] = [];
  const onEvent = (event: JobEvent) => void events.push(event);
  const database = db.open({ role: "system", connections: 4 });
  const { close } = await startWorker({ database, handlers, onEvent, graceMs: 500, ...options });
  closing.push(close);
  return events;
}

const stateOf = async (id: string | undefined) => (await jobs.find(mine, id ?? ""))?.state;

it("runs a job with its payload and shows how far it was", async () => {
  const queue = newQueue();
  const seen: number[] = [];
  const id = await jobs.send(queue, { workspaceId: mine, n: 7 });
  expect(await stateOf(id)).toBe("queued");
  await work([
    handle(queue, async ({ n }, { progress }) => {
      seen.push(n);
      await progress(0.5, "half");
    }),
  ]);
  await vi.waitFor(async () => expect(await stateOf(id)).toBe("done"), 5_000);
  expect(seen).toEqual([7]);
  expect(await jobs.find(mine, id ?? "")).toMatchObject({
    progress: 1,
    note: "half",
    attempt: 1,
    error: undefined,
  });
});

it("begins a new job at once rather than at the next poll", async () => {
  const queue = newQueue();
  let at = 0;
  await work([handle(queue, async () => void (at = performance.now()))]);
  await sleep(300);
  const sent = performance.now();
  await jobs.send(queue, { workspaceId: mine, n: 1 });
  await vi.waitFor(() => expect(at).toBeGreaterThan(0), 5_000);
  expect(at - sent).toBeLessThan(1_500);
});

it("tries a job that throws again, and says why it failed", async () => {
  const queue = newQueue({ retries: 1 });
  const attempts: number[] = [];
  await work([
    handle(queue, async (_, { attempt }) => {
      attempts.push(attempt);
      throw new Error(`no ${attempt}`);
    }),
  ]);
  const id = await jobs.send(queue, { workspaceId: mine, n: 1 });
  await vi.waitFor(async () => expect(await stateOf(id)).toBe("failed"), 15_000);
  expect(attempts).toEqual([1, 2]);
  expect(await jobs.find(mine, id ?? "")).toMatchObject({ attempt: 2, error: "no 2" });
  const [dead] = await db.owner
    .sql`select count(*)::int as n from pgboss.job where name = ${`${queue.name}.dead`}`;
  expect(dead).toEqual({ n: 1 });
});

it("gives a failed job its tries again when a person asks for it", async () => {
  const queue = newQueue();
  let isMended = false;
  await work([
    handle(queue, async () => {
      if (!isMended) throw new FinalJobError("broken");
    }),
  ]);
  const id = (await jobs.send(queue, { workspaceId: mine, n: 1 })) ?? "";
  await vi.waitFor(async () => expect(await stateOf(id)).toBe("failed"), 5_000);
  isMended = true;
  expect(await jobs.retry(mine, id)).toBe(true);
  await vi.waitFor(async () => expect(await stateOf(id)).toBe("done"), 8_000);
  expect(await jobs.retry(mine, id)).toBe(false);
});

it("does not try again what another try would not mend", async () => {
  const queue = newQueue();
  const events = await work([
    handle({ ...queue, payload: payload.extend({ n: z.literal(2) }) }, async () => {}),
  ]);
  const id = await jobs.send(queue, { workspaceId: mine, n: 1 });
  await vi.waitFor(async () => expect(await stateOf(id)).toBe("failed"), 5_000);
  expect(events).toHaveLength(1);
  expect(events[0]?.error).toContain("The payload is not valid");
});

it("keeps a waiting job from starting and tells a running one to stop", async () => {
  const queue = newQueue();
  const waiting = (await jobs.send(queue, { workspaceId: mine, n: 1 })) ?? "";
  expect(await jobs.cancel(mine, waiting)).toBe(true);
  let reason: unknown;
  const events = await work([
    handle(queue, async (_, { signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      reason = signal.reason;
    }),
  ]);
  const running = (await jobs.send(queue, { workspaceId: mine, n: 2 })) ?? "";
  await vi.waitFor(async () => expect(await stateOf(running)).toBe("running"), 5_000);
  expect(await jobs.cancel(mine, running)).toBe(true);
  await vi.waitFor(() => expect(reason).toEqual(new Error("The job was cancelled.")), 5_000);
  await vi.waitFor(() => expect(events).toHaveLength(1), 5_000);
  expect(await stateOf(running)).toBe("cancelled");
  expect(await stateOf(waiting)).toBe("cancelled");
  expect(await jobs.cancel(mine, running)).toBe(false);
});

it("makes one job for a key while it waits or runs, even when many ask at once", async () => {
  const queue = newQueue();
  const send = () => jobs.send(queue, { workspaceId: mine, n: 1 }, { key: "report-1" });
  const sent = await Promise.all(Array.from({ length: 5 }, send));
  expect(sent.filter((id) => id !== undefined)).toHaveLength(1);
  expect(await jobs.send(queue, { workspaceId: mine, n: 1 }, { key: "report-2" })).toBeDefined();
});

it("shows, cancels and repeats a workspace's own jobs only", async () => {
  const queue = newQueue();
  const theirs = await db.workspace();
  const id = (await jobs.send(queue, { workspaceId: theirs, n: 1 })) ?? "";
  expect(await jobs.find(mine, id)).toBeUndefined();
  expect(await jobs.list(mine, { queue: queue.name })).toEqual([]);
  expect(await jobs.cancel(mine, id)).toBe(false);
  expect(await jobs.list(theirs)).toHaveLength(1);
});

it("leaves no job behind whose workspace is not there", async () => {
  const queue = newQueue();
  await expect(jobs.send(queue, { workspaceId: "nobody", n: 1 })).rejects.toThrow("foreign key");
  const [row] = await db.owner.sql`select count(*)::int as n from pgboss.job where name = ${queue.name}`;
  expect(row).toEqual({ n: 0 });
});

it("reports a job that does not stop when its time is over", async () => {
  const queue = newQueue({ timeoutSeconds: 1, retries: 0 });
  const onStuck = vi.fn<() => void>();
  let release = () => {};
  const events = await work([handle(queue, () => new Promise<void>((resolve) => (release = resolve)))], {
    onStuck,
  });
  const id = await jobs.send(queue, { workspaceId: mine, n: 1 });
  await vi.waitFor(() => expect(onStuck).toHaveBeenCalledOnce(), 10_000);
  expect(events.map(({ event }) => event)).toContain("job.stuck");
  release();
  await vi.waitFor(async () => expect(await stateOf(id)).toBe("failed"), 10_000);
});

it("does not take a job that has ended for one that does not stop", async () => {
  const queue = newQueue();
  const onStuck = vi.fn<() => void>();
  const events = await work([handle(queue, async () => {})], { onStuck, graceMs: 50 });
  await jobs.send(queue, { workspaceId: mine, n: 1 });
  await vi.waitFor(() => expect(events).toHaveLength(1), 5_000);
  await sleep(200);
  expect(onStuck).not.toHaveBeenCalled();
});

it("settles many small jobs by the batch, each with its own outcome", async () => {
  const queue = newQueue({ batch: 50, retries: 0 });
  const ids = await jobs.sendMany(
    queue,
    Array.from({ length: 120 }, (_, n) => ({ workspaceId: mine, n })),
  );
  await work([
    handle(queue, async ({ n }) => {
      if (n % 40 === 7) throw new Error("seven");
    }),
  ]);
  await vi.waitFor(async () => {
    const states = (await jobs.list(mine, { queue: queue.name, limit: 200 })).map(({ state }) => state);
    expect(states.filter((state) => state === "done")).toHaveLength(117);
    expect(states.filter((state) => state === "failed")).toHaveLength(3);
  }, 10_000);
  expect(await jobs.find(mine, ids[47] ?? "")).toMatchObject({ error: "seven" });
});

it("counts a workspace's jobs by queue and state, and lists one state", async () => {
  const queue = newQueue();
  const own = await db.workspace("Counts");
  const [first = ""] = await jobs.sendMany(
    queue,
    [1, 2, 3].map((n) => ({ workspaceId: own, n })),
  );
  await jobs.cancel(own, first);
  expect(await jobs.count(own)).toEqual([
    { queue: queue.name, state: "cancelled", jobs: 1 },
    { queue: queue.name, state: "queued", jobs: 2 },
  ]);
  expect((await jobs.list(own, { state: "cancelled" })).map(({ id }) => id)).toEqual([first]);
  expect((await jobs.list(own, { queue: queue.name, state: "queued" })).map(({ state }) => state)).toEqual([
    "queued",
    "queued",
  ]);
  expect(await jobs.count(await db.workspace("None"))).toEqual([]);
});

it("does not give a job its tries again while another with its key waits", async () => {
  const queue = newQueue();
  const send = async () => (await jobs.send(queue, { workspaceId: mine, n: 1 }, { key: "nightly" })) ?? "";
  const first = await send();
  await jobs.cancel(mine, first);
  const second = await send();
  expect(await jobs.retry(mine, first)).toBe(false);
  await jobs.cancel(mine, second);
  const both = await Promise.all([jobs.retry(mine, first), jobs.retry(mine, second)]);
  expect(both.filter(Boolean)).toEqual([true]);
  expect((await jobs.list(mine, { queue: queue.name })).map(({ state }) => state).toSorted()).toEqual([
    "cancelled",
    "queued",
  ]);
});
