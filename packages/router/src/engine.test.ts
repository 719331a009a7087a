import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { createMemoryLedger } from "./ledger.ts";
import type { Caller, RouterConfig } from "./router.ts";
import { createRouter } from "./router.ts";

const messages = [{ role: "user" as const, content: "Hi" }];

function engineThatSays(content: string): Engine & { callers: Caller[] } {
  const callers: Caller[] = [];
  return {
    provider: "classic",
    id: "report",
    name: "Classic",
    apps: ["console"],
    capabilities: ["tools"],
    callers,
    async answer(request, caller) {
      callers.push(caller);
      const { stream } = (await request.json()) as { stream: boolean };
      const usage = { prompt_tokens: 0, completion_tokens: 0 };
      if (!stream) {
        return Response.json({ choices: [{ message: { content }, finish_reason: "stop" }], usage });
      }
      const events = [
        { choices: [{ delta: { content } }] },
        { choices: [{ delta: {}, finish_reason: "stop" }], usage },
      ].map((event) => `data: ${JSON.stringify(event)}\n\n`);
      return new Response(`${events.join("")}data: [DONE]\n\n`, {
        headers: { "content-type": "text/event-stream" },
      });
    },
  };
}

function routerWith(config: Partial<RouterConfig>) {
  const router = createRouter({ env: {}, providers: [], models: () => [], retries: 0, ...config });
  const client = new OpenAI({
    baseURL: "http://router/v1",
    apiKey: "-",
    fetch: router.fetchFor({ workspace: "a", app: "console" }),
    maxRetries: 0,
  });
  return { router, client };
}

describe("an engine of this process", () => {
  it("answers under its address, whole and streamed, on the caller's account and at no cost", async () => {
    const engine = engineThatSays("Hello");
    const ledger = createMemoryLedger();
    const { client, router } = routerWith({ engines: [engine], ledger });
    const whole = await client.chat.completions.create({ model: "classic/report", messages });
    expect(whole.choices[0]?.message.content).toBe("Hello");
    const stream = await client.chat.completions.create({ model: "classic/report", messages, stream: true });
    let text = "";
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    expect(text).toBe("Hello");
    expect(engine.callers).toEqual([
      { workspace: "a", app: "console" },
      { workspace: "a", app: "console" },
    ]);
    expect(await router.list("a")).toMatchObject([
      { address: "classic/report", isReachable: true, isEngine: true },
    ]);
  });

  it("answers for its applications until they have chosen a model", async () => {
    const chosen = new Map<string, string>();
    const { client } = routerWith({
      engines: [engineThatSays("Classic here")],
      appModel: async (_, app) => chosen.get(app),
    });
    const ask = () => client.chat.completions.create({ model: "app:console", messages });
    expect((await ask()).choices[0]?.message.content).toBe("Classic here");
    chosen.set("console", "nowhere/model");
    await expect(ask()).rejects.toThrow("nowhere/model");
    await expect(client.chat.completions.create({ model: "app:legal", messages })).rejects.toThrow(
      "No model is chosen",
    );
  });

  it("is never what `cheapest` means, and is chosen by `auto:` when it was measured", async () => {
    const { client } = routerWith({
      engines: [engineThatSays("Measured")],
      quality: {
        bar: () => ({ lower: 0.8, samples: 50 }),
        quality: (_, address) => (address === "classic/report" ? { lower: 0.9, samples: 100 } : undefined),
      },
    });
    await expect(client.chat.completions.create({ model: "cheapest", messages })).rejects.toThrow(
      "No reachable model",
    );
    const auto = await client.chat.completions.create({ model: "auto:report", messages });
    expect(auto.choices[0]?.message.content).toBe("Measured");
  });
});
