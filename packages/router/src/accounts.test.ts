import * as fc from "fast-check";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { Accounts } from "./accounts.ts";
import { createMemoryBudgets } from "./budget.ts";
import { cacheKey, createMemoryCache } from "./cache.ts";
import { Model } from "./catalogue.ts";
import { createMemoryKeys, issueKey } from "./keys.ts";
import { createMemoryLedger } from "./ledger.ts";
import { createMemoryLimiter } from "./limits.ts";
import { Provider } from "./provider.ts";
import type { RouterConfig } from "./router.ts";
import { createRouter } from "./router.ts";
import { startFaultServer } from "./testing/index.ts";

const messages = [{ role: "user" as const, content: "Hi" }];
const priced = Model.parse({
  provider: "fault",
  id: "well",
  currency: "USD",
  price: { input: 1_000, output: 10_000 },
  source: "test",
  asOf: "2026-11-23",
});

function routerOver(url: string, config: Partial<RouterConfig>) {
  const router = createRouter({
    env: {},
    providers: [Provider.parse({ id: "fault", name: "fault", baseUrl: url, local: true })],
    models: () => [priced],
    ...config,
  });
  const client = (apiKey = "-") =>
    new OpenAI({ baseURL: "http://router/v1", apiKey, fetch: router.fetch, maxRetries: 0 });
  return { router, client };
}

describe("budgets [router.accounts]", () => {
  it("are never passed by calls that come at once", async () => {
    const calls = fc.array(
      fc.record({
        reserve: fc.integer({ min: 0, max: 400 }),
        spend: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 40 },
    );
    const holds = fc.asyncProperty(calls, fc.scheduler(), async (wanted, scheduler) => {
      const budgets = createMemoryBudgets([{ scope: "all", microsPerDay: 1_000 }]);
      let highest = 0;
      const one = async ({ reserve, spend }: { reserve: number; spend: number }) => {
        const reservation = await budgets.reserve(["all"], reserve);
        highest = Math.max(highest, budgets.spent("all"));
        if ("exceeded" in reservation) return;
        await scheduler.schedule(Promise.resolve());
        await budgets.settle(reservation, Math.floor(reserve * spend));
        highest = Math.max(highest, budgets.spent("all"));
      };
      const all = Promise.all(wanted.map(one));
      await scheduler.waitFor(all);
      return highest <= 1_000;
    });
    expect(await fc.check(holds)).toMatchObject({ failed: false });
  });

  it("are whole again the next day, and settled once", async () => {
    let time = Date.parse("2026-11-23T23:59:00Z");
    const budgets = createMemoryBudgets([{ scope: "all", microsPerDay: 100 }], () => time);
    const first = await budgets.reserve(["all"], 80);
    expect(await budgets.reserve(["all"], 30)).toEqual({ exceeded: "all" });
    expect("id" in first && (await budgets.settle(first, 10))).toBe(undefined);
    expect("id" in first && (await budgets.settle(first, 90))).toBe(undefined);
    expect(budgets.spent("all")).toBe(10);
    time += 120_000;
    expect(budgets.spent("all")).toBe(0);
  });

  it("refuse a request before it is sent, and are charged what it came to", async () => {
    await using upstream = await startFaultServer();
    const budgets = createMemoryBudgets([{ scope: "workspace:local", microsPerDay: 60_000 }]);
    const { client } = routerOver(upstream.url, { budgets });
    await client().chat.completions.create({ model: "fault/well", messages, max_tokens: 5 });
    expect(budgets.spent("workspace:local")).toBe(5 * 1_000 + 2 * 10_000);
    const second = client().chat.completions.create({ model: "fault/well", messages, max_tokens: 5 });
    await expect(second).rejects.toMatchObject({ code: "budget_exceeded", status: 429 });
    expect(upstream.calls.get("well")).toBe(1);
  });

  it("give back what a failed request had set aside", async () => {
    await using upstream = await startFaultServer();
    const budgets = createMemoryBudgets([{ scope: "all", microsPerDay: 60_000 }]);
    const { client } = routerOver(upstream.url, { budgets, models: () => [{ ...priced, id: "400" }] });
    const call = client().chat.completions.create({ model: "fault/400", messages, max_tokens: 5 });
    await expect(call).rejects.toMatchObject({ code: "invalid_request" });
    expect(budgets.spent("all")).toBe(0);
  });
});

describe("a ledger that is away", () => {
  it("is told of when a stream has ended, and takes nothing else down", async () => {
    await using upstream = await startFaultServer();
    const problems: unknown[] = [];
    const { client } = routerOver(upstream.url, {
      ledger: {
        async append() {
          throw new Error("The database is away.");
        },
      },
      onError: (error) => problems.push(error),
    });
    const stream = await client().chat.completions.create({ model: "fault/well", messages, stream: true });
    let text = "";
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? "";
    expect(text).toBe("Hello 世界");
    await expect.poll(() => problems).toEqual([new Error("The database is away.")]);
  });
});

describe("keys", () => {
  it("are needed where there are any, and are kept as hashes only", async () => {
    await using upstream = await startFaultServer();
    const { secret, key } = issueKey({ name: "test", workspace: "w1" });
    const ledger = createMemoryLedger();
    const { client } = routerOver(upstream.url, { keys: createMemoryKeys([key]), ledger });
    await expect(client().chat.completions.create({ model: "fault/well", messages })).rejects.toMatchObject({
      status: 401,
    });
    await client(secret).chat.completions.create({ model: "fault/well", messages });
    expect(ledger.entries()).toMatchObject([
      { workspace: "w1", key: key.id, cost: { micros: 25_000 }, attempts: [{ code: "ok" }] },
    ]);
    expect(JSON.stringify([key, ledger.entries()])).not.toContain(secret);
  });

  it("may be held to some models and to a pace", async () => {
    await using upstream = await startFaultServer();
    const { secret, key } = issueKey({
      name: "test",
      workspace: "w1",
      models: ["fault/well"],
      requestsPerMinute: 2,
    });
    const { client } = routerOver(upstream.url, {
      keys: createMemoryKeys([key]),
      limiter: createMemoryLimiter(),
    });
    const ask = (model: string) => client(secret).chat.completions.create({ model, messages });
    await expect(ask("fault/crlf")).rejects.toMatchObject({ status: 404 });
    await ask("fault/well");
    await ask("fault/well");
    await expect(ask("fault/well")).rejects.toMatchObject({ status: 429, code: "rate_limited" });
  });

  it("that are revoked open nothing", async () => {
    const { secret, key } = issueKey({ name: "test", workspace: "w1", isRevoked: true });
    const { client } = routerOver("http://127.0.0.1:9", { keys: createMemoryKeys([key]) });
    await expect(
      client(secret).chat.completions.create({ model: "fault/well", messages }),
    ).rejects.toMatchObject({ status: 401 });
  });
});

describe("the cache", () => {
  it("gives the same answer again for nothing, whole or as a stream", async () => {
    await using upstream = await startFaultServer();
    const ledger = createMemoryLedger();
    const cache = createMemoryCache({ maxBytes: 10_000, ttlMs: 60_000 });
    const { client } = routerOver(upstream.url, { cache, ledger });
    const ask = async () =>
      (await client().chat.completions.create({ model: "fault/well", messages })).choices[0]?.message.content;
    expect([await ask(), await ask()]).toEqual(["Hello 世界", "Hello 世界"]);
    let text = "";
    for await (const { choices } of await client().chat.completions.create({
      model: "fault/well",
      messages,
      stream: true,
    })) {
      text += choices[0]?.delta.content ?? "";
    }
    expect(text).toBe("Hello 世界");
    expect(upstream.calls.get("well")).toBe(1);
    expect(ledger.entries().map(({ cached, cost }) => [cached, cost?.micros])).toEqual([
      [undefined, 25_000],
      ["exact", 0],
      ["exact", 0],
    ]);
  });

  it("does not keep half an answer", async () => {
    await using upstream = await startFaultServer();
    const cache = createMemoryCache({ maxBytes: 10_000, ttlMs: 60_000 });
    const { router } = routerOver(upstream.url, { cache });
    const body = JSON.stringify({ model: "fault/cut-without-finish", messages, stream: true });
    await (await router.fetch("http://router/v1/chat/completions", { method: "POST", body })).text();
    expect(cache.bytes()).toBe(0);
  });

  it("never crosses workspaces, and does not mind the order of fields", () => {
    const request = { model: "m", messages, temperature: 0 };
    const turned = { temperature: 0, messages, model: "m", stream: true };
    expect(cacheKey(request, "a")).toBe(cacheKey(turned, "a"));
    expect(cacheKey(request, "a")).not.toBe(cacheKey(request, "b"));
    expect(cacheKey(request, "a")).not.toBe(cacheKey({ ...request, temperature: 1 }, "a"));
  });

  it("stays within its bytes and its time", () => {
    let time = 0;
    const cache = createMemoryCache({ maxBytes: 1_000, ttlMs: 100, now: () => time });
    const answer = {
      id: "",
      model: "m",
      content: "x".repeat(300),
      reasoning: "",
      toolCalls: [],
      finish: "stop" as const,
      usage: undefined,
    };
    for (const key of ["a", "b", "c", "d"]) {
      cache.set(key, answer);
      cache.get("a");
    }
    expect(cache.bytes()).toBeLessThanOrEqual(1_000);
    expect([cache.get("a") !== undefined, cache.get("b")]).toEqual([true, undefined]);
    time = 100;
    expect(cache.get("a")).toBeUndefined();
  });
});

it("refuses what looks like one of its keys and is none, also where no key is needed", async () => {
  const { secret, key } = issueKey({ name: "laptop", workspace: "mine" });
  const config = { keys: createMemoryKeys([key]), anonymous: "local" };
  const asks = async (authorization: string | undefined) => {
    const headers = new Headers(authorization === undefined ? {} : { authorization });
    return (await new Accounts(config, Date.now).identify(headers)).workspace;
  };
  expect(await asks(undefined)).toBe("local");
  expect(await asks("Bearer none-needed")).toBe("local");
  expect(await asks(`Bearer ${secret}`)).toBe("mine");
  for (const wrong of ["sk-assay-wrong", `${secret}x`, "sk-assay-"])
    await expect(asks(`Bearer ${wrong}`)).rejects.toMatchObject({ code: "unauthenticated" });
});
