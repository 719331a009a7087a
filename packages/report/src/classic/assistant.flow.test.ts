import { createDialogue } from "@assay/dialogue";
import { checkConversation } from "@assay/dialogue/testing";
import type { ScriptedAction } from "@assay/dialogue/testing";
import { expect, it } from "vitest";
import { z } from "zod";
import { findCalculator } from "../calculators/index.ts";
import { createReportAssistant } from "./assistant.ts";

const dialogue = createDialogue(createReportAssistant());
const CalculatorInput = z.object({ id: z.string(), inputs: z.record(z.string(), z.json()) });

const runCalculator: ScriptedAction = (input) => {
  const { id, inputs } = CalculatorInput.parse(input);
  const outcome = findCalculator(id)?.run(inputs);
  if (outcome === undefined || !outcome.ok) return { ok: false, code: "report.invalid_input", message: "" };
  return { ok: true, output: z.json().parse(JSON.parse(JSON.stringify(outcome.calculation))) };
};

it("has no faults in its flows", () => {
  expect(dialogue.lint().filter(({ severity }) => severity === "error")).toEqual([]);
});

it("asks which calculator, takes it from the answer, and goes on from there", () => {
  const differences = checkConversation(dialogue, {
    actions: { run_calculator: runCalculator },
    turns: [
      { user: "calculate something", says: ["ask.calculator"], asks: "calculator" },
      {
        user: "training cost",
        acts: [{ action: "run_calculator", input: { id: "training-cost", inputs: {} } }],
        says: ["calculation"],
        text: ["$57 million"],
      },
      {
        user: "with 10,000 cards",
        acts: [
          { action: "run_calculator", input: { id: "training-cost", inputs: { accelerators: 10_000 } } },
        ],
        text: ["$22.8 million", "[calculator:training-cost]"],
      },
    ],
  });
  expect(differences).toBe("");
});

it("says which input has no result and stays ready", () => {
  const differences = checkConversation(dialogue, {
    actions: { run_calculator: runCalculator },
    turns: [
      { user: "如果缓存命中率是300%，总体能加速多少", says: ["calculation.failed"], text: ["缓存命中率"] },
      { user: "那80%呢", says: ["calculation"], text: ["[calculator:cached-inference]"] },
    ],
  });
  expect(differences).toBe("");
});

it("offers scenarios and claims as actions, and figures as knowledge", () => {
  const differences = checkConversation(dialogue, {
    actions: {
      compare_scenarios: {
        ok: true,
        output: {
          calculator: "inference-fleet",
          output: "accelerators",
          unit: "gpu",
          cells: [{ at: { questionsPerUser: 5 }, value: 20_000 }],
        },
      },
      check_claim: { ok: false, code: "report.unknown_claim", message: "" },
    },
    turns: [
      {
        user: "compare 5, 10 and 20 questions per user for the inference fleet",
        acts: [
          {
            action: "compare_scenarios",
            input: {
              id: "inference-fleet",
              inputs: {},
              output: "accelerators",
              vary: [{ input: "questionsPerUser", values: [5, 10, 20] }],
            },
          },
        ],
        text: ["20,000 cards"],
      },
      {
        user: "does the games art market of 75 billion add up?",
        acts: [{ action: "check_claim" }],
        says: ["claim.failed"],
      },
      { user: "How many employees does Suno have?", acts: [], says: ["knowledge"], language: "en" },
    ],
  });
  expect(differences).toBe("");
});

it("has nobody to hand over to and says so", () => {
  const differences = checkConversation(dialogue, {
    turns: [
      { user: "转人工", says: ["chitchat.person"] },
      { user: "are you a robot?", says: ["pattern.identity"] },
      { user: "有哪些计算器", says: ["calculators"] },
    ],
  });
  expect(differences).toBe("");
});
