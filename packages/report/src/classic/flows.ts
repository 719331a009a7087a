import type { Flow, Slot } from "@assay/dialogue";
import { z } from "zod";
import { calculators, findCalculator } from "../calculators/index.ts";
import { chooseCalculator } from "./choose-calculator.ts";
import { describeInputs } from "./describe-inputs.ts";
import { findClaims } from "./find-claims.ts";

const Inputs = z.record(z.string(), z.union([z.number(), z.string()]));
const Variations = z.array(z.strictObject({ input: z.string(), values: z.array(z.number()).max(20) })).max(2);

/** Calculations, scenarios and checks go through the tools of their names, so that a trace shows them. */
export const reportFlows: readonly Flow[] = [
  {
    id: "calculate",
    title: { en: "a calculation", zh: "计算" },
    description:
      "Runs one of the report's calculators with one or more inputs changed: what if, how much would it be.",
    takes: ["inputs", "output"],
    keeps: ["calculator", "inputs", "output", "changed"],
    steps: [
      { id: "which", collect: "calculator", ask: "ask.calculator" },
      {
        id: "run",
        act: "run_calculator",
        input: ({ slots }) => ({ id: slots["calculator"] ?? "", inputs: slots["inputs"] ?? {} }),
        store: "calculation",
        onFailure: "failed",
      },
      { id: "result", say: "calculation", next: "end" },
      { id: "failed", say: "calculation.failed", next: "end" },
    ],
  },
  {
    id: "compare",
    title: { en: "a comparison of scenarios", zh: "情景对比" },
    description: "Runs a calculator over several values of one or two inputs and shows one output for each.",
    takes: ["vary", "inputs", "output"],
    keeps: ["calculator", "inputs", "output", "changed"],
    steps: [
      { id: "which", collect: "calculator", ask: "ask.calculator" },
      {
        id: "run",
        act: "compare_scenarios",
        input: ({ slots }) => ({
          id: slots["calculator"] ?? "",
          vary: slots["vary"] ?? [],
          inputs: slots["inputs"] ?? {},
          ...(typeof slots["output"] === "string" && slots["output"] !== ""
            ? { output: slots["output"] }
            : {}),
        }),
        store: "grid",
        onFailure: "failed",
      },
      { id: "result", say: "scenarios", next: "end" },
      { id: "failed", say: "calculation.failed", next: "end" },
    ],
  },
  {
    id: "check",
    title: { en: "checking a claim", zh: "核对论断" },
    description:
      "Checks whether a statement or figure of the report holds: recomputes it, or sets its passages side by side.",
    steps: [
      { id: "which", collect: "claim", ask: "ask.claim" },
      {
        id: "run",
        act: "check_claim",
        input: ({ slots, language }) => ({ id: slots["claim"] ?? "", language }),
        store: "checked",
        onFailure: "failed",
      },
      { id: "result", say: "claim", next: "end" },
      { id: "failed", say: "claim.failed", next: "end" },
    ],
  },
  {
    id: "calculators",
    title: { en: "the list of calculators", zh: "计算器列表" },
    description: "Says which calculators there are.",
    steps: [{ id: "list", say: "calculators" }],
  },
  {
    id: "about",
    title: { en: "what the report is", zh: "报告简介" },
    description: "Says what the report is about and what can be asked.",
    steps: [{ id: "about", say: "about" }],
  },
];

/** What the flows know. Inputs are filled by rules or by a model; everything else internal by rules and tools. */
export const reportSlots: Readonly<Record<string, Slot>> = {
  calculator: {
    title: { en: "the calculator", zh: "计算器" },
    schema: z.enum(calculators.map(({ id }) => id)),
    choices: calculators.map(({ id, title }) => ({ value: id, names: [title.en, title.zh] })),
    fromText: (text) => chooseCalculator(text)?.id,
  },
  inputs: {
    title: { en: "the inputs", zh: "输入" },
    get description() {
      return `The calculator's inputs that change, by name; those changed before stay. Name, default and unit of each:\n${describeInputs()}`;
    },
    schema: Inputs,
    parameters: { of: "calculator", schema: (id) => findCalculator(id)?.input },
  },
  vary: {
    title: { en: "the values to compare", zh: "对比的取值" },
    description: "One or two of the calculator's inputs, each with the values to compare.",
    schema: Variations,
  },
  output: {
    title: { en: "the output", zh: "输出" },
    description: "The name of the calculator's output that is asked for; its main one when left out.",
    schema: z.string(),
  },
  changed: {
    title: { en: "the inputs that were changed", zh: "改动的输入" },
    schema: z.array(z.string()),
    internal: true,
  },
  calculation: { title: { en: "the calculation", zh: "计算结果" }, schema: z.json(), internal: true },
  grid: { title: { en: "the scenarios", zh: "情景" }, schema: z.json(), internal: true },
  claim: {
    title: { en: "the claim", zh: "论断" },
    schema: z.string(),
    fromText: (text) => findClaims(text)[0]?.claim.id,
  },
  checked: { title: { en: "the check", zh: "核对结果" }, schema: z.json(), internal: true },
  asked: { title: { en: "what was asked", zh: "问过的问题" }, schema: z.array(z.string()), internal: true },
};
