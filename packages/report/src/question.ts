import { z } from "zod";
import { Language, Slug } from "./text.ts";

/** What a right answer to a question rests on: figures, a calculation, a claim or the entities it lists. */
export const Expectation = z
  .strictObject({
    facts: z.array(Slug).min(1).optional().describe("Every one of these facts belongs in the answer."),
    factsAny: z
      .array(Slug)
      .min(2)
      .optional()
      .describe("Facts that state the same thing; any one of them answers."),
    calculator: Slug.optional().describe("The calculator to run."),
    inputs: z
      .record(z.string(), z.json())
      .optional()
      .describe("The inputs the question, or the one it follows, changes; the others keep their defaults."),
    result: z
      .strictObject({ output: z.string().min(1), value: z.number() })
      .optional()
      .describe("The output asked for and its value in the unit the calculator gives it."),
    claim: Slug.optional().describe("The claim whose evaluation answers."),
    entities: z.array(Slug).min(1).optional().describe("All entities the answer has to list."),
  })
  .refine(
    ({ facts, factsAny, calculator, claim, entities }) =>
      [facts, factsAny, calculator, claim, entities].filter((each) => each !== undefined).length === 1,
    "a question is answered by facts, a calculator, a claim or entities, and by one of them only",
  )
  .refine(
    ({ calculator, inputs, result }) =>
      (calculator !== undefined) === (inputs !== undefined) &&
      (calculator !== undefined) === (result !== undefined),
    "a calculator, and only a calculator, comes with inputs and a result",
  );
export type Expectation = z.infer<typeof Expectation>;

/** A question the report answers, as people ask it, and what a right answer rests on. */
export const Question = z.strictObject({
  id: Slug,
  lang: Language.describe("The language the question is asked in."),
  question: z.string().min(1),
  expect: Expectation,
  followUpOf: Slug.optional().describe("The question that was asked before in the same conversation."),
  paraphraseOf: Slug.optional().describe("The seen question that asks the same in other words."),
});
export type Question = z.infer<typeof Question>;

/** A question that sounds as if the report answered it, and why it does not. */
export const UnanswerableQuestion = z.strictObject({
  id: Slug,
  lang: Language,
  question: z.string().min(1),
  why: z.string().min(1).describe("What is missing, in English."),
});
export type UnanswerableQuestion = z.infer<typeof UnanswerableQuestion>;
