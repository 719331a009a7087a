import { z } from "zod";
import type { ScoreContext } from "../scorer.ts";
import { askForJson } from "./ask-for-json.ts";
import { calibrationDetails, checkCalibration } from "./calibration.ts";
import type { Calibration, Judge } from "./calibration.ts";
import { hashJson } from "./canonical-json.ts";
import { fenceTexts } from "./fence-texts.ts";
import { answerOf, parseExpected } from "./reading.ts";
import type { Read } from "./reading.ts";

/** What a pairwise judge is shown. */
export interface PairParts {
  /** What was asked. Left out: the sample's input, where that is a text. */
  question: string;
  answer: string;
  /** The answer it is held against. */
  expected: string;
}

const word = (value: unknown) => (typeof value === "string" ? value.trim().toLowerCase() : value);
const Choice = z.object({
  why: z.string().catch(""),
  better: z.preprocess(word, z.enum(["first", "second", "tie", "abstain"])),
});

const jsonSchema = {
  type: "object",
  properties: { why: { type: "string" }, better: { enum: ["first", "second", "tie", "abstain"] } },
  required: ["why", "better"],
  additionalProperties: false,
} as const;

/**
 * A model that says which of two answers is better, asked in both orders: 1 where the sample's answer is it both times, 0
 * where the other is, 0.5 for a tie or where the order decided. `null` where it abstains or gives nothing to use in either.
 * It passes from 1: a tie is not better.
 */
export function pairwise<Input = never, Expected = never>({
  id = "pairwise",
  model,
  instruction,
  calibration: given,
  read,
}: {
  id?: string;
  model: string;
  /** What makes an answer the better one. */
  instruction: string;
  calibration?: Calibration | undefined;
  read?: Read<Input, Expected, PairParts>;
}): Judge<Input, Expected> {
  const task = taskOf(instruction);
  const fingerprint = hashJson({ model, task, jsonSchema }).slice(0, 16);
  const passesFrom = 1;
  const known = calibrationDetails(checkCalibration(given, { id, model, fingerprint, passesFrom }));
  return {
    id,
    model,
    fingerprint,
    passesFrom,
    async score(scored, context) {
      const parts = read?.(scored) ?? {};
      const other = parseExpected(scored, parts, { schema: z.string(), shape: "a text: the other answer" });
      const { input } = scored.sample;
      const question = parts.question ?? (typeof input === "string" ? input : undefined);
      const answer = answerOf(scored, parts);
      const [straight, swapped] = await Promise.all([
        compare({ question, first: answer, second: other }, context),
        compare({ question, first: other, second: answer }, context),
      ]);
      const [one, two] = [valueOf(straight, "first"), valueOf(swapped, "second")];
      const details = { ...known, orders: [straight, swapped].map(({ better, why }) => ({ better, why })) };
      if (one === null || two === null) {
        return { value: null, why: one === null ? straight.why : swapped.why, details };
      }
      if (one === two) return { value: one, why: straight.why, details };
      return {
        value: 0.5,
        why: "the order of the answers decided",
        details: { ...details, isOrderBiased: true },
      };
    },
  };

  async function compare(
    { question, first, second }: { question: string | undefined; first: string; second: string },
    context: ScoreContext,
  ): Promise<{ better: string; why: string }> {
    const { rule, body } = fenceTexts([
      ...(question === undefined ? [] : [{ name: "question", text: question }]),
      { name: "first", text: first },
      { name: "second", text: second },
    ]);
    const asked = await askForJson(
      {
        model,
        messages: [
          { role: "system", content: `${task}\n\n${rule}` },
          { role: "user", content: `${body}\n\nWhich is better?` },
        ],
        name: "choice",
        jsonSchema,
        shape: Choice,
      },
      context,
    );
    return asked.isAnswered ? asked.answer : { better: "abstain", why: asked.why };
  }
}

function valueOf({ better }: { better: string }, own: "first" | "second"): number | null {
  if (better === "abstain") return null;
  if (better === "tie") return 0.5;
  return better === own ? 1 : 0;
}

function taskOf(instruction: string): string {
  return [
    "You are shown two answers and say which is better. Their order means nothing, and neither does their length.",
    instruction,
    'Give a short reason in "why", then "better": first, second, tie, or abstain where you cannot tell.',
    "Answer with one JSON object and nothing else.",
  ].join("\n");
}
