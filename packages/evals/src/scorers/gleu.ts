import { z } from "zod";
import type { Scorer } from "../scorer.ts";
import { createRandom } from "../statistics/random.ts";
import { readTexts, unscorable } from "./reading.ts";
import type { Read, TextParts } from "./reading.ts";

/** The parts of a scorer of corrections. */
export interface CorrectionParts extends TextParts {
  /** What was to be corrected. Left out: the sample's input, where that is a text. */
  source: string;
}

/** A corrected text with what it was and what it should be. */
export interface Correction {
  source: string;
  answer: string;
  references: readonly string[];
}

interface GleuOptions {
  /** Left out: at white space, for texts that are tokenised as JFLEG is. */
  split?: (text: string) => string[];
}

const order = 4;

/**
 * GLEU of a correction, 0 to 1: the mean over the references of the score against each, as the script of JFLEG has it for
 * single sentences. Napoles et al. 2015, "Ground truth for grammatical error correction metrics"; the form is that of
 * 2016, "GLEU without tuning" (arXiv 1605.02592):
 * p_n = max(0, sum over n-grams of min(answer, reference) - sum over n-grams of the source that are not in the reference
 * of min(answer, source)) / n-grams of the answer; GLEU = min(1, e^(1 - r/c)) * (p_1 p_2 p_3 p_4)^(1/4).
 * Counts of 0 are taken as 1, as in that script, so answers of fewer than four words come out high; but an answer without
 * one right word is 0, and so is an empty one.
 */
export function gleu<Input = never, Expected = never>({
  id = "gleu",
  read,
  ...options
}: GleuOptions & { id?: string; read?: Read<Input, Expected, CorrectionParts> } = {}): Scorer<
  Input,
  Expected
> {
  return {
    id,
    score(scored) {
      const { answer, expected } = readTexts(scored, read);
      const source = z.string().safeParse(read?.(scored).source ?? scored.sample.input);
      if (!source.success) throw unscorable(scored, "source is missing: what was to be corrected, a text");
      return { value: sentenceGleu({ source: source.data, answer, references: expected }, options) };
    },
  };
}

/** GLEU of one text, 0 to 1, smoothed; the mean over its references. See {@link gleu}. */
export function sentenceGleu(
  { source, answer, references }: Correction,
  { split = atWhiteSpace }: GleuOptions = {},
): number {
  if (references.length === 0) throw new RangeError("references must not be empty, got length 0");
  const counted = countsOf(split(source), split(answer));
  const scores = references.map((reference) => {
    const words = split(reference);
    if (counted.length === 0) return words.length === 0 ? 1 : 0;
    const counts = counted.against(words);
    return counts.matches[0] === 0 ? 0 : gleuOf(smoothed(counts));
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/**
 * GLEU of a corpus, 0 to 1: counts are summed over its texts before they are divided, with one reference of each text
 * drawn at random; the mean of so many draws, and their standard deviation. JFLEG's script draws 500 times; so does this,
 * from its own generator.
 */
export function corpusGleu(
  corrections: readonly Correction[],
  { split = atWhiteSpace, draws = 500, seed = 0 }: GleuOptions & { draws?: number; seed?: number } = {},
): { value: number; deviation: number } {
  if (corrections.length === 0) throw new RangeError("corrections must not be empty, got length 0");
  const counts = corrections.map(({ source, answer, references }, index) => {
    if (references.length === 0) throw new RangeError(`corrections[${index}].references must not be empty`);
    const counted = countsOf(split(source), split(answer));
    return references.map((reference) => counted.against(split(reference)));
  });
  const random = createRandom(seed);
  const values = Array.from({ length: draws }, () => {
    const sum: Counts = { answer: 0, reference: 0, matches: [0, 0, 0, 0], totals: [0, 0, 0, 0] };
    for (const choices of counts) add(sum, choices[random.integer(choices.length)]!);
    return gleuOf(sum);
  });
  const value = values.reduce((sum, score) => sum + score, 0) / draws;
  const squares = values.reduce((sum, score) => sum + (score - value) ** 2, 0);
  return { value, deviation: Math.sqrt(squares / draws) };
}

interface Counts {
  /** Words. */
  answer: number;
  reference: number;
  /** Per order of n-gram, those that are right less those that should have been changed; at least 0. */
  matches: number[];
  totals: number[];
}

function add(sum: Counts, counts: Counts): void {
  sum.answer += counts.answer;
  sum.reference += counts.reference;
  for (let index = 0; index < order; index++) {
    sum.matches[index]! += counts.matches[index]!;
    sum.totals[index]! += counts.totals[index]!;
  }
}

function smoothed({ answer, reference, matches, totals }: Counts): Counts {
  const one = (count: number) => count || 1;
  return {
    answer: one(answer),
    reference: one(reference),
    matches: matches.map(one),
    totals: totals.map(one),
  };
}

function gleuOf({ answer, reference, matches, totals }: Counts): number {
  if (answer === 0 || reference === 0 || [...matches, ...totals].includes(0)) return 0;
  const logs = matches.map((count, index) => Math.log(count / totals[index]!));
  const precision = logs.reduce((sum, log) => sum + log, 0) / order;
  return Math.exp(Math.min(0, 1 - reference / answer) + precision);
}

/** The n-grams of a source and an answer, to be held against references. */
function countsOf(source: readonly string[], answer: readonly string[]) {
  const grams = numberGrams(answer);
  const ofAnswer = grams.count(answer);
  const ofSource = grams.count(source);
  return {
    length: answer.length,
    against(reference: readonly string[]): Counts {
      const ofReference = grams.count(reference);
      return {
        answer: answer.length,
        reference: reference.length,
        matches: ofAnswer.map((given, index) =>
          matchesOf({ given, right: ofReference[index]!, source: ofSource[index]! }),
        ),
        totals: ofAnswer.map((_, index) => Math.max(0, answer.length - index)),
      };
    },
  };
}

/** How often each n-gram of one order stands in a text, by its number. */
type Frequencies = Int32Array;

function matchesOf({
  given,
  right,
  source,
}: {
  given: Frequencies;
  right: Frequencies;
  source: Frequencies;
}): number {
  let matches = 0;
  for (let gram = 0; gram < given.length; gram++) {
    const inReference = right[gram]!;
    matches += inReference > 0 ? Math.min(given[gram]!, inReference) : -Math.min(given[gram]!, source[gram]!);
  }
  return Math.max(0, matches);
}

/**
 * Numbers the n-grams of a text from 0 in each order: an n-gram is that of its beginning and its last word. Those of other
 * texts count only where this one has them, for no others matter.
 */
function numberGrams(text: readonly string[]) {
  const words = new Map<string, number>();
  for (const word of text) if (!words.has(word)) words.set(word, words.size);
  const orders = Array.from({ length: order }, () => new Map<number, number>());
  const own = text.map((word) => words.get(word) ?? -1);
  walk(own, (known, key) => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
  return {
    count(other: readonly string[]): Frequencies[] {
      const counts = orders.map((known) => new Int32Array(known.size));
      const numbers = other.map((word) => words.get(word) ?? -1);
      walk(numbers, (known, key, index) => {
        const number = known.get(key);
        if (number === undefined) return -1;
        counts[index]![number]! += 1;
        return number;
      });
      return counts;
    },
  };

  /** Gives every n-gram whose beginning and last word have numbers to `visit`, which says its number or -1. */
  function walk(
    numbers: readonly number[],
    visit: (known: Map<number, number>, key: number, index: number) => number,
  ): void {
    const before = new Int32Array(numbers.length);
    for (const [index, known] of orders.entries()) {
      for (let start = 0; start + index < numbers.length; start++) {
        const [beginning, last] = [before[start]!, numbers[start + index]!];
        before[start] = beginning < 0 || last < 0 ? -1 : visit(known, beginning * words.size + last, index);
      }
    }
  }
}

const atWhiteSpace = (text: string) => text.split(/\s+/u).filter((word) => word !== "");
