import { describe, expect, it } from "vitest";
import { z } from "zod";
import devRows from "../evals/questions/dev.json" with { type: "json" };
import heldOutRows from "../evals/questions/held-out.json" with { type: "json" };
import seenRows from "../evals/questions/seen.json" with { type: "json" };
import unanswerableDevRows from "../evals/questions/unanswerable-dev.json" with { type: "json" };
import unanswerableHeldOutRows from "../evals/questions/unanswerable-held-out.json" with { type: "json" };
import unanswerableRows from "../evals/questions/unanswerable-seen.json" with { type: "json" };
import { calculators, findCalculator } from "./calculators/index.ts";
import { claimById, entityBySlug, factById } from "./data.ts";
import { Question, UnanswerableQuestion } from "./question.ts";

const seen = z.array(Question).parse(seenRows);
const dev = z.array(Question).parse(devRows);
const heldOut = z.array(Question).parse(heldOutRows);
const unanswerable = z.array(UnanswerableQuestion).parse(unanswerableRows);
const unanswerableDev = z.array(UnanswerableQuestion).parse(unanswerableDevRows);
const unanswerableHeldOut = z.array(UnanswerableQuestion).parse(unanswerableHeldOutRows);
const answerable = [...seen, ...dev, ...heldOut];
const all = [...answerable, ...unanswerable, ...unanswerableDev, ...unanswerableHeldOut];
const seenById = new Map(seen.map((question) => [question.id, question]));

describe("the questions", () => {
  it.each([
    ["seen", seen, 100],
    ["for development", dev, 150],
    ["held out", heldOut, 50],
    ["unanswerable and seen", unanswerable, 30],
    ["unanswerable and for development", unanswerableDev, 60],
    ["unanswerable and held out", unanswerableHeldOut, 30],
  ])("that are %s are half in each language", (_, questions: readonly { lang: string }[], count) => {
    const inChinese = questions.filter(({ lang }) => lang === "zh").length;
    expect([questions.length, inChinese]).toEqual([count, count / 2]);
  });

  it("are each asked once, under an id of its own", () => {
    const asked = all.map(({ question }) => question.toLowerCase().replace(/[\p{P}\p{Z}]/gu, ""));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(asked).size).toBe(all.length);
  });

  it("name facts, claims and entities that exist", () => {
    const unknown = answerable.flatMap(
      ({ id, expect: { facts = [], factsAny = [], claim, entities = [] } }) => [
        ...[...facts, ...factsAny].filter((each) => !factById().has(each)).map((each) => [id, each]),
        ...entities.filter((each) => !entityBySlug().has(each)).map((each) => [id, each]),
        ...(claim === undefined || claimById().has(claim) ? [] : [[id, claim]]),
      ],
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ["seen", seen],
    ["for development", dev],
    ["held out", heldOut],
  ])("that are %s follow a question that stands before them and keep its inputs", (_, questions) => {
    const byId = new Map(questions.map((question) => [question.id, question]));
    const wrong = questions.filter(({ id, followUpOf, expect: { calculator, inputs = {} } }, position) => {
      if (followUpOf === undefined) return false;
      const before = byId.get(followUpOf);
      return (
        before === undefined ||
        questions.indexOf(before) >= position ||
        before.expect.calculator !== calculator ||
        !Object.keys(before.expect.inputs ?? {}).every((name) => name in inputs) ||
        id === followUpOf
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe("the held-out questions", () => {
  const paraphrases = heldOut.filter(({ paraphraseOf }) => paraphraseOf !== undefined);

  it("paraphrase thirty seen ones, each of them once, and ask for the same answer", () => {
    expect(seen.filter(({ paraphraseOf }) => paraphraseOf !== undefined)).toEqual([]);
    expect(new Set(paraphrases.map(({ paraphraseOf }) => paraphraseOf)).size).toBe(30);
    const wrong = paraphrases.filter(
      ({ paraphraseOf = "", expect: expectation }) =>
        JSON.stringify(seenById.get(paraphraseOf)?.expect) !== JSON.stringify(expectation),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("ask for answers no seen question asks for where they paraphrase none", () => {
    const answers = new Set(seen.map(({ expect: expectation }) => JSON.stringify(expectation)));
    const repeated = heldOut.filter(
      ({ paraphraseOf, expect: expectation }) =>
        paraphraseOf === undefined && answers.has(JSON.stringify(expectation)),
    );
    expect(repeated.map(({ id }) => id)).toEqual([]);
  });
});

describe("the development questions", () => {
  it("ask for no answer a seen question asks for", () => {
    const answers = new Set(seen.map(({ expect: expectation }) => JSON.stringify(expectation)));
    const repeated = dev.filter(({ expect: expectation }) => answers.has(JSON.stringify(expectation)));
    expect(repeated.map(({ id }) => id)).toEqual([]);
  });

  it("run, together with the seen ones, every calculator", () => {
    const asked = new Set([...seen, ...dev].map(({ expect: { calculator } }) => calculator));
    expect(calculators.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

const calculated = answerable.flatMap(({ id, expect: { calculator, inputs, result } }) =>
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
