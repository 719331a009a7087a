import { z } from "zod";
import type { Scorer } from "../scorer.ts";
import { answerOf, parseExpected } from "./reading.ts";
import type { Read } from "./reading.ts";
import { scoreSets } from "./set-f1.ts";
import type { SetMeasure } from "./set-f1.ts";

/** The parts of a scorer of citations. */
export interface CitationParts {
  answer: string;
  /** Ids that an answer should cite; none where it has nothing to cite. */
  expected: readonly string[];
}

const Ids = z.array(z.string());

/**
 * How far an answer cites what it should, 0 to 1: F1 over ids, or precision or recall alone; all three are in the details.
 * An id counts once, however often it is cited.
 */
export function citations<Input = never, Expected = never>({
  id = "citations",
  measure = "f1",
  cited = citedIds,
  read,
}: {
  id?: string;
  measure?: SetMeasure;
  /** The ids that an answer cites. Left out: `[kind:id]`. */
  cited?: (answer: string) => readonly string[];
  read?: Read<Input, Expected, CitationParts>;
} = {}): Scorer<Input, Expected> {
  return {
    id,
    score(scored) {
      const parts = read?.(scored) ?? {};
      const expected = parseExpected(scored, parts, { schema: Ids, shape: "a list of ids" });
      return scoreSets({ given: cited(answerOf(scored, parts)), expected, measure, form: (item) => item });
    },
  };
}

/** The ids cited as `[kind:id]`, several also as `[kind:id, kind:id]`. */
export function citedIds(answer: string): string[] {
  const one = String.raw`[a-z][\w-]{0,40}:[^\s\[\],;]{1,200}`;
  const group = new RegExp(String.raw`\[(${one}(?:[,;]\s?${one}){0,50})\]`, "giu");
  return [...answer.matchAll(group)].flatMap(([, ids = ""]) => ids.split(/[,;]\s?/u));
}
