import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LLMock } from "@copilotkit/aimock";
import { issueKey } from "@assay/router";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveForTest } from "./server.ts";

/** A stranger's upstream that speaks OpenAI's, Anthropic's and Google's protocols. */
const mock = new LLMock({ port: 0, host: "127.0.0.1" });
const { secret, key } = issueKey({ name: "test", workspace: "w", requestsPerMinute: 100 });

async function settingsFile(more: object = {}): Promise<string> {
  const local = (id: string, wire: string, path: string, auth: string) => ({
    id,
    name: id,
    wire,
    auth,
    baseUrl: `${mock.url}${path}`,
    local: true,
    env: ["MOCK_KEY"],
  });
  const providers = [
    local("one", "openai", "/v1", "bearer"),
    local("two", "anthropic", "", "x-api-key"),
    local("three", "gemini", "/v1beta", "x-goog-api-key"),
  ];
  const path = join(await mkdtemp(join(tmpdir(), "assay-")), "router.json");
  await writeFile(path, JSON.stringify({ providers, ...more }));
  return path;
}

let server: Awaited<ReturnType<typeof serveForTest>>;
beforeAll(async () => {
  mock.onMessage("capital", { content: "Paris is the capital." });
  mock.onMessage("weather", { toolCalls: [{ name: "weather", arguments: '{"city":"Paris"}' }] });
  await mock.start();
  const file = await settingsFile({
    policies: { writer: { kind: "fallback", models: ["one/gpt-4o", "two/claude-sonnet-4-5"] } },
    cache: { minutes: 1 },
  });
  server = await serveForTest({}, { ASSAY_ROUTER_FILE: file, MOCK_KEY: "test" });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await mock.stop();
});

const tools = [{ type: "function" as const, function: { name: "weather", parameters: { type: "object" } } }];
const user = (content: string) => ({ messages: [{ role: "user" as const, content }] });

/** Ids, times and counts differ from wire to wire; the shape may not. */
const shapeOf = (value: unknown): unknown =>
  typeof value !== "object" || value === null
    ? typeof value
    : Array.isArray(value)
      ? value.map(shapeOf)
      : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));

describe("assay serve with the plain openai client [router.client]", () => {
  const clientOf = () => new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "-", maxRetries: 0 });
  const models = ["one/gpt-4o", "two/claude-sonnet-4-5", "three/gemini-2.5-flash"];

  it("gives answers of one shape over three wires", async () => {
    const answers = [];
    for (const model of models) {
      const { choices, ...rest } = await clientOf().chat.completions.create({
        model,
        ...user("The capital?"),
      });
      expect(choices).toMatchObject([
        { message: { content: "Paris is the capital." }, finish_reason: "stop" },
      ]);
      answers.push(shapeOf({ choices, ...rest }));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each(models)("streams words and tool calls from %s", async (model) => {
    const client = clientOf();
    const words = client.chat.completions.stream({ model, ...user("The capital?") });
    expect(await words.finalContent()).toBe("Paris is the capital.");
    const calls = client.chat.completions.stream({ model, tools, ...user("The weather?") });
    expect((await calls.finalMessage()).tool_calls).toMatchObject([
      { type: "function", function: { name: "weather", arguments: '{"city":"Paris"}' } },
    ]);
  });

  it("knows the policies and the cache of the settings file", async () => {
    const ask = () =>
      clientOf()
        .chat.completions.create({ model: "writer", ...user("capital") })
        .withResponse();
    expect((await ask()).response.headers.get("x-assay-model")).toBe("one/gpt-4o");
    expect((await ask()).response.headers.get("x-assay-cache")).toBe("exact");
  });
});

it("asks for one of its keys where the settings have keys, and counts in /metrics", async () => {
  const file = await settingsFile({ keys: [key] });
  await using own = await serveForTest({}, { ASSAY_ROUTER_FILE: file, MOCK_KEY: "test" });
  const ask = (apiKey: string) =>
    new OpenAI({ baseURL: `${own.url}/v1`, apiKey, maxRetries: 0 }).chat.completions.create({
      model: "one/gpt-4o",
      ...user("capital"),
    });
  await expect(ask("sk-assay-nobody-knows-this-one")).rejects.toMatchObject({ status: 401 });
  expect((await ask(secret)).object).toBe("chat.completion");
  const metrics = await (await fetch(`${own.url}/metrics`)).text();
  expect(metrics).toContain('assay_router_attempts_total{model="one/gpt-4o",code="ok"} 1');
});

it.each([
  [{ budgets: [{ scope: "everything", dollarsPerDay: 1 }] }, "budgets.0.scope"],
  [{ keys: [{ ...key, hash: secret }] }, "keys.0.hash"],
  [{ policy: {} }, "policy"],
])("names the field of a settings file that is wrong: %j", async (settings, field) => {
  const file = await settingsFile(settings);
  await expect(serveForTest({}, { ASSAY_ROUTER_FILE: file })).rejects.toThrow(field);
});
