import OpenAI from "openai";
import { describe, expect, it, vi } from "vitest";
import { AppName } from "./app-name.ts";
import { Model } from "./catalogue.ts";
import type { Connections } from "./connections.ts";
import { createMemoryKeys, issueKey } from "./keys.ts";
import { createMemoryLedger } from "./ledger.ts";
import { Provider } from "./provider.ts";
import type { RouterConfig } from "./router.ts";
import { createRouter } from "./router.ts";
import type { Fault } from "./testing/index.ts";
import { faults, startFaultServer } from "./testing/index.ts";

const messages = [{ role: "user" as const, content: "Hi" }];
const well = faults["well"] ?? (() => {});
const local = (id: string, baseUrl: string, env: string[] = []) =>
  Provider.parse({ id, name: id, baseUrl, env, local: true });
const only = (provider: Provider, key?: string, models?: string[]): Connections => ({
  providers: [provider],
  keys: new Map(key === undefined ? [] : [[provider.id, key]]),
  models: new Map(models === undefined ? [] : [[provider.id, models]]),
});
const none: Connections = { providers: [], keys: new Map(), models: new Map() };

function routerOver(connections: Record<string, Connections>, config: Partial<RouterConfig> = {}) {
  const router = createRouter({
    env: {},
    providers: [],
    models: () => [],
    retries: 0,
    connections: async (workspace) => connections[workspace] ?? none,
    ...config,
  });
  const client = (workspace: string, app?: string) =>
    new OpenAI({
      baseURL: "http://router/v1",
      apiKey: "-",
      fetch: router.fetchFor({ workspace, ...(app !== undefined && { app }) }),
      maxRetries: 0,
    });
  const ask = async (workspace: string, model: string) => {
    const { choices } = await client(workspace).chat.completions.create({ model, messages });
    return choices[0]?.message.content;
  };
  return { router, client, ask };
}

describe("a workspace's connections", () => {
  it("answer its own requests on every surface, and nobody else's", async () => {
    await using upstream = await startFaultServer({ models: well });
    const office = only(local("office", upstream.url), "sk-a");
    const { client, ask, router } = routerOver({ a: office });
    expect(await ask("a", "office/well")).toBe("Hello 世界");
    expect(await ask("a", "well")).toBe("Hello 世界");
    const embeddings = await client("a").embeddings.create({
      model: "office/well",
      input: "cat",
      encoding_format: "float",
    });
    expect(embeddings.data[0]?.embedding).toEqual([0.6, 0.8]);
    const listOf = async (workspace: string) =>
      (await client(workspace).models.list()).data.map(({ id }) => id);
    expect([await listOf("a"), await listOf("b")]).toEqual([["office/well"], []]);
    expect(new Set(upstream.keys)).toEqual(new Set(["sk-a"]));
    await expect(ask("b", "office/well")).rejects.toMatchObject({ status: 404, code: "unknown_model" });
    await expect(ask("b", "well")).rejects.toMatchObject({ status: 404 });
    expect([
      (await router.list("a")).length,
      (await router.list("b")).length,
      (await router.list()).length,
    ]).toEqual([1, 0, 0]);
  });

  it("outrank the environment, and an address of one's own never gets the environment's key", async () => {
    await using shared = await startFaultServer();
    await using own = await startFaultServer();
    const { ask } = routerOver(
      { key: only(local("fault", shared.url), "sk-own"), address: only(local("fault", own.url)) },
      { providers: [local("fault", shared.url, ["FAULT_KEY"])], env: { FAULT_KEY: "sk-env" } },
    );
    await ask("nobody", "fault/well");
    await ask("key", "fault/well");
    await ask("address", "fault/well");
    expect([shared.keys, own.keys]).toEqual([["sk-env", "sk-own"], [undefined]]);
  });

  it("leave no name of theirs in the metrics", async () => {
    await using upstream = await startFaultServer();
    const { router, ask } = routerOver({ a: only(local("office", upstream.url)) });
    await ask("a", "office/well");
    const metrics = await (await router.fetch("http://router/metrics")).text();
    expect(metrics).toContain('assay_router_attempts_total{model="own",code="ok"} 1');
    expect(metrics).not.toContain("office");
  });

  it("have models of any name: the headers of an answer write them in ASCII", async () => {
    await using upstream = await startFaultServer({ 通义: well });
    const ledger = createMemoryLedger();
    const { router } = routerOver({ a: only(local("office", upstream.url)) }, { ledger, cache: new Map() });
    for (const rest of [{}, {}, { stream: true }]) {
      const response = await router.fetchFor({ workspace: "a" })("http://router/v1/chat/completions", {
        method: "POST",
        body: JSON.stringify({ model: "office/通义", messages, ...rest }),
      });
      expect(response.status).toBe(200);
      expect(decodeURIComponent(response.headers.get("x-assay-model") ?? "")).toBe("office/通义");
      expect(await response.text()).toContain("office/通义");
    }
    expect(ledger.entries().map(({ error, cached }) => [error, cached])).toEqual([
      [undefined, undefined],
      [undefined, "exact"],
      [undefined, "exact"],
    ]);
  });

  it("under one name in two workspaces are two servers, and each one's failures its own", async () => {
    await using broken = await startFaultServer({ well: faults["500-always"] ?? well });
    await using good = await startFaultServer();
    const connections = { a: only(local("office", broken.url)), b: only(local("office", good.url)) };
    const { ask } = routerOver(connections);
    for (let call = 0; call < 3; call++)
      await expect(ask("a", "office/well")).rejects.toMatchObject({ status: 502 });
    await expect(ask("a", "office/well")).rejects.toMatchObject({ code: "not_reachable" });
    expect(broken.calls.get("well")).toBe(3);
    expect(await ask("b", "office/well")).toBe("Hello 世界");
    connections.a = only(local("office", good.url));
    expect(await ask("a", "office/well")).toBe("Hello 世界");
  });

  it("with a wrong key do not take the provider from those whose key is right", async () => {
    const guarded: Fault = (response, request) =>
      request.key === "sk-env" ? well(response, request) : faults["401"]?.(response, request);
    await using upstream = await startFaultServer({ well: guarded });
    const { ask } = routerOver(
      { a: only(local("fault", upstream.url), "sk-wrong") },
      { providers: [local("fault", upstream.url, ["FAULT_KEY"])], env: { FAULT_KEY: "sk-env" } },
    );
    for (let call = 0; call < 4; call++)
      await expect(ask("a", "fault/well")).rejects.toMatchObject({ status: call < 3 ? 502 : 503 });
    expect(await ask("b", "fault/well")).toBe("Hello 世界");
  });

  it("list the catalogue, what somebody named, or what the server says, and ask it once a minute", async () => {
    let clock = 0;
    const office = Provider.parse({ id: "office", name: "Office", baseUrl: "https://office.example/v1" });
    const named = { ...office, id: "named" };
    const hosted = { ...office, id: "hosted" };
    const connections: Connections = {
      providers: [office, named, hosted],
      keys: new Map([["office", "sk-o"]]),
      models: new Map([["named", ["m1", "m2"]]]),
    };
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({ data: [{ id: "llama" }] }));
    const known = Model.parse({
      provider: "hosted",
      id: "gpt",
      currency: "USD",
      price: { input: 1, output: 1 },
      source: "test",
      asOf: "2026-11-23",
    });
    const { router } = routerOver({ a: connections }, { fetch, models: () => [known], now: () => clock });
    const addresses = async () => (await router.list("a")).map(({ address, isOwn }) => isOwn && address);
    const all = ["office/llama", "named/m1", "named/m2", "hosted/gpt"];
    expect([await addresses(), await addresses()]).toEqual([all, all]);
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(["https://office.example/v1/models"]);
    clock = 60_001;
    fetch.mockRejectedValue(new TypeError("fetch failed"));
    expect(await addresses()).toEqual(all);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it("that do not answer are waited for a moment and hold up nothing else", async () => {
    await using upstream = await startFaultServer({
      models: faults["stall-before-headers"] ?? well,
    });
    const { router, ask } = routerOver({ a: only(local("office", upstream.url)) });
    const started = performance.now();
    expect(await router.list("a")).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(await ask("a", "office/well")).toBe("Hello 世界");
  });

  it("that refuse at endless length are read to a bound only", async () => {
    let chunks = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          chunks += 1;
          if (chunks > 64) controller.close();
          else controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
        },
      });
    const fetch = async () => new Response(endless(), { status: 400 });
    const { client } = routerOver({ a: only(local("office", "http://127.0.0.1:1")) }, { fetch });
    await expect(client("a").embeddings.create({ model: "office/well", input: "cat" })).rejects.toMatchObject(
      { status: 400 },
    );
    expect(chunks).toBeLessThan(32);
  });

  it("are seen by the keys of their workspace over HTTP, and by nobody without one", async () => {
    const { secret, key } = issueKey({ name: "test", workspace: "a" });
    const office = only(Provider.parse({ id: "office", name: "o", baseUrl: "https://office.example" }), "k", [
      "m",
    ]);
    const { router } = routerOver({ a: office }, { keys: createMemoryKeys([key]) });
    const list = async (headers: Record<string, string>) => {
      const response = await router.fetch("http://router/v1/models", { headers });
      return { status: response.status, body: await response.json() };
    };
    expect(await list({})).toEqual({ status: 200, body: { object: "list", data: [] } });
    expect(await list({ authorization: `Bearer ${secret}` })).toMatchObject({
      body: { data: [{ id: "office/m", owned_by: "office" }] },
    });
    expect(await list({ authorization: `Bearer sk-assay-${"x".repeat(43)}` })).toMatchObject({ status: 401 });
  });
});

describe("an application", () => {
  const chosen: Record<string, string> = { legal: "fault/well", audit: "careful", tutor: "app:legal" };
  const setUp = async (config: Partial<RouterConfig> = {}) => {
    const upstream = await startFaultServer();
    const ledger = createMemoryLedger();
    const made = routerOver(
      {},
      {
        providers: [local("fault", upstream.url)],
        policies: { careful: { kind: "fallback", models: ["fault/500-always", "fault/well"] } },
        ledger,
        appModel: async (workspace, app) => (workspace === "a" ? chosen[app] : undefined),
        ...config,
      },
    );
    return { ...made, ledger, [Symbol.asyncDispose]: () => upstream[Symbol.asyncDispose]() };
  };

  it("is written down when it says its name, and left out when that is none", async () => {
    await using made = await setUp();
    const { router, ledger } = made;
    for (const app of ["legal", "Legal", "x".repeat(33), "a b", "audit-2"]) {
      await router.fetch("http://router/v1/chat/completions", {
        method: "POST",
        headers: { "x-assay-app": app },
        body: JSON.stringify({ model: "fault/well", messages }),
      });
    }
    expect(ledger.entries().map(({ app }) => app)).toEqual([
      "legal",
      undefined,
      undefined,
      undefined,
      "audit-2",
    ]);
  });

  it("gets the model its workspace has chosen for it, by address or by policy", async () => {
    await using made = await setUp();
    const { ask, client, ledger } = made;
    expect(await ask("a", "app:legal")).toBe("Hello 世界");
    expect(await ask("a", "app:audit")).toBe("Hello 世界");
    await client("a", "companion").embeddings.create({ model: "app:legal", input: "cat" });
    expect(
      ledger.entries().map(({ app, model, attempts }) => [app, model, attempts.at(-1)?.address]),
    ).toEqual([
      ["legal", "fault/well", "fault/well"],
      ["audit", "careful", "fault/well"],
      ["companion", "fault/well", "fault/well"],
    ]);
  });

  it.each([
    ["b", "app:legal", 'No model is chosen for "legal". Choose one in the console'],
    ["a", "app:outbound", 'No model is chosen for "outbound"'],
    ["a", "app:", "write app: and its name"],
    ["a", "app:../x", "write app: and its name"],
    ["a", "app:tutor", 'There is no model "app:legal"'],
  ])("of workspace %s that asks for %s is told what to do", async (workspace, model, message) => {
    await using made = await setUp();
    await expect(made.ask(workspace, model)).rejects.toMatchObject({
      status: 404,
      code: "unknown_model",
      message: expect.stringContaining(message),
    });
    expect(made.ledger.entries()).toMatchObject([{ workspace, app: AppName.safeParse(model.slice(4)).data }]);
  });

  it("does not get an answer that was cached before another model was chosen", async () => {
    const cache = new Map();
    const choices = ["fault/well", "fault/crlf"];
    await using made = await setUp({ cache, appModel: async () => choices.shift() });
    await made.ask("a", "app:legal");
    await made.ask("a", "app:legal");
    expect(made.ledger.entries().map(({ attempts }) => attempts[0]?.address)).toEqual([
      "fault/well",
      "fault/crlf",
    ]);
  });

  it("opens no model to a key that is held to others", async () => {
    const held = (models: string[]) => issueKey({ name: "test", workspace: "a", models });
    const named = held(["app:legal"]);
    const resolved = held(["fault/well"]);
    const other = held(["fault/crlf"]);
    await using made = await setUp({ keys: createMemoryKeys([named.key, resolved.key, other.key]) });
    const status = async (secret: string, body: object) => {
      const response = await made.router.fetch("http://router/v1/chat/completions", {
        method: "POST",
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({ messages, ...body }),
      });
      return response.status;
    };
    expect(await status(named.secret, { model: "app:legal" })).toBe(200);
    expect(await status(resolved.secret, { model: "app:legal" })).toBe(200);
    expect(await status(other.secret, { model: "app:legal" })).toBe(404);
    expect(await status(other.secret, { model: "fault/crlf", models: ["fault/well"] })).toBe(404);
    expect(await status(named.secret, { model: "app:legal", models: ["fault/crlf"] })).toBe(404);
  });
});
