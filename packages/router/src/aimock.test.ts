import { LLMock } from "@copilotkit/aimock";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Provider } from "./provider.ts";
import { createRouter } from "./router.ts";

/** An upstream nobody here wrote, speaking three wires. */
const mock = new LLMock({ port: 0, host: "127.0.0.1" });
let client: OpenAI;

function providersOf(url: string): Provider[] {
  const local = (id: string, wire: string, path: string, auth: string) =>
    Provider.parse({ id, name: id, wire, auth, baseUrl: `${url}${path}`, local: true, env: ["KEY"] });
  return [
    local("one", "openai", "/v1", "bearer"),
    local("two", "anthropic", "", "x-api-key"),
    local("three", "gemini", "/v1beta", "x-goog-api-key"),
  ];
}

beforeAll(async () => {
  const more = { chunkSize: 5 };
  mock.onMessage("refused", { error: { message: "secret words" }, status: 400 });
  mock.onMessage("limited", { error: { message: "secret words" }, status: 429 });
  mock.onMessage("failing", { error: { message: "secret words" }, status: 500 });
  mock.onMessage(
    "truncated",
    { content: "Paris is the capital." },
    { ...more, latency: 20, truncateAfterChunks: 2 },
  );
  mock.onMessage(
    "dropped",
    { content: "Paris is the capital." },
    { ...more, latency: 50, disconnectAfterMs: 120 },
  );
  mock.onMessage("slow", { content: "Paris is the capital." }, { streamingProfile: { ttft: 200 } });
  mock.onMessage("late", { content: "Paris is the capital." }, { streamingProfile: { ttft: 3_000 } });
  mock.onMessage("malformed", { content: "Paris." }, { chaos: { malformedRate: 1 } });
  mock.onMessage("capital", { content: "Paris is the capital." });
  mock.onMessage("weather", { toolCalls: [{ name: "weather", arguments: '{"city":"Paris"}' }] });
  await mock.start();
  const router = createRouter({
    env: { KEY: "test" },
    providers: providersOf(mock.url),
    models: () => [],
    random: () => 0,
    retries: 0,
    timeouts: { totalMs: 5_000, firstChunkMs: 1_000, betweenChunksMs: 1_000 },
  });
  client = new OpenAI({ baseURL: "http://router/v1", apiKey: "-", fetch: router.fetch, maxRetries: 0 });
});
afterAll(() => mock.stop());

describe("other surfaces", () => {
  it("answers /v1/responses from every wire, whole and in events", async () => {
    for (const model of ["one/gpt-4o", "two/claude-sonnet-4-5", "three/gemini-2.5-flash"]) {
      const whole = await client.responses.create({
        model,
        input: "What is the capital?",
        instructions: "Be short.",
      });
      expect(whole.output_text).toBe("Paris is the capital.");
      const types: string[] = [];
      let text = "";
      for await (const event of await client.responses.create({
        model,
        input: "The capital?",
        stream: true,
      })) {
        types.push(event.type);
        if (event.type === "response.output_text.delta") text += event.delta;
      }
      expect(text).toBe("Paris is the capital.");
      expect([types[0], types.at(-1)]).toEqual(["response.created", "response.completed"]);
    }
  });

  it("gives function calls of /v1/responses their arguments", async () => {
    const fn = { type: "function" as const, name: "weather", parameters: { type: "object" }, strict: null };
    const stream = client.responses.stream({
      model: "two/claude-sonnet-4-5",
      input: "The weather?",
      tools: [fn],
    });
    expect((await stream.finalResponse()).output).toMatchObject([
      { type: "function_call", name: "weather", arguments: '{"city":"Paris"}' },
    ]);
  });

  it("refuses what it cannot keep", async () => {
    const call = client.responses.create({ model: "one/gpt-4o", input: "x", previous_response_id: "resp_1" });
    await expect(call).rejects.toThrow("previous_response_id");
  });

  it("passes embeddings on, and says where they are not served", async () => {
    mock.onEmbedding("cat", { embedding: [0.25, 0.5] });
    const { data } = await client.embeddings.create({
      model: "one/text-embedding-3-small",
      input: "cat",
      encoding_format: "float",
    });
    expect(data[0]?.embedding).toEqual([0.25, 0.5]);
    await expect(client.embeddings.create({ model: "two/x", input: "cat" })).rejects.toThrow(
      "does not serve",
    );
  });

  it("passes speech and transcriptions on", async () => {
    mock.onSpeech("hello", { audio: Buffer.from("sound").toString("base64") });
    mock.onTranscription({ transcription: { text: "hello" } });
    const speech = await client.audio.speech.create({ model: "one/tts-1", voice: "alloy", input: "hello" });
    expect((await speech.arrayBuffer()).byteLength).toBeGreaterThan(0);
    const file = new File([new Uint8Array([1, 2, 3])], "a.wav", { type: "audio/wav" });
    expect(await client.audio.transcriptions.create({ model: "one/whisper-1", file })).toMatchObject({
      text: "hello",
    });
  });
});

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

const wires = ["one/gpt-4o", "two/claude-sonnet-4-5", "three/gemini-2.5-flash"];
const cases = ["one", "two", "three"].flatMap((provider) =>
  [
    ["refused", "invalid_request"],
    ["limited", "rate_limited"],
    ["failing", "upstream_failed"],
    ["truncated", "stream_cut"],
    ["dropped", "stream_cut"],
    ["late", "timed_out_first_chunk"],
    ["malformed", "bad_answer"],
    ["slow", undefined],
  ].map(([fault = "", code]) => ({ provider, fault, code })),
);

it.each(cases)("tells what went wrong with $provider: $fault", async ({ provider, fault, code }) => {
  // A router of its own, for failures in a row take a model out.
  const own = createRouter({
    env: { KEY: "test" },
    providers: providersOf(mock.url),
    models: () => [],
    retries: 0,
    timeouts: { totalMs: 5_000, firstChunkMs: 1_000, betweenChunksMs: 1_000 },
  });
  const model = wires.find((each) => each.startsWith(`${provider}/`));
  const response = await own.fetch("http://router/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify({ model, stream: true, messages: [{ role: "user", content: fault }] }),
  });
  const text = await response.text();
  expect(/"code":"([a-z_]+)"/u.exec(text)?.[1]).toBe(code);
  expect(text).not.toContain("secret words");
});
