import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { Question, UnanswerableQuestion } from "../question.ts";
import { evaluateQuestions, evaluateRefusals } from "./evaluate.ts";

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema>[] {
  const url = new URL(`../../evals/questions/${file}.json`, import.meta.url);
  return z.array(schema).parse(JSON.parse(readFileSync(url, "utf8")));
}

const share = (judged: readonly { isRight: boolean }[]) =>
  judged.filter(({ isRight }) => isRight).length / judged.length;

// Nobody who writes rules or words reads these questions: only the shares come out of here.
it("answers seven of ten questions that nobody has tuned it on", async () => {
  expect(share(await evaluateQuestions(read("held-out", Question)))).toBeGreaterThanOrEqual(0.7);
}, 120_000);

it("refuses nine of ten that the report does not answer and nobody has tuned it on", async () => {
  const judged = await evaluateRefusals(read("unanswerable-held-out", UnanswerableQuestion));
  expect(share(judged)).toBeGreaterThanOrEqual(0.9);
}, 120_000);
