import { createEngines } from "@assay/agent/classic";
import { createRouter } from "@assay/router";
import type { Engine, Router } from "@assay/router";
import { expect, it } from "vitest";
import { findCalculator } from "../calculators/index.ts";
import { createReportToolkit } from "../toolkit.ts";
import { createReportAssistant } from "./assistant.ts";
import { formatQuantity } from "./format-figure.ts";
import { sayCalculation, sayFailure } from "./say-calculation.ts";

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

interface Counted {
  accepted: number;
  refused: number;
}

function routerWith(proposals: Readonly<Record<string, unknown>>, counted: Counted[] = []): Router {
  const { engines } = createEngines({
    id: "report",
    assistant: createReportAssistant,
    apps: ["console"],
    tools: createReportToolkit().tools,
    fetchFor: (caller) => router.fetchFor(caller),
    onProposal: (outcome) => counted.push(outcome),
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

const whatIf = "What if GPUs cost 8,000 dollars and answers have 120 words?";
const whatIfInputs = { pricePerAcceleratorUsd: 8000, charactersPerAnswer: 120 };
const andThen = "And for a hundred million users?";

function calculate(calculator: string, inputs: Readonly<Record<string, unknown>>) {
  return [
    { command: "start_flow", flow: "calculate" },
    { command: "set_slot", slot: "calculator", value: calculator },
    { command: "set_slot", slot: "inputs", value: inputs },
  ];
}

/** What the calculator says of these inputs when nobody stands between. */
function calculated(id: string, inputs: Readonly<Record<string, unknown>>): string {
  const calculator = findCalculator(id);
  const outcome = calculator?.run(inputs);
  if (calculator === undefined || outcome?.ok !== true) throw new Error(`${id} has no result`);
  const { calculation } = outcome;
  return sayCalculation({ calculation, output: calculator.main, changed: Object.keys(inputs) }, "en");
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
  { turn: whatIf, commands: calculate("inference-fleet", whatIfInputs) },
  {
    turn: "如果缓存命中率是300%，总体能加速多少",
    commands: calculate("cached-inference", { hitRatePercent: 300 }),
  },
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

it("inputs that a model proposes give what the calculator gives for them", async () => {
  const counted: Counted[] = [];
  const router = routerWith({ [whatIf]: calculate("inference-fleet", whatIfInputs) }, counted);
  expect(await say(router, "guided/report", [whatIf])).toBe(calculated("inference-fleet", whatIfInputs));
  expect(counted).toEqual([{ accepted: 3, refused: 0 }]);
});

it.each([
  ["a name that the calculator does not have", "inference-fleet", { gpuPrice: 8000 }, "gpuPrice"],
  ["a value out of range", "cached-inference", { hitRatePercent: 300 }, "Work served from the cache"],
])("%s is refused and counted, and said as to a person", async (_, calculator, inputs, trouble) => {
  const turn = "What if it were otherwise?";
  const counted: Counted[] = [];
  const guided = await say(routerWith({ [turn]: calculate(calculator, inputs) }, counted), "guided/report", [
    turn,
  ]);
  expect(guided).toBe(sayFailure(calculator, inputs, "en"));
  expect(guided).toContain(trouble);
  expect(counted).toEqual([{ accepted: 2, refused: 1 }]);
});

const more = { dailyUsers: 100_000_000 };

it.each([
  ["starts the calculation again", calculate("inference-fleet", more)],
  ["sets the input alone", [{ command: "set_slot", slot: "inputs", value: more }]],
  ["corrects the inputs", [{ command: "correct_slot", slot: "inputs", value: more }]],
])("a follow-up that %s changes one input and keeps the others", async (_, commands) => {
  const router = routerWith({
    [whatIf]: calculate("inference-fleet", whatIfInputs),
    [andThen]: commands,
  });
  const guided = await say(router, "guided/report", [whatIf, andThen]);
  expect(guided).toBe(calculated("inference-fleet", { ...whatIfInputs, ...more }));
  expect(guided).toBe(await say(router, "classic/report", [whatIf, andThen]));
});

it("another calculator begins with its own figures", async () => {
  const turn = "And the training cost?";
  const router = routerWith({
    [whatIf]: calculate("inference-fleet", whatIfInputs),
    [turn]: calculate("training-cost", {}).slice(0, 2),
  });
  expect(await say(router, "guided/report", [whatIf, turn])).toBe(calculated("training-cost", {}));
});

it("lets a model compare scenarios, and choose the output that is asked for", async () => {
  const router = routerWith({
    "eight or ten thousand": [
      { command: "start_flow", flow: "compare" },
      { command: "set_slot", slot: "calculator", value: "inference-fleet" },
      {
        command: "set_slot",
        slot: "vary",
        value: [{ input: "pricePerAcceleratorUsd", values: [8000, 10_000] }],
      },
      { command: "set_slot", slot: "output", value: "marketUsd" },
    ],
  });
  const answer = await say(router, "guided/report", ["What about eight or ten thousand dollars a card?"]);
  const markets = [8000, 10_000].map((pricePerAcceleratorUsd) => {
    const outcome = findCalculator("inference-fleet")?.run({ pricePerAcceleratorUsd });
    return outcome?.ok === true ? outcome.calculation.outputs["marketUsd"] : undefined;
  });
  expect(new Set(markets).size).toBe(2);
  const lines = answer.split("\n").filter((line) => line.startsWith("- "));
  expect(lines.map((line) => /: (.*)$/u.exec(line)?.[1])).toEqual(
    markets.map((value) => formatQuantity(Number(value), "USD", "en")),
  );
  expect(answer).toContain("[calculator:inference-fleet]");
});
