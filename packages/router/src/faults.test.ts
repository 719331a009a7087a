import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import OpenAI, { APIError } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Provider } from "./provider.ts";
import type { RequestRecord } from "./record.ts";
import { createRouter } from "./router.ts";
import type { RouterConfig } from "./router.ts";
import type { FaultServer } from "./testing/index.ts";
import { startFaultServer } from "./testing/index.ts";

let upstream: FaultServer;
beforeAll(async () => {
  upstream = await startFaultServer();
});
afterAll(() => upstream[Symbol.asyncDispose]());

function routerOver(url: string, more: Partial<RouterConfig> = {}) {
  const records: RequestRecord[] = [];
  const local = (id: string, baseUrl: string) =>
    Provider.parse({ id, name: id, baseUrl, local: true, env: ["KEY"] });
  const router = createRouter({
    env: { KEY: "sk-very-secret" },
    providers: [local("fault", url), local("nobody", "http://127.0.0.1:9")],
    models: () => [],
    timeouts: { totalMs: 5_000, firstChunkMs: 400, betweenChunksMs: 300 },
    random: () => 0.01,
    onRequest: (record) => records.push(record),
    ...more,
  });
  const client = new OpenAI({ baseURL: "http://router/v1", apiKey: "-", fetch: router.fetch, maxRetries: 0 });
  return { router, client, records };
}

const messages = [{ role: "user" as const, content: "Hi" }];

/** The words that arrived and the error that ended them, if any. */
async function ask(model: string, stream: boolean, models: string[] = []) {
  await using own = await startFaultServer();
  const { client, records } = routerOver(own.url);
  const body = { model, messages, ...(models.length === 0 ? {} : { models }) };
  let text = "";
  let error: string | undefined;
  try {
    if (stream) {
      for await (const chunk of await client.chat.completions.create({ ...body, stream: true })) {
        text += chunk.choices[0]?.delta.content ?? "";
      }
    } else {
      text = (await client.chat.completions.create(body)).choices[0]?.message.content ?? "";
    }
  } catch (thrown) {
    error = thrown instanceof APIError ? String(thrown.code) : String(thrown);
  }
  return { text, error, attempts: records[0]?.attempts.map(({ code }) => code) };
}

const hello = "Hello 世界";

describe("a whole answer", () => {
  it.each([
    ["well", { text: hello, error: undefined, attempts: ["ok"] }],
    ["500-once", { text: hello, attempts: ["upstream_failed", "ok"] }],
    ["500-always", { error: "upstream_failed", attempts: Array(3).fill("upstream_failed") }],
    ["400", { error: "invalid_request", attempts: ["invalid_request"] }],
    ["401", { error: "unauthorised", attempts: ["unauthorised"] }],
    ["403", { error: "forbidden" }],
    ["404", { error: "model_not_found", attempts: ["model_not_found"] }],
    ["429-long", { error: "rate_limited", attempts: ["rate_limited"] }],
    ["killed-before-headers", { error: "connection_failed" }],
    ["not-json", { error: "bad_answer" }],
    ["no-choices", { error: "bad_answer" }],
  ])("%s", async (model, expected) => {
    expect(await ask(`fault/${model}`, false)).toMatchObject(expected);
  });

  it.each(["429-seconds", "429-date"])("waits as long as %s asks", async (model) => {
    const started = performance.now();
    expect(await ask(`fault/${model}`, false)).toMatchObject({
      text: hello,
      attempts: ["rate_limited", "ok"],
    });
    expect(performance.now() - started).toBeGreaterThan(model === "429-date" ? 0 : 950);
  });
});

describe("a stream", () => {
  it.each([
    ["well", { text: hello, error: undefined, attempts: ["ok"] }],
    ["crlf", { text: hello, error: undefined }],
    ["comments", { text: hello, error: undefined }],
    ["split-characters", { text: hello, error: undefined }],
    ["usage-with-choices", { text: hello, error: undefined }],
    ["no-done", { text: hello, error: undefined }],
    ["slow-first-token", { text: hello, error: undefined }],
    ["500-once", { text: hello, attempts: ["upstream_failed", "ok"] }],
    ["400", { text: "", error: "invalid_request" }],
    ["killed-before-headers", { text: "", error: "connection_failed" }],
    ["malformed-event", { text: hello, error: "bad_answer" }],
    ["cut-without-finish", { text: hello, error: "stream_cut" }],
    ["cut-with-done", { text: hello, error: "stream_cut" }],
    ["dropped-in-mid-stream", { text: hello, error: "stream_cut" }],
    ["error-event-first", { text: "", error: "upstream_failed" }],
    ["error-event-later", { text: hello, error: "upstream_failed" }],
    ["vllm-error", { text: hello, error: "upstream_failed" }],
    ["stall-before-token", { text: "", error: "timed_out_first_chunk" }],
    ["stall-in-mid-stream", { text: hello, error: "timed_out_between_chunks" }],
    ["ten-megabytes", { text: "", error: "bad_answer" }],
  ])("%s", async (model, expected) => {
    expect(await ask(`fault/${model}`, true)).toMatchObject(expected);
  });

  it.each([
    [
      "tools-at-one-index",
      [
        { id: "a", name: "first", text: '{"x":1}' },
        { id: "b", name: "second", text: '{"y":2}' },
      ],
    ],
    ["tool-without-id", [{ id: "call_0", name: "first", text: '{"x":1}' }]],
  ])("gives every tool call of %s its own place and id", async (model, expected) => {
    const { client } = routerOver(upstream.url);
    const calls: { id: string; name: string; text: string }[] = [];
    for await (const { choices } of await client.chat.completions.create({
      model: `fault/${model}`,
      messages,
      stream: true,
    })) {
      for (const piece of choices[0]?.delta.tool_calls ?? []) {
        const call = (calls[piece.index] ??= { id: "", name: "", text: "" });
        call.id ||= piece.id ?? "";
        call.name ||= piece.function?.name ?? "";
        call.text += piece.function?.arguments ?? "";
      }
    }
    expect(calls).toEqual(expected);
  });
});

/** The same faults on the other surface for conversations. */
async function respond(model: string, stream: boolean) {
  await using own = await startFaultServer();
  const { client } = routerOver(own.url);
  const body = { model, input: "Hi" };
  let text = "";
  let error: string | undefined;
  let last: string | undefined;
  try {
    if (stream) {
      for await (const event of await client.responses.create({ ...body, stream: true })) {
        if (event.type === "response.output_text.delta") text += event.delta;
        if (event.type === "error") error = event.code ?? "error";
        last = event.type;
      }
    } else text = (await client.responses.create(body)).output_text;
  } catch (thrown) {
    error = thrown instanceof APIError ? String(thrown.code) : String(thrown);
  }
  return { text, error, last };
}

describe("/v1/responses", () => {
  it.each([
    ["well", { text: hello, error: undefined, last: "response.completed" }],
    ["crlf", { text: hello, error: undefined, last: "response.completed" }],
    ["split-characters", { text: hello, error: undefined, last: "response.completed" }],
    ["no-done", { text: hello, error: undefined, last: "response.completed" }],
    ["500-once", { text: hello, error: undefined, last: "response.completed" }],
    ["400", { text: "", error: "invalid_request", last: undefined }],
    ["error-event-first", { text: "", error: "upstream_failed" }],
    ["cut-without-finish", { text: hello, error: "stream_cut" }],
    ["dropped-in-mid-stream", { text: hello, error: "stream_cut" }],
    ["error-event-later", { text: hello, error: "upstream_failed" }],
    ["malformed-event", { text: hello, error: "bad_answer" }],
    ["stall-in-mid-stream", { text: hello, error: "timed_out_between_chunks" }],
    ["stall-before-token", { text: "", error: "timed_out_first_chunk" }],
  ])("in a stream: %s", async (model, expected) => {
    expect(await respond(`fault/${model}`, true)).toMatchObject(expected);
  });

  it.each([
    ["well", { text: hello, error: undefined }],
    ["500-once", { text: hello, error: undefined }],
    ["500-always", { error: "upstream_failed" }],
    ["401", { error: "unauthorised" }],
    ["not-json", { error: "bad_answer" }],
    ["killed-before-headers", { error: "connection_failed" }],
  ])("whole: %s", async (model, expected) => {
    expect(await respond(`fault/${model}`, false)).toMatchObject(expected);
  });
});

describe("falling over [router.faults]", () => {
  it.each([
    ["500-always", false, { text: hello, error: undefined }],
    ["500-always", true, { text: hello, error: undefined }],
    ["401", true, { text: hello, error: undefined }],
    ["404", false, { text: hello, error: undefined }],
    ["429-long", true, { text: hello, error: undefined }],
    ["error-event-first", true, { text: hello, error: undefined }],
    ["stall-before-token", true, { text: hello, error: undefined }],
  ])("from %s (stream: %s) to a model that answers", async (model, stream, expected) => {
    expect(await ask(`fault/${model}`, stream, ["fault/well"])).toMatchObject(expected);
  });

  it("does not hide a request that is wrong", async () => {
    expect(await ask("fault/400", true, ["fault/well"])).toMatchObject({
      text: "",
      error: "invalid_request",
    });
  });

  it("never glues the words of two models together", async () => {
    expect(await ask("fault/error-event-later", true, ["fault/well"])).toMatchObject({
      text: hello,
      error: "upstream_failed",
    });
  });

  it("goes on from a server that refuses connections", async () => {
    expect(await ask("nobody/any", false, ["fault/well"])).toMatchObject({ text: hello, error: undefined });
  });
});

describe("the router", () => {
  it("cancels the upstream within 100 ms of the client's leaving", async () => {
    await using own = await startFaultServer();
    const { router } = routerOver(own.url);
    const leaving = new AbortController();
    const response = await router.fetch("http://router/v1/chat/completions", {
      method: "POST",
      signal: leaving.signal,
      body: JSON.stringify({ model: "fault/stall-in-mid-stream", messages, stream: true }),
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    leaving.abort();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(own.aborted).toEqual(["stall-in-mid-stream"]);
  });

  it("is cut off by its client and by its clock also when memory was collected in between", async () => {
    setFlagsFromString("--expose-gc");
    const collect: unknown = runInNewContext("gc");
    if (typeof collect !== "function") throw new Error("no gc");
    await using own = await startFaultServer();
    const { router } = routerOver(own.url, { timeouts: { totalMs: 60_000, firstChunkMs: 60_000 } });
    const collecting = setInterval(() => void collect(), 50);
    const leaving = new AbortController();
    const answered = router.fetch("http://router/v1/chat/completions", {
      method: "POST",
      signal: leaving.signal,
      body: JSON.stringify({ model: "fault/stall-before-headers", messages }),
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    leaving.abort();
    expect((await answered).status).toBe(499);
    const { router: timed } = routerOver(own.url, {
      retries: 0,
      timeouts: { totalMs: 500, firstChunkMs: 60_000 },
    });
    const late = await timed.fetch("http://router/v1/chat/completions", {
      method: "POST",
      body: JSON.stringify({ model: "fault/stall-before-headers", messages }),
    });
    expect(late.status).toBe(504);
    clearInterval(collecting);
  });

  it("leaves a model alone after failures in a row", async () => {
    await using own = await startFaultServer();
    const { client } = routerOver(own.url);
    const call = () =>
      client.chat.completions
        .create({ model: "fault/500-always", messages })
        .catch((error: unknown) => error);
    for (let index = 0; index < 8; index++) await call();
    expect(own.calls.get("500-always")).toBe(3);
    expect(await call()).toMatchObject({ code: "not_reachable" });
  });

  it("asks a failing model all the same when told to", async () => {
    await using own = await startFaultServer();
    const { client } = routerOver(own.url, { cooldown: false, retries: 0 });
    const call = () =>
      client.chat.completions
        .create({ model: "fault/500-always", messages })
        .catch((error: unknown) => error);
    for (let index = 0; index < 8; index++) expect(await call()).toMatchObject({ code: "upstream_failed" });
    expect(own.calls.get("500-always")).toBe(8);
  });

  it("keeps keys and upstream words out of answers", async () => {
    const { router, records } = routerOver(upstream.url);
    const texts: string[] = [];
    for (const model of ["400", "401", "500-always", "error-event-later", "404", "killed-before-headers"]) {
      for (const stream of [true, false]) {
        const response = await router.fetch("http://router/v1/chat/completions", {
          method: "POST",
          body: JSON.stringify({ model: `fault/${model}`, messages, stream }),
        });
        texts.push(await response.text(), JSON.stringify([...response.headers]));
      }
    }
    const all = texts.join("\n") + JSON.stringify(records);
    expect(all).not.toContain("sk-very-secret");
    expect(all).not.toContain("secret upstream words");
  });

  it.each([
    ["not JSON", "{", "not JSON"],
    ["no messages", '{"model":"fault/well"}', "messages"],
    ["an empty model", '{"model":"","messages":[{"role":"user","content":"x"}]}', "model"],
    ["a model nobody has", '{"model":"gpt-9000","messages":[{"role":"user","content":"x"}]}', "gpt-9000"],
  ])("says what is wrong with a request with %s", async (_what, body, hint) => {
    const { router } = routerOver(upstream.url);
    const response = await router.fetch("http://router/v1/chat/completions", { method: "POST", body });
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(hint) } });
  });
});
