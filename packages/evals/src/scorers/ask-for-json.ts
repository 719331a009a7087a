import type { z } from "zod";
import type { Message } from "../completion.ts";
import type { ScoreContext } from "../scorer.ts";
import { jsonCandidates } from "./find-json.ts";
import { SampleProblem } from "../run/sample-problem.ts";
import { shorten } from "./reading.ts";

/** An answer in the shape that was asked for, or why there is none. */
export type Asked<Answer> = { isAnswered: true; answer: Answer } | { isAnswered: false; why: string };

/**
 * Asks a model for JSON and takes what it can use: the object may stand in prose or a code fence and have commas too many.
 * What does not fit is asked for once more, with what was wrong.
 */
export async function askForJson<Answer>(
  {
    model,
    messages,
    name,
    jsonSchema,
    shape,
  }: {
    model: string;
    messages: readonly Message[];
    name: string;
    jsonSchema: Readonly<Record<string, unknown>>;
    shape: z.ZodType<Answer>;
  },
  context: ScoreContext,
): Promise<Asked<Answer>> {
  const ask = async (all: readonly Message[]) => {
    const text = await answerOf(
      context.complete({ model, messages: all, schema: { name, schema: jsonSchema }, temperature: 0 }),
    );
    return { text, read: readAnswer(text, shape) };
  };
  const first = await ask(messages);
  if (first.read.isAnswered) return first.read;
  const second = await ask([
    ...messages,
    { role: "assistant", content: first.text.toWellFormed() },
    {
      role: "user",
      content: `That cannot be used: ${first.read.why}. Answer again with nothing but one JSON object of this JSON Schema: ${JSON.stringify(jsonSchema)}`,
    },
  ]);
  if (second.read.isAnswered) return second.read;
  return {
    isAnswered: false,
    why: `asked twice, the judge gave nothing to use: ${second.read.why}: "${shorten(second.text)}"`,
  };
}

/** A router that holds a model to the schema refuses an answer that does not fit: as if nothing had been said. */
async function answerOf(completion: ReturnType<ScoreContext["complete"]>): Promise<string> {
  try {
    return (await completion).text;
  } catch (error) {
    if (error instanceof SampleProblem && error.isUnusable) return "";
    throw error;
  }
}

function readAnswer<Answer>(text: string, shape: z.ZodType<Answer>): Asked<Answer> {
  let why = "it holds no JSON";
  const candidates = jsonCandidates(text, { isLoose: true });
  for (const [index, candidate] of candidates.entries()) {
    const parsed = shape.safeParse(candidate);
    if (parsed.success) return { isAnswered: true, answer: parsed.data };
    const [issue] = parsed.error.issues;
    if (index === 0 && issue !== undefined) why = `${issue.path.join(".") || "the object"}: ${issue.message}`;
  }
  return { isAnswered: false, why };
}
