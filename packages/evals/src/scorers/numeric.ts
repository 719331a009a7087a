import { z } from "zod";
import type { Scorer } from "../scorer.ts";
import { readNumbers } from "./read-numbers.ts";
import type { PercentAs } from "./read-numbers.ts";
import { answerOf, parseExpected, shorten, unscorable } from "./reading.ts";
import type { Read } from "./reading.ts";

/** The parts of a scorer that compares numbers. */
export interface NumberParts {
  answer: string;
  /** A text is read as answers are, and holds one number. Of several the closest counts. */
  expected: number | string | readonly (number | string)[];
}

const One = z.union([z.number(), z.string()]);
const Numbers = z.union([One.transform((value) => [value]), z.array(One).min(1)]);

/**
 * 1 where the number of the answer is the right one, within the larger of both tolerances; else 0, also where the answer
 * has no number. Its last number counts, or the first after the last `mark`.
 */
export function numeric<Input = never, Expected = never>({
  id = "numeric",
  absolute = 0,
  relative = 0,
  mark,
  percentAs = "share",
  read,
}: {
  id?: string;
  /** How far off an answer may be. */
  absolute?: number;
  /** The same as a share of the right number: 0.01 for a hundredth. */
  relative?: number;
  /** What stands before the number that counts, such as "####"; an answer without it has none. */
  mark?: string;
  percentAs?: PercentAs;
  read?: Read<Input, Expected, NumberParts>;
} = {}): Scorer<Input, Expected> {
  if (!(absolute >= 0 && relative >= 0)) throw new TypeError("tolerances have to be at least 0");
  return {
    id,
    score(scored) {
      const parts = read?.(scored) ?? {};
      const expected = parseExpected(scored, parts, {
        schema: Numbers,
        shape: "a number or a list of numbers",
      });
      const right = expected.map((value) => {
        if (typeof value === "number") return value;
        const [only, ...others] = readNumbers(value, { percentAs });
        if (only === undefined || others.length > 0)
          throw unscorable(scored, `expected has to be one number, and is "${shorten(value)}"`);
        return only;
      });
      const answer = answerOf(scored, parts);
      const given = pick(answer, { mark, percentAs });
      if (given === undefined) {
        return { value: 0, why: mark === undefined ? "no number" : `no number after "${mark}"` };
      }
      const isRight = right.some(
        (value) => Math.abs(given - value) <= Math.max(absolute, relative * Math.abs(value)),
      );
      return {
        value: isRight ? 1 : 0,
        ...(!isRight && { why: `${given} is not ${right.join(" or ")}` }),
        details: { read: given },
      };
    },
  };
}

function pick(
  answer: string,
  { mark, percentAs }: { mark: string | undefined; percentAs: PercentAs },
): number | undefined {
  if (mark === undefined) return readNumbers(answer, { percentAs }).at(-1);
  const start = answer.lastIndexOf(mark);
  return start < 0 ? undefined : readNumbers(answer.slice(start + mark.length), { percentAs })[0];
}
