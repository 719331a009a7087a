import { createServer } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { readConnection } from "./connection-input.ts";
import type { ConnectionDraft } from "./connection-draft.ts";
import { testConnection } from "./connection-test.ts";
import type { Fault } from "./testing/index.ts";
import { faults, startFaultServer } from "./testing/index.ts";

const key = "sk-secret-0123456789";
const nothing: Fault = () => {};
const fault = (name: string): Fault => faults[name] ?? nothing;
const listing =
  (...ids: string[]): Fault =>
  (response) =>
    void response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ data: ids.map((id) => ({ id })) }));

function draftAt(baseUrl: string, more: object = {}): ConnectionDraft {
  const read = readConnection({ name: "Office", baseUrl, isLocal: true, key, ...more });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.draft;
}

const quick = { listMs: 300, askMs: 600 };
const testAt = async (extra: Record<string, Fault>, more: object = {}) => {
  await using upstream = await startFaultServer(extra);
  const result = await testConnection(draftAt(upstream.url, more), quick);
  return { result, calls: Object.fromEntries(upstream.calls), keys: new Set(upstream.keys) };
};

describe("testing a connection", () => {
  it("finds the models and gets a word from one that talks", async () => {
    const { result, keys } = await testAt({ models: listing("text-embedding-3", "whisper-1", "well") });
    expect(result).toEqual({
      outcome: "ok",
      model: "well",
      latencyMs: expect.any(Number),
      models: ["text-embedding-3", "whisper-1", "well"],
    });
    expect(keys).toEqual(new Set([key]));
  });

  it("asks a model that was named where the server lists none", async () => {
    const { result } = await testAt({ models: fault("404") }, { models: "well" });
    expect(result).toMatchObject({ outcome: "ok", model: "well", models: [] });
  });

  it("goes on to the next model where one is none to talk with, three in all", async () => {
    const { result, calls } = await testAt({ models: listing("400", "404", "well") });
    expect(result).toMatchObject({ outcome: "ok", model: "well" });
    expect(calls).toEqual({ models: 1, "400": 1, "404": 1, well: 1 });
    const none = await testAt({ models: listing("400", "404", "403", "well") });
    expect(none.result).toMatchObject({ outcome: "forbidden", hint: "key" });
  });

  it.each<[string, Record<string, Fault>, string, string]>([
    ["a wrong key", { models: fault("401") }, "unauthorised", "key"],
    ["a wrong key that may list", { models: listing("401") }, "unauthorised", "key"],
    ["an address that hangs", { models: fault("stall-before-headers") }, "timed_out", "server"],
    ["a model that hangs", { models: listing("stall-before-headers") }, "timed_out", "server"],
    ["a page in HTML", { models: fault("not-json") }, "bad_answer", "address"],
    ["an answer in HTML", { models: listing("not-json") }, "bad_answer", "address"],
    ["an address without the surface", { models: fault("404") }, "model_not_found", "address"],
    ["a server that lists nothing", { models: listing() }, "model_not_found", "model"],
    ["a server that breaks off", { models: fault("killed-before-headers") }, "connection_failed", "server"],
    ["a server that fails", { models: listing("500-always") }, "upstream_failed", "later"],
    ["a server that is busy", { models: listing("429-long") }, "rate_limited", "later"],
  ])("tells %s by its code and what to look at, once", async (_what, extra, outcome, hint) => {
    const { result, calls } = await testAt(extra);
    expect(result).toMatchObject({ outcome, hint });
    expect(Object.values(calls).every((count) => count === 1)).toBe(true);
    expect(JSON.stringify(result)).not.toMatch(/secret/u);
  });

  it("tells a port on which nobody listens", async () => {
    const result = await testConnection(draftAt("http://127.0.0.1:9"), quick);
    expect(result).toEqual({ outcome: "connection_failed", hint: "server", models: [] });
  });

  it("follows no redirect, neither of the list nor of the question", async () => {
    const away: Fault = (response) =>
      void response.writeHead(307, { location: "http://169.254.169.254/latest/meta-data" }).end();
    const hit = vi.fn<() => void>();
    const elsewhere = createServer((_request, response) => {
      hit();
      response.end("{}");
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const address = elsewhere.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const near: Fault = (response) =>
      void response.writeHead(302, { location: `http://127.0.0.1:${port}/models` }).end();
    for (const redirect of [away, near]) {
      expect((await testAt({ models: redirect })).result).toMatchObject({
        outcome: "bad_answer",
        hint: "address",
      });
      const asked = await testAt({ models: listing("moved"), moved: redirect });
      expect(asked.result).toMatchObject({ outcome: "bad_answer", hint: "address" });
    }
    expect(hit).not.toHaveBeenCalled();
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  it("asks a known provider's cheapest model that it serves, on its own wire", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      const url = input instanceof Request ? input.url : String(input);
      asked.push(url);
      if (url.includes("/v1/models")) return Response.json({ data: [{ id: "claude-opus-4-8" }] });
      return Response.json({
        id: "1",
        model: "claude-opus-4-8",
        content: [{ type: "text", text: "ok" }],
        stop_reason: "end_turn",
        usage: { input_tokens: 1, output_tokens: 1 },
      });
    };
    const read = readConnection({ provider: "anthropic", key });
    const result = await testConnection("draft" in read ? read.draft : draftAt(""), { fetch });
    expect(result).toMatchObject({ outcome: "ok", model: "claude-opus-4-8" });
    expect(asked).toEqual([
      "https://api.anthropic.com/v1/models?limit=1000",
      "https://api.anthropic.com/v1/messages",
    ]);
  });
});
