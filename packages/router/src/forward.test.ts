import OpenAI, { APIError } from "openai";
import { describe, expect, it } from "vitest";
import { createMemoryBudgets } from "./budget.ts";
import { Model } from "./catalogue.ts";
import { createMemoryKeys, issueKey } from "./keys.ts";
import { createMemoryLedger } from "./ledger.ts";
import { Provider } from "./provider.ts";
import type { RouterConfig } from "./router.ts";
import { createRouter } from "./router.ts";
import { startFaultServer } from "./testing/index.ts";

function clientOver(url: string, config: Partial<RouterConfig> = {}, apiKey = "-") {
  const router = createRouter({
    env: {},
    providers: [Provider.parse({ id: "fault", name: "fault", baseUrl: url, local: true })],
    models: () => [],
    timeouts: { totalMs: 5_000, firstChunkMs: 300, betweenChunksMs: 300 },
    retries: 1,
    random: () => 0.01,
    ...config,
  });
  return new OpenAI({ baseURL: "http://router/v1", apiKey, fetch: router.fetch, maxRetries: 0 });
}

const surfaces = {
  async embeddings(client: OpenAI, model: string) {
    const { data } = await client.embeddings.create({ model, input: "cat", encoding_format: "float" });
    return data[0]?.embedding;
  },
  async speech(client: OpenAI, model: string) {
    const sound = await client.audio.speech.create({ model, voice: "alloy", input: "hello" });
    return Buffer.from(await sound.arrayBuffer()).toString();
  },
  async transcriptions(client: OpenAI, model: string) {
    const file = new File([new Uint8Array([1, 2, 3])], "a.wav", { type: "audio/wav" });
    return (await client.audio.transcriptions.create({ model, file })).text;
  },
};
const good = { embeddings: [0.6, 0.8], speech: "sound", transcriptions: "Hello" };

describe.each(["embeddings", "speech", "transcriptions"] as const)("%s", (surface) => {
  const ask = async (model: string) => {
    await using upstream = await startFaultServer();
    const call = surfaces[surface](clientOver(upstream.url), `fault/${model}`);
    const answer = await call.catch((error: unknown) =>
      error instanceof APIError ? (error.code ?? error.name) : error,
    );
    return { answer, calls: upstream.calls.get(model) };
  };

  it.each([
    ["well", 1],
    ["500-once", 2],
    ["429-seconds", 2],
    ["429-date", 2],
  ])("answers over %s", async (model, calls) => {
    expect(await ask(model)).toEqual({ answer: good[surface], calls });
  });

  it.each([
    ["400", "invalid_request", 1],
    ["401", "unauthorised", 1],
    ["403", "forbidden", 1],
    ["404", "model_not_found", 1],
    ["429-long", "rate_limited", 1],
    ["500-always", "upstream_failed", 2],
    ["killed-before-headers", "connection_failed", 2],
    ["stall-before-headers", "timed_out_first_chunk", 2],
  ])("says what %s was", async (model, code, calls) => {
    expect(await ask(model)).toEqual({ answer: code, calls });
  });
});

describe("embeddings", () => {
  it.each([
    ["not-json", "bad_answer"],
    ["no-choices", "bad_answer"],
    ["dropped-in-body", "stream_cut"],
    ["stall-in-body", "timed_out_first_chunk"],
  ])("are not what %s sends", async (model, code) => {
    await using upstream = await startFaultServer();
    const call = surfaces.embeddings(clientOver(upstream.url, { retries: 0 }), `fault/${model}`);
    await expect(call).rejects.toMatchObject({ code });
  });

  it("are charged to their workspace, inside its budget", async () => {
    await using upstream = await startFaultServer();
    const price = { input: 1_000, output: 0 };
    const facts = { provider: "fault", id: "well", currency: "USD", source: "test", asOf: "2026-11-23" };
    const budgets = createMemoryBudgets([{ scope: "all", microsPerDay: 4_000 }]);
    const ledger = createMemoryLedger();
    const models = () => [Model.parse({ ...facts, price })];
    const client = clientOver(upstream.url, { budgets, ledger, models });
    await surfaces.embeddings(client, "fault/well");
    expect(budgets.spent("all")).toBe(3_000);
    expect(ledger.entries()).toMatchObject([{ cost: { micros: 3_000 }, usage: { prompt: 3 } }]);
    const long = client.embeddings.create({ model: "fault/well", input: "x".repeat(300) });
    await expect(long).rejects.toMatchObject({ code: "budget_exceeded" });
  });

  it("may not be asked of a model the key does not open", async () => {
    await using upstream = await startFaultServer();
    const { secret, key } = issueKey({ name: "test", workspace: "w", models: ["fault/other"] });
    const client = clientOver(upstream.url, { keys: createMemoryKeys([key]) }, secret);
    await expect(surfaces.embeddings(client, "fault/well")).rejects.toMatchObject({ status: 404 });
  });
});

describe("sound", () => {
  it.each(["stall-in-body", "dropped-in-body"])("that breaks off ends with an error: %s", async (model) => {
    await using upstream = await startFaultServer();
    await expect(surfaces.speech(clientOver(upstream.url), `fault/${model}`)).rejects.toBeInstanceOf(Error);
  });

  it("is not fetched on once the client has left", async () => {
    await using upstream = await startFaultServer();
    const answer = await clientOver(upstream.url).audio.speech.create({
      model: "fault/stall-in-body",
      voice: "alloy",
      input: "hello",
    });
    await answer.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(upstream.aborted).toEqual(["stall-in-body"]);
  });
});
