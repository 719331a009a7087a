import { describe, expect, it } from "vitest";
import { z } from "zod";
import dev from "../../evals/questions/dev.json" with { type: "json" };
import seen from "../../evals/questions/seen.json" with { type: "json" };
import unanswerableDev from "../../evals/questions/unanswerable-dev.json" with { type: "json" };
import unanswerable from "../../evals/questions/unanswerable-seen.json" with { type: "json" };
import { Question, UnanswerableQuestion } from "../question.ts";
import { evaluateQuestions, evaluateRefusals } from "./evaluate.ts";

const leastAnswered = 0.85;
const leastRefused = 0.9;
const timeout = 120_000;

const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean) =>
  items.filter(holds).length / items.length;

describe.each([
  { name: "seen", questions: seen, refusals: unanswerable, leastRight: 0.85 },
  { name: "for development", questions: dev, refusals: unanswerableDev, leastRight: 0.75 },
])("of the questions $name", ({ questions, refusals, leastRight }) => {
  it("most are answered, and most answers are right", { timeout }, async () => {
    const judged = await evaluateQuestions(z.array(Question).parse(questions));
    expect(share(judged, ({ isRefused }) => !isRefused)).toBeGreaterThanOrEqual(leastAnswered);
    expect(share(judged, ({ isRight }) => isRight)).toBeGreaterThanOrEqual(leastRight);
  });

  it("those that the report does not answer are refused", { timeout }, async () => {
    const judged = await evaluateRefusals(z.array(UnanswerableQuestion).parse(refusals));
    expect(share(judged, ({ isRefused }) => isRefused)).toBeGreaterThanOrEqual(leastRefused);
  });
});
