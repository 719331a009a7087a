import { describe, expect, it } from "vitest";
import { models } from "./catalogue.ts";
import type { ChatRequest } from "./chat.ts";
import { providers } from "./provider.ts";
import { createRouter } from "./router.ts";

const neutral: ChatRequest = {
  model: "",
  messages: [
    { role: "system", content: "Be short." },
    { role: "user", content: "Weather in Paris?" },
    {
      role: "assistant",
      content: null,
      reasoning_content: "I should look.",
      tool_calls: [
        { id: "call_abc", type: "function", function: { name: "weather", arguments: '{"city":"Paris"}' } },
      ],
    },
    { role: "tool", tool_call_id: "call_abc", content: "18 degrees" },
  ],
  temperature: 1.5,
  max_tokens: 100,
  frequency_penalty: 0.5,
  reasoning_effort: "low",
  tools: [
    {
      type: "function",
      function: {
        name: "weather",
        description: "Weather of a city.",
        parameters: { type: "object" },
        strict: true,
      },
    },
  ],
  tool_choice: "required",
};

interface Sent {
  url: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

const answers: Record<string, unknown> = {
  openai: {
    id: "x",
    object: "chat.completion",
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", content: "Mild." }, finish_reason: "stop" }],
    usage: { prompt_tokens: 20, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 8 } },
  },
  anthropic: {
    id: "x",
    type: "message",
    model: "m",
    content: [{ type: "text", text: "Mild." }],
    stop_reason: "end_turn",
    usage: { input_tokens: 12, cache_read_input_tokens: 8, output_tokens: 3 },
  },
  gemini: {
    responseId: "x",
    modelVersion: "m",
    candidates: [{ content: { role: "model", parts: [{ text: "Mild." }] }, finishReason: "STOP" }],
    usageMetadata: { promptTokenCount: 20, candidatesTokenCount: 3, cachedContentTokenCount: 8 },
  },
};

const env = {
  ...Object.fromEntries(
    providers.flatMap((provider) => provider.env.map((name) => [name, `key-of-${provider.id}`])),
  ),
  AWS_REGION: "eu-west-1",
};

async function exchange(providerId: string, request: Partial<ChatRequest> = {}) {
  const provider = providers.find(({ id }) => id === providerId);
  const modelId = models.find((model) => model.provider === providerId)?.id ?? "some-model";
  let sent: Sent | undefined;
  const router = createRouter({
    env,
    fetch: async (input, init) => {
      const call = new Request(input, init);
      sent = {
        url: call.url,
        headers: Object.fromEntries(call.headers),
        body: (await call.json()) as Sent["body"],
      };
      return Response.json(answers[provider?.wire ?? "openai"]);
    },
  });
  const response = await router.fetch("http://router/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify({ ...neutral, ...request, model: `${providerId}/${modelId}` }),
  });
  return { sent, reply: (await response.json()) as Record<string, unknown> };
}

describe.each(providers.map(({ id }) => id))("%s", (id) => {
  it("is sent exactly this for one neutral request", async () => {
    const { sent } = await exchange(id);
    expect(sent).toMatchSnapshot();
  });

  it("has its answer come back in one shape", async () => {
    const { reply } = await exchange(id);
    expect(reply).toMatchObject({
      object: "chat.completion",
      choices: [{ message: { role: "assistant", content: "Mild." }, finish_reason: "stop" }],
      usage: {
        prompt_tokens: 20,
        completion_tokens: 3,
        total_tokens: 23,
        prompt_tokens_details: { cached_tokens: 8 },
      },
    });
  });
});

describe("quirks", () => {
  it.each([
    [
      "openai",
      { max_completion_tokens: 100, reasoning_effort: "low" },
      ["temperature", "frequency_penalty", "max_tokens"],
    ],
    ["mistral", { tool_choice: "any", max_tokens: 100 }, []],
    ["zhipu", { tool_choice: "auto", thinking: { type: "enabled" } }, ["frequency_penalty"]],
    ["moonshot", { temperature: 1, thinking: { type: "enabled" } }, []],
    ["alibaba", { enable_thinking: true }, ["frequency_penalty", "reasoning_effort"]],
    ["together", { reasoning: { enabled: true } }, ["reasoning_effort"]],
    ["sensetime", {}, ["reasoning_effort", "frequency_penalty", "thinking"]],
    ["xai", { reasoning_effort: "low" }, ["frequency_penalty"]],
    [
      "anthropic",
      { max_tokens: 100, system: "Be short.", tool_choice: { type: "any" } },
      ["frequency_penalty"],
    ],
  ])("of %s are applied", async (id, expected, absent) => {
    const { sent } = await exchange(id);
    expect(sent?.body).toMatchObject(expected);
    expect(Object.keys(sent?.body ?? {}).filter((name) => (absent as string[]).includes(name))).toEqual([]);
  });

  it.each(["deepseek", "moonshot"])("replay reasoning to %s", async (id) => {
    const { sent } = await exchange(id);
    expect(sent?.body["messages"]).toMatchObject([{}, {}, { reasoning_content: "I should look." }, {}]);
  });

  it("give Mistral tool-call ids of nine characters that still match", async () => {
    const { sent } = await exchange("mistral");
    const messages = (sent?.body["messages"] ?? []) as {
      tool_calls?: { id: string }[];
      tool_call_id?: string;
    }[];
    const [, , call, result] = messages;
    expect(call?.tool_calls?.[0]?.id).toMatch(/^[a-z0-9]{9}$/u);
    expect(result?.tool_call_id).toBe(call?.tool_calls?.[0]?.id);
  });

  it("narrow the tools where llama.cpp would ignore a named choice", async () => {
    const { sent } = await exchange("llama.cpp", {
      tool_choice: { type: "function", function: { name: "weather" } },
    });
    expect(sent?.body).toMatchObject({ tool_choice: "required", tools: [{ function: { name: "weather" } }] });
  });

  it.each([
    ["deepseek", { response_format: { type: "json_object" } }],
    ["openai", { response_format: { type: "json_schema" } }],
    ["anthropic", { tools: [{ name: "answer_in_schema" }], tool_choice: { type: "tool" } }],
    ["amazon-bedrock", { tools: [{ function: { name: "answer_in_schema" } }] }],
    ["google", { generationConfig: { responseMimeType: "application/json" } }],
  ])("ask %s for a schema in its own way", async (id, expected) => {
    const schema = { type: "object", properties: { city: { type: "string" } } };
    const { sent } = await exchange(id, {
      tools: [],
      messages: [{ role: "user", content: "A city" }],
      response_format: { type: "json_schema", json_schema: { name: "city", schema } },
    });
    expect(sent?.body).toMatchObject(expected);
    expect(JSON.stringify(sent?.body)).toContain("city");
  });
});
