import { z } from "zod";
import type { Scored } from "../scorer.ts";

/**
 * Takes what a scorer compares out of a sample and its solution. What is left out is taken from where it usually stands:
 * the answer from the solution, the expected value from the sample. A part that is named but undefined is missing.
 */
export type Read<Input, Expected, Taken> = (scored: Scored<Input, Expected>) => {
  [Part in keyof Taken]?: Taken[Part] | undefined;
};

/** The parts of a scorer that compares texts. */
export interface TextParts {
  answer: string;
  /** One right answer, or several of which the best match counts. */
  expected: string | readonly string[];
}

const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]);

/** What cannot be scored, naming the sample and why. Thrown, so that it is noted and counts for nothing. */
export function unscorable(scored: { sample: { id: string } }, why: string): Error {
  return new Error(`sample ${JSON.stringify(scored.sample.id)}: ${why}`);
}

/** Runs what may fail on a sample's own data, and names the sample where it does. */
export function naming<Value>(scored: { sample: { id: string } }, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw unscorable(scored, error instanceof Error ? error.message : String(error));
  }
}

/** Parts as they were read. */
export type Parts = Readonly<Record<string, unknown>>;

/** A part as it was read, or as it stands where `read` says nothing of it. */
export function partOf(parts: Parts, name: string, otherwise: unknown): unknown {
  return Object.hasOwn(parts, name) ? parts[name] : otherwise;
}

/** The expected value, whatever it is. @throws Error where there is none */
export function expectedOf<Input, Expected>(scored: Scored<Input, Expected>, parts: Parts): unknown {
  const expected = partOf(parts, "expected", scored.sample.expected);
  if (expected === undefined) throw unscorable(scored, "expected is missing");
  return expected;
}

/** The expected value as `schema` has it. @throws Error where it is missing or of another shape */
export function parseExpected<Input, Expected, Value>(
  scored: Scored<Input, Expected>,
  parts: Parts,
  { schema, shape }: { schema: z.ZodType<Value>; shape: string },
): Value {
  const parsed = schema.safeParse(expectedOf(scored, parts));
  if (!parsed.success) throw unscorable(scored, `expected has to be ${shape}`);
  return parsed.data;
}

/** The answer as a text; none is an empty one. */
export function answerOf<Input, Expected>(
  scored: Scored<Input, Expected>,
  parts: { answer?: string | undefined },
): string {
  return Object.hasOwn(parts, "answer") ? (parts.answer ?? "") : scored.solution.text;
}

/** The answer and the right answers, of which there is at least one. @throws Error where there is none */
export function readTexts<Input, Expected>(
  scored: Scored<Input, Expected>,
  read: Read<Input, Expected, TextParts> | undefined,
): { answer: string; expected: readonly string[] } {
  const parts = read?.(scored) ?? {};
  const expected = parseExpected(scored, parts, { schema: Texts, shape: "a text or a list of texts" });
  return { answer: answerOf(scored, parts), expected };
}

/** A text short enough for a line of `why`. */
export function shorten(text: string, most = 80): string {
  const line = text.toWellFormed().replaceAll(/\s+/gu, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).toWellFormed()}…`;
}
