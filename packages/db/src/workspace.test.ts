import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { job, workspace } from "./schema.ts";
import { createTestDatabase } from "./testing/index.ts";
import type { TestDatabase } from "./testing/index.ts";
import { WorkspaceId, retryRead, withWorkspace } from "./workspace.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const newJob = (workspaceId: string) => ({ id: randomUUID(), workspaceId, queue: "test" });

it("shows a workspace its own rows only, and nothing outside of one", async () => {
  const [mine, theirs] = [await db.workspace(), await db.workspace()];
  await withWorkspace(db.app, mine, (tx) => tx.insert(job).values(newJob(mine)));
  expect(await withWorkspace(db.app, mine, (tx) => tx.$count(job))).toBe(1);
  expect(await withWorkspace(db.app, theirs, (tx) => tx.$count(job))).toBe(0);
  expect(await db.app.orm.$count(job)).toBe(0);
  expect(await db.app.orm.$count(workspace)).toBe(0);
});

it("refuses a row that names another workspace", async () => {
  const [mine, theirs] = [await db.workspace(), await db.workspace()];
  await expect(
    withWorkspace(db.app, mine, (tx) => tx.insert(job).values(newJob(theirs))),
  ).rejects.toHaveProperty("cause.message", 'new row violates row-level security policy for table "job"');
});

it("does not carry the workspace over to the next transaction on the connection", async () => {
  const one = db.open({ connections: 1 });
  const mine = await db.workspace();
  await withWorkspace(one, mine, (tx) => tx.insert(job).values(newJob(mine)));
  expect(await one.orm.$count(job)).toBe(0);
});

it("rolls back what a failing function has done", async () => {
  const mine = await db.workspace();
  const failing = withWorkspace(db.app, mine, async (tx) => {
    await tx.insert(job).values(newJob(mine));
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await withWorkspace(db.app, mine, (tx) => tx.$count(job))).toBe(0);
});

it("keeps applications from sign-in's and the queue's tables, and from changing any", async () => {
  for (const statement of [
    "select * from pgboss.job",
    "create table platform.x (y int)",
    "drop table platform.job",
  ])
    await expect(db.app.orm.execute(sql.raw(statement))).rejects.toHaveProperty("cause.code", "42501");
});

it("reads no id that could be more than one", () => {
  for (const odd of ["", "a b", "a'b", "a".repeat(65), "ä"])
    expect(WorkspaceId.safeParse(odd).success).toBe(false);
});

it("has the server end a transaction that waits for something else", async () => {
  const [timeout] = await db.app.sql`show idle_in_transaction_session_timeout`;
  expect(timeout).toEqual({ idle_in_transaction_session_timeout: "15s" });
});

it("reads again while the server is away, and gives up on what is no fault of the connection", async () => {
  let times = 0;
  const away = Object.assign(new Error("gone"), { code: "ECONNREFUSED" });
  const read = async () => {
    times += 1;
    if (times < 3) throw away;
    return times;
  };
  expect(await retryRead(read)).toBe(3);
  await expect(retryRead(() => Promise.reject(new Error("wrong")))).rejects.toThrow("wrong");
});

it("goes on after the server has ended its connections, without losing a call", async () => {
  const one = db.open({ connections: 2 });
  const mine = await db.workspace();
  await withWorkspace(one, mine, (tx) => tx.$count(job));
  await db.owner.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'assay' and datname = current_database() and pid <> pg_backend_pid()`;
  await sleep(50);
  expect(await withWorkspace(one, mine, (tx) => tx.$count(job))).toBe(0);
});
