import { describe, expect, it } from "vitest";
import { z } from "zod";
import seenRows from "../evals/questions/seen.json" with { type: "json" };
import unanswerableRows from "../evals/questions/unanswerable-seen.json" with { type: "json" };
import { findCalculator } from "./calculators/index.ts";
import { claimById, entityBySlug, factById } from "./data.ts";
import { Question, UnanswerableQuestion } from "./question.ts";

const seen = z.array(Question).parse(seenRows);
const unanswerable = z.array(UnanswerableQuestion).parse(unanswerableRows);
const all = [...seen, ...unanswerable];
const byId = new Map(seen.map((question) => [question.id, question]));

describe("the seen questions", () => {
  it("are 100 with an answer and 30 without, half of them in each language", () => {
    const inChinese = (questions: readonly { lang: string }[]) =>
      questions.filter(({ lang }) => lang === "zh").length;
    expect([seen.length, inChinese(seen)]).toEqual([100, 50]);
    expect([unanswerable.length, inChinese(unanswerable)]).toEqual([30, 15]);
  });

  it("are each asked once, under an id of its own", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ question }) => question)).size).toBe(all.length);
  });

  it("name facts, claims and entities that exist", () => {
    const unknown = seen.flatMap(({ id, expect: { facts = [], factsAny = [], claim, entities = [] } }) => [
      ...[...facts, ...factsAny].filter((each) => !factById().has(each)).map((each) => [id, each]),
      ...entities.filter((each) => !entityBySlug().has(each)).map((each) => [id, each]),
      ...(claim === undefined || claimById().has(claim) ? [] : [[id, claim]]),
    ]);
    expect(unknown).toEqual([]);
  });

  it("follow a question that stands before them and keep its inputs", () => {
    const wrong = seen.filter(({ id, followUpOf, expect: { calculator, inputs = {} } }, position) => {
      if (followUpOf === undefined) return false;
      const before = byId.get(followUpOf);
      return (
        before === undefined ||
        seen.indexOf(before) >= position ||
        before.expect.calculator !== calculator ||
        !Object.keys(before.expect.inputs ?? {}).every((name) => name in inputs) ||
        id === followUpOf
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

const calculated = seen.flatMap(({ id, expect: { calculator, inputs, result } }) =>
  calculator === undefined || inputs === undefined || result === undefined
    ? []
    : [{ id, calculator, inputs, result }],
);

describe("the questions of calculators", () => {
  it.each(calculated)("recompute: $id", ({ calculator, inputs, result }) => {
    const outcome = findCalculator(calculator)?.run(inputs);
    expect(outcome).toMatchObject({ ok: true, calculation: { outputs: { [result.output]: result.value } } });
  });

  it.each(calculated)("change every input they give: $id", ({ calculator, inputs }) => {
    const outcome = findCalculator(calculator)?.run({});
    const defaults = outcome?.ok === true ? outcome.calculation.inputs : {};
    expect(Object.entries(inputs).filter(([name, value]) => defaults[name] === value)).toEqual([]);
  });
});

describe("an expectation", () => {
  it.each([
    ["nothing", {}],
    ["two kinds at once", { facts: ["china-lawyers"], claim: "games-art-market" }],
    ["a calculator without a result", { calculator: "training-cost", inputs: { accelerators: 1 } }],
    ["a result without a calculator", { claim: "games-art-market", result: { output: "x", value: 1 } }],
  ])("is refused with %s", (_, expectation) => {
    const question = { id: "q", lang: "en", question: "?", expect: expectation };
    expect(Question.safeParse(question).success).toBe(false);
  });
});
