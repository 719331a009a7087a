import { createEngines } from "@assay/agent/classic";
import { createRouter } from "@assay/router";
import type { Engine, Router } from "@assay/router";
import { expect, it } from "vitest";
import { createReportToolkit } from "../toolkit.ts";
import { createReportAssistant } from "./assistant.ts";

/** A language model that proposes what it is told to for each turn it reads. */
function proposer(proposals: Readonly<Record<string, unknown>>): Engine {
  return {
    provider: "scripted",
    id: "model",
    name: "Scripted",
    apps: [],
    capabilities: ["json-schema"],
    async answer(request) {
      const body = await request.text();
      const [, commands] = Object.entries(proposals).find(([turn]) => body.includes(turn)) ?? [];
      const content = JSON.stringify({ commands: commands ?? [] });
      return Response.json({ choices: [{ message: { content }, finish_reason: "stop" }] });
    },
  };
}

function routerWith(proposals: Readonly<Record<string, unknown>>): Router {
  const { engines } = createEngines({
    id: "report",
    assistant: createReportAssistant,
    apps: ["console"],
    tools: createReportToolkit().tools,
    fetchFor: (caller) => router.fetchFor(caller),
  });
  const router: Router = createRouter({
    env: {},
    providers: [],
    models: () => [],
    retries: 0,
    appModel: async () => "scripted/model",
    engines: [...engines, proposer(proposals)],
  });
  return router;
}

async function say(router: Router, model: string, turns: readonly string[]): Promise<string> {
  const fetch = router.fetchFor({ workspace: "w", app: "console" });
  const messages = turns.map((content) => ({ role: "user", content }));
  const body = JSON.stringify({ model, messages });
  const response = await fetch("http://router/v1/chat/completions", { method: "POST", body });
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? "";
}

const journeys: readonly { turn: string; commands: readonly unknown[] }[] = [
  {
    turn: "What is the daily hardware cost of ChatGPT?",
    commands: [{ command: "knowledge", query: "What is the daily hardware cost of ChatGPT?" }],
  },
  {
    turn: "Does the claim about GPT-4's training bill hold?",
    commands: [
      { command: "start_flow", flow: "check" },
      { command: "set_slot", slot: "claim", value: "gpt4-training-bill" },
    ],
  },
  {
    turn: "What is the price of a flat in Lisbon?",
    commands: [{ command: "knowledge", query: "What is the price of a flat in Lisbon?" }],
  },
  { turn: "哪些计算器可以用？", commands: [{ command: "start_flow", flow: "calculators" }] },
];

it.each(journeys)(
  "a model that proposes the commands of %j leads through the flow that rules lead through",
  async ({ turn, commands }) => {
    const router = routerWith({ [turn]: commands });
    const guided = await say(router, "guided/report", [turn]);
    expect(guided).toBe(await say(router, "classic/report", [turn]));
  },
);

it("a proposal to fill what only tools and rules fill is refused, and the calculation stays the report's", async () => {
  const turn = "Run the training cost calculator";
  const proposal = [
    { command: "start_flow", flow: "calculate" },
    { command: "set_slot", slot: "calculator", value: "training-cost" },
    { command: "set_slot", slot: "calculation", value: { outputs: { costUsd: 1 } } },
  ];
  const guided = await say(routerWith({ [turn]: proposal }), "guided/report", [turn]);
  expect(guided).toContain("$57 million");
  expect(guided).toContain("[calculator:training-cost]");
});
