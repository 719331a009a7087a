import { expect, it } from "vitest";
import { z } from "zod";
import seen from "../../evals/questions/seen.json" with { type: "json" };
import unanswerable from "../../evals/questions/unanswerable-seen.json" with { type: "json" };
import { Question, UnanswerableQuestion } from "../question.ts";
import { evaluateQuestions, evaluateRefusals } from "./evaluate.ts";

const leastAnswered = 0.85;
const leastRight = 0.85;
const leastRefused = 0.9;

const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean) =>
  items.filter(holds).length / items.length;

const timeout = 60_000;

it(
  "answers the questions that the phrases were written with, and most of them right",
  { timeout },
  async () => {
    const judged = await evaluateQuestions(z.array(Question).parse(seen));
    expect(share(judged, ({ isRefused }) => !isRefused)).toBeGreaterThanOrEqual(leastAnswered);
    expect(share(judged, ({ isRight }) => isRight)).toBeGreaterThanOrEqual(leastRight);
  },
);

it("refuses what the report does not say", { timeout }, async () => {
  const judged = await evaluateRefusals(z.array(UnanswerableQuestion).parse(unanswerable));
  expect(share(judged, ({ isRefused }) => isRefused)).toBeGreaterThanOrEqual(leastRefused);
});
