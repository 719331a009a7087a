import { LLMock } from "@copilotkit/aimock";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Provider } from "./provider.ts";
import { createRouter } from "./router.ts";

/** An upstream nobody here wrote, speaking three wires. */
const mock = new LLMock({ port: 0, host: "127.0.0.1" });
let client: OpenAI;

beforeAll(async () => {
  mock.onMessage("capital", { content: "Paris is the capital." });
  mock.onMessage("weather", { toolCalls: [{ name: "weather", arguments: '{"city":"Paris"}' }] });
  await mock.start();
  const local = (id: string, wire: string, path: string, auth: string) =>
    Provider.parse({ id, name: id, wire, auth, baseUrl: `${mock.url}${path}`, local: true, env: ["KEY"] });
  const router = createRouter({
    env: { KEY: "test" },
    providers: [
      local("one", "openai", "/v1", "bearer"),
      local("two", "anthropic", "", "x-api-key"),
      local("three", "gemini", "/v1beta", "x-goog-api-key"),
    ],
    models: () => [],
    random: () => 0,
  });
  client = new OpenAI({ baseURL: "http://router/v1", apiKey: "-", fetch: router.fetch, maxRetries: 0 });
});
afterAll(() => mock.stop());

const tools = [{ type: "function" as const, function: { name: "weather", parameters: { type: "object" } } }];

describe.each(["one/gpt-4o", "two/claude-sonnet-4-5", "three/gemini-2.5-flash"])("%s", (model) => {
  const say = (content: string) => ({ model, messages: [{ role: "user" as const, content }] });

  it("answers whole", async () => {
    expect(await client.chat.completions.create(say("What is the capital?"))).toMatchObject({
      object: "chat.completion",
      choices: [{ message: { role: "assistant", content: "Paris is the capital." }, finish_reason: "stop" }],
    });
  });

  it("answers in a stream", async () => {
    let text = "";
    const finishes: unknown[] = [];
    for await (const { choices } of await client.chat.completions.create({
      ...say("The capital?"),
      stream: true,
    })) {
      text += choices[0]?.delta.content ?? "";
      if (choices[0]?.finish_reason) finishes.push(choices[0].finish_reason);
    }
    expect(text).toBe("Paris is the capital.");
    expect(finishes).toEqual(["stop"]);
  });

  it("calls a tool, whole and in a stream", async () => {
    const call = { type: "function", function: { name: "weather", arguments: '{"city":"Paris"}' } };
    expect(await client.chat.completions.create({ ...say("The weather?"), tools })).toMatchObject({
      choices: [{ message: { tool_calls: [call] }, finish_reason: "tool_calls" }],
    });
    const pieces: { name: string; text: string; id: string }[] = [];
    let finish: unknown;
    for await (const { choices } of await client.chat.completions.create({
      ...say("The weather?"),
      tools,
      stream: true,
    })) {
      for (const { index, id, function: fn } of choices[0]?.delta.tool_calls ?? []) {
        const piece = (pieces[index] ??= { name: "", text: "", id: "" });
        piece.name ||= fn?.name ?? "";
        piece.id ||= id ?? "";
        piece.text += fn?.arguments ?? "";
      }
      finish = choices[0]?.finish_reason ?? finish;
    }
    expect(pieces).toMatchObject([{ name: "weather", text: '{"city":"Paris"}' }]);
    expect(pieces[0]?.id).not.toBe("");
    expect(finish).toBe("tool_calls");
  });
});
