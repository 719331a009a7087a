import type { Scorer } from "../scorer.ts";
import { squadText } from "./normalise-text.ts";
import type { Overlap } from "./overlap.ts";
import { overlap } from "./overlap.ts";
import { readTexts } from "./reading.ts";
import type { Read, TextParts } from "./reading.ts";
import { splitWords } from "./split-words.ts";

/**
 * How far the words of an answer are those of the right one, 0 to 1: F1 over the bag of words, the best of several right
 * answers (Rajpurkar et al. 2016, "SQuAD", section 6.1; evaluate-v1.1.py). Chinese counts by characters. "No answer" is
 * the expected text "": only an empty answer matches it.
 */
export function tokenF1<Input = never, Expected = never>({
  id = "token-f1",
  read,
}: {
  id?: string;
  read?: Read<Input, Expected, TextParts>;
} = {}): Scorer<Input, Expected> {
  return {
    id,
    score(scored) {
      const { answer, expected } = readTexts(scored, read);
      const given = tokens(answer);
      const best = expected
        .map((right) => overlap(given, tokens(right)))
        .reduce((first, second) => (second.f1 > first.f1 ? second : first));
      return { value: best.f1, details: { precision: best.precision, recall: best.recall } };
    },
  };
}

/** The word overlap of two texts. */
export function tokenOverlap(answer: string, right: string): Overlap {
  return overlap(tokens(answer), tokens(right));
}

const tokens = (text: string) => splitWords(squadText(text));
