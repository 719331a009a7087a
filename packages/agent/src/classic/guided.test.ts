import { createRouter } from "@assay/router";
import type { Engine } from "@assay/router";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { createShop } from "./__fixtures__/shop.ts";
import { createClassicEngine } from "./engine.ts";
import { createGuidedEngine } from "./guided.ts";

const dialogue = createShop();
const messages = [{ role: "user" as const, content: "请把 77 号订单退掉" }];
const tools = ["find_order", "cancel_order"].map((name) => ({
  type: "function" as const,
  function: { name, parameters: { type: "object" } },
}));

/** A language model that always says the same. */
function model(says: unknown): Engine & { asked: number } {
  const made = {
    provider: "scripted",
    id: "model",
    name: "Scripted",
    apps: [],
    capabilities: ["json-schema" as const],
    asked: 0,
    async answer() {
      made.asked += 1;
      const content = typeof says === "string" ? says : JSON.stringify(says);
      return Response.json({ choices: [{ message: { content }, finish_reason: "stop" }] });
    },
  };
  return made;
}

function guided(chosen: string | undefined, scripted = model({ commands: [] })) {
  const counted: { accepted: number; refused: number }[] = [];
  const router = createRouter({
    env: {},
    providers: [],
    models: () => [],
    retries: 0,
    appModel: async () => chosen,
    engines: [
      createClassicEngine({ id: "shop", dialogue: () => dialogue, apps: ["shop"] }),
      createGuidedEngine({
        id: "shop",
        dialogue: () => dialogue,
        apps: [],
        fetchFor: (caller) => router.fetchFor(caller),
        onProposal: (outcome) => counted.push(outcome),
      }),
      scripted,
    ],
  });
  const fetch = router.fetchFor({ workspace: "w", app: "shop" });
  const client = new OpenAI({ baseURL: "http://router/v1", apiKey: "-", fetch, maxRetries: 0 });
  return { ask: () => client.chat.completions.create({ model: "guided/shop", messages, tools }), counted };
}

describe("flows led by a model", () => {
  it("do what the model proposes where the flow allows it, and count what it does not", async () => {
    const { ask, counted } = guided(
      "scripted/model",
      model({
        commands: [
          { command: "start_flow", flow: "cancel" },
          { command: "set_slot", slot: "order", value: 77 },
          { command: "set_slot", slot: "cancelled", value: true },
          { command: "start_flow", flow: "give_away_everything" },
        ],
      }),
    );
    const [choice] = (await ask()).choices;
    expect(choice?.message.tool_calls).toMatchObject([
      { function: { name: "find_order", arguments: '{"order":77}' } },
    ]);
    expect(counted).toEqual([{ accepted: 2, refused: 2 }]);
  });

  it.each([["no JSON at all"], [{ commands: "cancel everything" }], [[]]])(
    "answer that they did not understand when the model says %j",
    async (says) => {
      const { ask } = guided("scripted/model", model(says));
      const [choice] = (await ask()).choices;
      expect(choice?.finish_reason).toBe("stop");
      expect(choice?.message.content).not.toBe("");
    },
  );

  it("ask the model once for a turn, however often the conversation is sent", async () => {
    const scripted = model({ commands: [{ command: "start_flow", flow: "cancel" }] });
    const { ask } = guided("scripted/model", scripted);
    await ask();
    await ask();
    expect(scripted.asked).toBe(1);
  });

  it.each([
    ["none is chosen", undefined],
    ["they are chosen themselves", "guided/shop"],
  ])("say that they need a model when %s", async (_, chosen) => {
    await expect(guided(chosen).ask()).rejects.toMatchObject({ status: 503, code: "not_reachable" });
  });

  it("hand on why a model could not be asked", async () => {
    await expect(guided("nobody/model").ask()).rejects.toMatchObject({ code: "unknown_model" });
  });
});
