import { randomUUID } from "node:crypto";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createThreadStore } from "./create-thread-store.ts";
import { createMemoryStore } from "./memory-store.ts";
import type { MemoryScope, MemoryStore } from "./memory-store.ts";
import type { ThreadOwner } from "./thread-store.ts";

let db: TestDatabase;
let memory: MemoryStore;
let owner = {} as ThreadOwner;
beforeAll(async () => {
  db = await createTestDatabase();
  memory = createMemoryStore(db.app);
});
afterAll(() => db.close());
beforeEach(async () => {
  owner = { workspaceId: await db.workspace(), principalId: "user:ada" };
});
const entries = async (scope: MemoryScope) => Object.fromEntries(await memory.entries(scope));

it("keeps what it was told last, for its agent and principal only", async () => {
  const scope = { owner, agent: "report" };
  expect(await memory.set(scope, "currency", "EUR")).toBe("saved");
  expect(await memory.set(scope, "currency", { z: 1, a: ["\u0000"] })).toBe("saved");
  await memory.set(scope, "answers", null);
  expect(await entries(scope)).toEqual({ answers: null, currency: { z: 1, a: ["\u0000"] } });
  for (const other of [
    { owner, agent: "legal" },
    { owner: { ...owner, principalId: "user:grace" }, agent: "report" },
    { owner: { ...owner, workspaceId: await db.workspace() }, agent: "report" },
  ]) {
    expect(await entries(other)).toEqual({});
    expect(await memory.forget(other)).toBe(0);
  }
  expect(await memory.forget(scope, "currency")).toBe(1);
  expect(await memory.forget(scope, "currency")).toBe(0);
  expect(await entries(scope)).toEqual({ answers: null });
  expect(await memory.forget(scope)).toBe(1);
});

it("keeps what belongs to a thread apart, until the thread is removed", async () => {
  const threads = createThreadStore(db.app);
  const threadId = randomUUID();
  await threads.openThread(owner, { id: threadId, app: "console", agent: "report" });
  const agent = { owner, agent: "report" };
  const thread = { ...agent, threadId };
  await memory.set(agent, "currency", "EUR");
  await memory.set(thread, "currency", "USD");
  await memory.set(thread, "currency", "CNY");
  expect([await entries(agent), await entries(thread)]).toEqual([{ currency: "EUR" }, { currency: "CNY" }]);
  const stranger = { ...thread, owner: { ...owner, principalId: "user:grace" } };
  expect(await memory.set(stranger, "currency", "x")).toEqual({ problem: "chat.unknown_thread" });
  await threads.remove(owner, threadId);
  expect([await entries(agent), await entries(thread)]).toEqual([{ currency: "EUR" }, {}]);
});

it("holds no more than it says", async () => {
  const scope = { owner, agent: "report" };
  const tooLarge = { problem: "memory.too_large" };
  expect(await memory.set(scope, "k", "x".repeat(15_998))).toBe("saved");
  expect(await memory.set(scope, "k", "x".repeat(15_999))).toEqual(tooLarge);
  expect(await memory.set(scope, "k".repeat(201), 1)).toEqual(tooLarge);
  expect(await memory.set(scope, "k\u0000", 1)).toEqual(tooLarge);
  for (let at = 1; at < 200; at += 1) await memory.set(scope, `k${at}`, at);
  expect(await memory.set(scope, "one more", 1)).toEqual({ problem: "memory.full" });
  expect(await memory.set(scope, "k1", 2)).toBe("saved");
});
