import type { Scorer } from "../scorer.ts";
import { foldText } from "./normalise-text.ts";
import { longestCommonSubsequence } from "./longest-common-subsequence.ts";
import { readTexts } from "./reading.ts";
import type { Read, TextParts } from "./reading.ts";
import { splitWords } from "./split-words.ts";

/** ROUGE-L of two texts, each share 0 to 1. */
export interface RougeL {
  precision: number;
  recall: number;
  f: number;
  /** The texts were so long that their common subsequence was found piece by piece. */
  isLowerBound: boolean;
}

/**
 * The longest common subsequence of words, 0 to 1: ROUGE-L at sentence level (Lin 2004, "ROUGE: a package for automatic
 * evaluation of summaries", section 3.1), R = LCS/m, P = LCS/n, F = (1 + b^2)RP / (R + b^2 P), the best of several
 * references. Case and punctuation do not count; Chinese counts by characters.
 */
export function rougeL<Input = never, Expected = never>({
  id = "rouge-l",
  beta = 1,
  read,
}: {
  id?: string;
  /** How much more recall counts than precision. */
  beta?: number;
  read?: Read<Input, Expected, TextParts>;
} = {}): Scorer<Input, Expected> {
  if (!(beta > 0 && beta < Infinity)) throw new TypeError(`beta has to be positive and finite, got ${beta}`);
  return {
    id,
    score(scored) {
      const { answer, expected } = readTexts(scored, read);
      const { f, ...details } = expected
        .map((reference) => measureRougeL({ answer, reference, beta }))
        .reduce((first, second) => (second.f > first.f ? second : first));
      return {
        value: f,
        ...(details.isLowerBound && { why: "compared piece by piece, for its length: at least this much" }),
        details,
      };
    },
  };
}

/** ROUGE-L of one answer and one reference; 1 where both are empty and 0 where one is. */
export function measureRougeL({
  answer,
  reference,
  beta = 1,
}: {
  answer: string;
  reference: string;
  beta?: number;
}): RougeL {
  const given = words(answer);
  const right = words(reference);
  if (given.length === 0 || right.length === 0) {
    const share = given.length === right.length ? 1 : 0;
    return { precision: share, recall: share, f: share, isLowerBound: false };
  }
  const { length, isLowerBound } = longestCommonSubsequence(given, right);
  const precision = length / given.length;
  const recall = length / right.length;
  const square = beta * beta;
  const f = length === 0 ? 0 : ((1 + square) * recall * precision) / (recall + square * precision);
  return { precision, recall, f, isLowerBound };
}

/** Words without punctuation; of a text that is nothing but punctuation, that. */
function words(text: string): string[] {
  const folded = foldText(text);
  const bare = splitWords(folded.replaceAll(/\p{P}/gu, " "));
  return bare.length === 0 ? splitWords(folded) : bare;
}
