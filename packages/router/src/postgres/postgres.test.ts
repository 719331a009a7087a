import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BudgetScope } from "../budget.ts";
import { hashKey } from "../keys.ts";
import { emptyRecord } from "../record.ts";
import { createRouter } from "../router.ts";
import { createPostgresAccounts } from "./index.ts";
import type { PostgresAccounts } from "./index.ts";

let db: TestDatabase;
let clock = Date.UTC(2026, 10, 24, 12);
/** Two processes on one database. */
let [one, other] = [{}, {}] as [PostgresAccounts, PostgresAccounts];
let workspace = "";
beforeAll(async () => {
  db = await createTestDatabase();
  one = createPostgresAccounts(db.system, () => clock);
  other = createPostgresAccounts(db.open({ role: "system" }), () => clock);
  workspace = await db.workspace();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.owner.sql`truncate router.budget, router.spending, router.reservation, router.rate`;
});

describe("keys", () => {
  it("are found by their hash in every process, and their secret is nowhere in the database", async () => {
    const { secret, key } = await one.keys.issue({
      name: "ci",
      workspace,
      requestsPerMinute: 60,
      models: ["auto"],
    });
    expect(await other.keys.find(hashKey(secret))).toEqual({ ...key, isRevoked: false });
    const dump = JSON.stringify(await db.owner.sql`select * from router.key`);
    expect(dump).not.toContain(secret);
    expect(await one.keys.list(workspace)).toEqual([{ ...key, isRevoked: false }]);
  });

  it("are revoked here at once and elsewhere within five seconds, by their own workspace only", async () => {
    const { secret, key } = await one.keys.issue({ name: "old", workspace });
    await other.keys.find(hashKey(secret));
    expect(await one.keys.revoke(await db.workspace(), key.id)).toBe(false);
    expect(await one.keys.revoke(workspace, key.id)).toBe(true);
    expect(await one.keys.find(hashKey(secret))).toMatchObject({ isRevoked: true });
    clock += 5_001;
    expect(await other.keys.find(hashKey(secret))).toMatchObject({ isRevoked: true });
  });
});

describe("limits", () => {
  it("count what all processes let through, and begin anew each minute", async () => {
    const key = { id: "k", hash: "", name: "", workspace, requestsPerMinute: 3, tokensPerMinute: 100 };
    clock = Math.ceil(clock / 60_000) * 60_000 + 15_000;
    const waits = [
      await one.limiter.admit(key, 10),
      await other.limiter.admit(key, 10),
      await one.limiter.admit(key, 10),
      await other.limiter.admit(key, 10),
    ];
    expect(waits).toEqual([undefined, undefined, undefined, 45_000]);
    clock += 45_000;
    expect(await other.limiter.admit(key, 90)).toBeUndefined();
    expect(await one.limiter.admit(key, 11)).toBe(60_000);
  });
});

describe("budgets", () => {
  it("are not overspent by two processes at once, and none waits for the other for ever", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            scopes: fc.subarray(["all", "key:a", "model:m"], { minLength: 1 }),
            micros: fc.nat(400),
            spent: fc.nat(400),
          }),
          { minLength: 1, maxLength: 20 },
        ),
        async (requests) => {
          await db.owner.sql`truncate router.budget, router.spending, router.reservation`;
          const limits: Record<string, number> = { all: 1_500, "key:a": 800, "model:m": 600 };
          for (const [scope, microsPerDay] of Object.entries(limits))
            await one.budgets.set({ scope: scope as BudgetScope, microsPerDay });
          const settled: Record<string, number> = { all: 0, "key:a": 0, "model:m": 0 };
          await Promise.all(
            requests.map(async ({ scopes, micros, spent }, at) => {
              const { budgets } = at % 2 === 0 ? one : other;
              const reserved = await budgets.reserve(scopes as BudgetScope[], micros);
              const actual = Math.min(spent, micros);
              if ("exceeded" in reserved) return;
              await budgets.settle(reserved, actual);
              await budgets.settle(reserved, 10_000);
              for (const scope of scopes) settled[scope] = (settled[scope] ?? 0) + actual;
            }),
          );
          const kept = await other.budgets.list();
          expect(Object.fromEntries(kept.map(({ scope, spentMicros }) => [scope, spentMicros]))).toEqual(
            settled,
          );
          for (const { spentMicros, microsPerDay } of kept)
            expect(spentMicros).toBeLessThanOrEqual(microsPerDay);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("take from every scope or from none, and name the one that has too little", async () => {
    await one.budgets.set({ scope: "all", microsPerDay: 1_000 });
    await one.budgets.set({ scope: "workspace:w", microsPerDay: 100 });
    expect(await one.budgets.reserve(["all", "workspace:w"], 500)).toEqual({ exceeded: "workspace:w" });
    expect((await one.budgets.list()).map(({ spentMicros }) => spentMicros)).toEqual([0, 0]);
  });

  it("count for their own UTC day", async () => {
    clock = Date.UTC(2026, 10, 24, 23, 59, 59);
    await one.budgets.set({ scope: "all", microsPerDay: 100 });
    const reserved = await one.budgets.reserve(["all"], 100);
    clock += 2_000;
    expect(await one.budgets.reserve(["all"], 100)).toHaveProperty("id");
    await one.budgets.settle(reserved as { id: string }, 1);
    expect(await one.budgets.list()).toEqual([{ scope: "all", microsPerDay: 100, spentMicros: 100 }]);
  });

  it("cost nothing to ask where there are none, and can be taken away", async () => {
    const reserved = await one.budgets.reserve(["all"], 5);
    expect(reserved).toEqual({ id: "" });
    await one.budgets.settle(reserved as { id: string }, 5);
    await one.budgets.set({ scope: "all", microsPerDay: 1 });
    expect(await one.budgets.remove("all")).toBe(true);
    expect(await one.budgets.remove("all")).toBe(false);
  });

  it("forget reservations of days that have passed", async () => {
    await one.budgets.set({ scope: "all", microsPerDay: 100 });
    await one.budgets.reserve(["all"], 100);
    clock += 3 * 86_400_000;
    await one.tidy();
    expect(await db.owner.sql`select 1 from router.reservation`).toHaveLength(0);
  });
});

describe("the ledger", () => {
  const entry = (fields: object) => ({
    ...emptyRecord("gpt-4.1", false),
    at: new Date(clock).toISOString(),
    workspace,
    key: undefined,
    attempts: [{ address: "openai/gpt-4.1", code: "ok" as const }],
    usage: { prompt: 10, completion: 5, cached: 0, cacheWrite: 0, reasoning: 0 },
    cost: { micros: 7, currency: "USD" as const, isEstimate: false },
    durationMs: 12.5,
    ...fields,
  });

  it("adds up days and models of one workspace", async () => {
    const since = new Date(clock - 1_000);
    await one.ledger.append(entry({}));
    await other.ledger.append(entry({}));
    await one.ledger.append(entry({ attempts: [], error: "timeout", usage: undefined, cost: undefined }));
    await one.ledger.append(entry({ workspace: await db.workspace() }));
    const day = new Date(clock).toISOString().slice(0, 10);
    expect(await other.ledger.usage(workspace, since)).toEqual([
      {
        day,
        model: "gpt-4.1",
        requests: 1,
        failed: 1,
        promptTokens: 0,
        completionTokens: 0,
        costMicros: 0,
        currency: undefined,
      },
      {
        day,
        model: "openai/gpt-4.1",
        requests: 2,
        failed: 0,
        promptTokens: 20,
        completionTokens: 10,
        costMicros: 14,
        currency: "USD",
      },
    ]);
  });
});

it("stand behind the router: a key from one process spends its budget in another", async () => {
  const { secret, key } = await one.keys.issue({ name: "app", workspace });
  await one.budgets.set({ scope: `key:${key.id}`, microsPerDay: 0 });
  const router = createRouter({ ...other, env: { OPENAI_API_KEY: "sk-test" } });
  const ask = (headers: Record<string, string>) =>
    router.fetch(
      new Request("http://router/v1/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({
          model: "openai/gpt-6-luna",
          messages: [{ role: "user", content: "hello" }],
        }),
      }),
    );
  expect((await ask({})).status).toBe(401);
  const refused = await ask({ authorization: `Bearer ${secret}` });
  expect(await refused.json()).toMatchObject({ error: { code: "budget_exceeded" } });
});
