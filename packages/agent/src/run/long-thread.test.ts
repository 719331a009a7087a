import { randomUUID } from "node:crypto";
import { Model, createRouter } from "@assay/router";
import type { Engine, RouterConfig } from "@assay/router";
import { defineTool } from "@assay/toolkit";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accepted, createBench, sent } from "../testing/bench.ts";
import type { Bench } from "../testing/bench.ts";
import { createScriptedModel } from "../testing/index.ts";
import type { Script, ScriptedModel, ScriptedRequest } from "../testing/index.ts";
import type { ScriptedReply } from "../testing/scripted-reply.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

const long = "word ".repeat(600);
const lookUp = defineTool({
  name: "look_up",
  title: "Look up",
  description: "Looks something up.",
  toolset: "facts",
  input: z.object({}),
  output: z.object({ text: z.string() }),
  annotations: { readOnlyHint: true },
  run: () => ({ text: long }),
});
const limits = { maxOutputTokens: 1_000 };

const modelOf = (id: string, contextTokens: number) =>
  Model.parse({
    provider: "openai",
    id,
    currency: "USD",
    price: { input: 1, output: 1 },
    contextTokens,
    capabilities: ["tools"],
    source: "test",
    asOf: "2026-11-25",
  });
const listed = [modelOf("small", 8_000), modelOf("medium", 40_000), modelOf("large", 100_000)];

/** A reply of a model that holds so many characters of messages, and refuses more as OpenAI does. */
function holding(characters: number, reply: ScriptedReply = { text: [long] }) {
  return ({ messages }: ScriptedRequest): ScriptedReply =>
    JSON.stringify(messages).length <= characters
      ? reply
      : {
          error: {
            status: 400,
            code: "context_length_exceeded",
            message: "This model's maximum context length is exceeded.",
          },
        };
}

function engineOf(provider: string, scripted: ScriptedModel, apps: readonly string[]): Engine {
  return {
    provider,
    id: "report",
    name: "Rules",
    apps,
    capabilities: ["tools"],
    answer: (request) => scripted.fetch(request),
  };
}

/** A thread whose model stands behind a real router. */
async function threadWith(script: Script, model: string, config: Partial<RouterConfig> = {}) {
  const upstream = createScriptedModel(script);
  const router = createRouter({
    env: { OPENAI_API_KEY: "test" },
    fetch: upstream.fetch,
    models: () => listed,
    retries: 0,
    ...config,
  });
  const asker = await bench.asker();
  const threadId = randomUUID();
  const { agent } = bench.agent([], { router, model, limits, toolkit: [lookUp] });
  let parentId: string | null = null;
  return {
    requests: upstream.requests,
    async ask(text: string) {
      const answer = accepted(await agent.ask(asker, threadId, sent(text, parentId)));
      parentId = answer.turnId;
      const ended = await answer.ended;
      return { ended, turn: await bench.turn(asker, answer), steps: await bench.steps(asker, answer) };
    },
  };
}

type Thread = Awaited<ReturnType<typeof threadWith>>;

async function grow({ ask }: Thread, turns: number) {
  for (let turn = 1; turn <= turns; turn += 1)
    expect((await ask(`Question ${turn}`)).ended).toMatchObject({ status: "done" });
}

const questionsIn = (request: ScriptedRequest | undefined) =>
  (request?.messages ?? []).filter(({ role }) => role === "user").map((message) => message["content"]);

/** A call first, then an answer, in each turn. */
const looking = (request: ScriptedRequest): ScriptedReply =>
  request.messages.at(-1)?.role === "tool" ? { text: [long] } : { calls: [{ name: "look_up" }] };

describe("a long thread", () => {
  it("goes on in a small context, and says what was left out", async () => {
    const thread = await threadWith(holding(8_000 * 3), "openai/small");
    await grow(thread, 12);
    const { turn, steps } = await thread.ask("Question 13");
    const request = thread.requests.at(-1);
    const questions = questionsIn(request);
    expect(questions).toEqual(
      Array.from({ length: questions.length }, (_, at) => `Question ${14 - questions.length + at}`),
    );
    expect(questions.length).toBeGreaterThan(3);
    const omitted = 2 * (13 - questions.length);
    expect(request?.messages[0]?.["content"]).toContain(`too long: ${omitted}.]`);
    expect(turn.meta).toMatchObject({ steps: 1, omitted });
    expect(steps).toMatchObject([{ kind: "model", input: { omitted } }]);
    expect(thread.requests).toHaveLength(13);
  });

  it("says nothing of it while everything fits", async () => {
    const thread = await threadWith([{ text: [long] }], "openai/large");
    await grow(thread, 3);
    const { turn, steps } = await thread.ask("Last");
    expect(questionsIn(thread.requests.at(-1))).toHaveLength(4);
    expect(turn.meta).not.toHaveProperty("omitted");
    expect(steps[0]?.input).not.toHaveProperty("omitted");
  });

  it("keeps calls and results together, and those of the question that is being answered whole", async () => {
    const thread = await threadWith(looking, "openai/small");
    await grow(thread, 6);
    for (const { messages } of thread.requests) {
      const asked = messages.flatMap(({ tool_calls: calls }) =>
        z
          .array(z.looseObject({ id: z.string() }))
          .catch([])
          .parse(calls)
          .map(({ id }) => id),
      );
      expect(messages.flatMap(({ tool_call_id: id }) => (id === undefined ? [] : [id]))).toEqual(asked);
    }
    const results = (thread.requests.at(-1)?.messages ?? []).filter(({ role }) => role === "tool");
    expect(results.at(-1)?.["content"]).toContain(long.trim());
    expect(results[0]?.["content"]).toBe(
      "[The result of look_up was left out: the conversation has become too long.]",
    );
  });

  it("fails as before where the question itself is too long, and asks once", async () => {
    const thread = await threadWith(holding(12_000), "openai/small");
    await grow(thread, 1);
    const { ended, steps } = await thread.ask(long.repeat(10));
    expect(ended).toMatchObject({ status: "failed", code: "model.context_too_long" });
    expect(steps).toHaveLength(1);
    const first = await threadWith(holding(12_000), "openai/small");
    expect((await first.ask(long.repeat(10))).ended).toMatchObject({ code: "model.context_too_long" });
    expect(first.requests).toHaveLength(1);
  });

  it("is sent once more at half the length where a model refuses it nonetheless", async () => {
    const thread = await threadWith(holding(11_000), "openai/small");
    await grow(thread, 4);
    const { turn, steps } = await thread.ask("Question 5");
    expect(turn.status).toBe("done");
    expect(steps).toMatchObject([
      { error: "model.context_too_long" },
      { input: { omitted: turn.meta?.omitted } },
    ]);
    expect(turn.meta?.omitted).toBeGreaterThan(0);
  });

  it("is sent once more and no more", async () => {
    let characters = 100_000;
    const thread = await threadWith((request) => holding(characters)(request), "openai/small");
    await grow(thread, 4);
    characters = 100;
    const { ended, steps } = await thread.ask("Question 5");
    expect(ended).toMatchObject({ code: "model.context_too_long" });
    expect(steps).toHaveLength(2);
  });

  it.each([
    ["small", 8_000],
    ["large", 100_000],
  ])("of an application fits the model that answered it last: %s", async (id, contextTokens) => {
    const appModel = async () => `openai/${id}`;
    const thread = await threadWith(holding(contextTokens * 3), "app:console", { appModel });
    await grow(thread, 9);
    expect(questionsIn(thread.requests.at(-1))).toHaveLength(id === "large" ? 9 : 7);
  });

  it("goes on where an application goes over to a model that holds less", async () => {
    let chosen = "openai/large";
    const thread = await threadWith(
      (request) =>
        holding(request.model === "medium" ? 120_000 : 300_000, { text: [long.repeat(10)] })(request),
      "app:console",
      { appModel: async () => chosen },
    );
    await grow(thread, 8);
    chosen = "openai/medium";
    await grow(thread, 3);
    expect(questionsIn(thread.requests.at(-1))).toHaveLength(4);
  });

  it("fits a careful guess where nobody knows what the model holds", async () => {
    const thread = await threadWith([{ text: [long.repeat(10)] }], "openai/unlisted");
    await grow(thread, 5);
    expect(questionsIn(thread.requests.at(-1))).toHaveLength(4);
  });
});

describe("an engine that replays the conversation", () => {
  it.each(["classic", "guided"])("gets all of it: %s", async (provider) => {
    const engine = createScriptedModel([{ text: [long.repeat(10)] }]);
    for (const [model, apps] of [
      [`${provider}/report`, []],
      ["app:console", ["console"]],
    ] as const) {
      const thread = await threadWith([], model, { engines: [engineOf(provider, engine, apps)] });
      await grow(thread, 8);
      expect(questionsIn(engine.requests.at(-1))).toHaveLength(8);
      expect((await thread.ask("Last")).turn.meta).not.toHaveProperty("omitted");
    }
  });

  it("gets all of it when an application goes over to it from a model that holds less", async () => {
    const engine = createScriptedModel([{ text: "By the rules." }]);
    let chosen = "openai/small";
    const thread = await threadWith([{ text: [long] }], "app:console", {
      engines: [engineOf("classic", engine, [])],
      appModel: async () => chosen,
    });
    await grow(thread, 9);
    chosen = "classic/report";
    const { turn } = await thread.ask("Question 10");
    expect(questionsIn(engine.requests.at(-1))).toHaveLength(10);
    expect(turn.parts).toEqual([{ type: "text", text: "By the rules." }]);
    expect(turn.meta).toMatchObject({ engine: "classic", model: "classic/report" });
    expect(turn.meta).not.toHaveProperty("omitted");
  });
});
