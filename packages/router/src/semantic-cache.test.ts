import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import type { Answer } from "./chat.ts";
import { createMemoryKeys, issueKey } from "./keys.ts";
import { createMemoryLedger } from "./ledger.ts";
import { Provider } from "./provider.ts";
import { createRouter } from "./router.ts";
import { createSemanticCache } from "./semantic-cache.ts";

/** Vectors by meaning: what is asked about the capital lies close together, the weather elsewhere. */
function vectorOf(text: string): number[] {
  return text.includes("capital") ? [1, text.length / 1_000] : [0, 1];
}

function routerOver(failing = false) {
  const chats: string[] = [];
  const ledger = createMemoryLedger();
  const keys = ["a", "b"].map((workspace) => issueKey({ name: workspace, workspace }));
  const router = createRouter({
    env: {},
    providers: [Provider.parse({ id: "p", name: "P", baseUrl: "http://127.0.0.1:1", local: true })],
    models: () => [],
    retries: 0,
    ledger,
    keys: createMemoryKeys(keys.map(({ key }) => key)),
    semanticCache: { model: "p/embed", maxBytes: 100_000, ttlMs: 60_000 },
    async fetch(url, init) {
      const { body: sent = "{}" } = init ?? {};
      const body = JSON.parse(sent as string) as { input: string; messages: { content: string }[] };
      if ((url as string).endsWith("/embeddings")) {
        return failing
          ? new Response("no", { status: 400 })
          : Response.json({ data: [{ embedding: vectorOf(body.input) }], usage: { prompt_tokens: 2 } });
      }
      chats.push(body.messages.at(-1)?.content ?? "");
      const message = { role: "assistant", content: `answer ${chats.length}` };
      return Response.json({ choices: [{ message, finish_reason: "stop" }] });
    },
  });
  const ask = async (content: string, by = 0, more: object = {}) => {
    const client = new OpenAI({
      baseURL: "http://router/v1",
      apiKey: keys[by]?.secret ?? "",
      fetch: router.fetch,
      maxRetries: 0,
    });
    const answer = client.chat.completions.create({
      model: "p/chat",
      messages: [{ role: "user", content }],
      ...more,
    });
    const { data, response } = await answer.withResponse();
    return [data.choices[0]?.message.content, response.headers.get("x-assay-cache")];
  };
  return { ask, chats, ledger };
}

describe("answers to questions that mean the same", () => {
  it("are given again within a workspace, say so and cost nothing", async () => {
    const { ask, ledger } = routerOver();
    expect(await ask("What is the capital of France?")).toEqual(["answer 1", null]);
    expect(await ask("the capital of France, please")).toEqual(["answer 1", "similar"]);
    expect(ledger.entries().at(-1)).toMatchObject({ cached: "similar", cost: { micros: 0 }, workspace: "a" });
  });

  it("are not given across workspaces, to other questions, with other settings or beside tools", async () => {
    const { ask, chats } = routerOver();
    const tool = { type: "function", function: { name: "look" } };
    await ask("What is the capital?");
    await ask("What is the capital?", 1);
    await ask("How is the weather?");
    await ask("What is the capital?", 0, { temperature: 1 });
    await ask("What is the capital?", 0, { tools: [tool] });
    await ask("What is the capital?", 0, { tools: [tool] });
    expect(chats.length).toBe(6);
  });

  it("are asked anew where the vectors cannot be had", async () => {
    const { ask } = routerOver(true);
    expect(await ask("What is the capital?")).toEqual(["answer 1", null]);
    expect(await ask("What is the capital?")).toEqual(["answer 2", null]);
  });
});

describe("its memory", () => {
  const answer = (content: string): Answer => ({
    id: "",
    model: "m",
    content,
    reasoning: "",
    toolCalls: [],
    finish: "stop",
    usage: undefined,
  });

  it("is bounded by bytes and by time, the least used first", async () => {
    let time = 0;
    const cache = createSemanticCache({ maxBytes: 1_000, ttlMs: 100, now: () => time });
    const embed = async (text: string) => Array.from("abc", (letter) => (text === letter ? 1 : 0));
    for (const text of ["a", "b", "c"]) {
      (await cache.look("s", text, embed)).keep(answer(text + "x".repeat(300)));
      await cache.look("s", "a", embed);
    }
    const known = async (text: string) => (await cache.look("s", text, embed)).known !== undefined;
    expect([await known("a"), await known("b"), await known("c")]).toEqual([true, false, true]);
    time = 100;
    expect(await known("a")).toBe(false);
  });
});
