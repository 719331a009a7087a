import type { Scorer } from "../scorer.ts";
import { readTexts, shorten } from "./reading.ts";
import type { Read, TextParts } from "./reading.ts";

/** 1 where the answer is one of the right ones, character by character; else 0. */
export function exact<Input = never, Expected = never>({
  id = "exact",
  isTrimmed = false,
  read,
}: {
  id?: string;
  /** White space around either does not count. */
  isTrimmed?: boolean;
  read?: Read<Input, Expected, TextParts>;
} = {}): Scorer<Input, Expected> {
  const form = (text: string) => (isTrimmed ? text.trim() : text);
  return {
    id,
    score(scored) {
      const { answer, expected } = readTexts(scored, read);
      if (expected.some((right) => form(right) === form(answer))) return { value: 1 };
      return { value: 0, why: `"${shorten(answer)}" is not "${shorten(expected[0] ?? "")}"` };
    },
  };
}
