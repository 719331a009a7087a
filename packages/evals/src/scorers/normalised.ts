import type { Scorer } from "../scorer.ts";
import { normaliseText } from "./normalise-text.ts";
import { readTexts, shorten } from "./reading.ts";
import type { Read, TextParts } from "./reading.ts";

/** 1 where the answer is a right one but for case, width, punctuation, white space and articles; else 0. */
export function normalised<Input = never, Expected = never>({
  id = "normalised",
  read,
}: {
  id?: string;
  read?: Read<Input, Expected, TextParts>;
} = {}): Scorer<Input, Expected> {
  return {
    id,
    score(scored) {
      const { answer, expected } = readTexts(scored, read);
      const given = normaliseText(answer);
      const right = expected.map(normaliseText);
      if (right.includes(given)) return { value: 1 };
      return { value: 0, why: `"${shorten(given)}" is not "${shorten(right[0] ?? "")}"` };
    },
  };
}
