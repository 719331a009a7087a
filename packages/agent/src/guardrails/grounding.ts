import type { ResolveCitation } from "../citation.ts";
import { figuresIn } from "./figure.ts";
import { citedKinds, marksIn } from "./mark.ts";
import type { Sentence } from "./sentence.ts";
import { sentencesIn } from "./sentence.ts";

export interface GroundingOptions {
  resolve: ResolveCitation;
  language: "zh" | "en";
  /** Whether a figure is one of the domain's; every figure is taken for one when left out. */
  isOfDomain?: (value: number) => boolean;
  kinds?: readonly string[];
}

export interface Grounding {
  isGrounded: boolean;
  /** Cited ids that no record has. */
  unresolved: string[];
  /** Sentences that state a figure of the domain and cite nothing. */
  uncited: Sentence[];
}

const numbered = /\[\d{1,3}\]/u;

/** Checks an answer, with `[kind:id]` as the engine wrote it or `[1]` as it is stored, against what it cites. */
export function checkGrounding(
  text: string,
  { resolve, language, isOfDomain = () => true, kinds = citedKinds }: GroundingOptions,
): Grounding {
  const marks = marksIn(text, kinds);
  const unresolved = [...new Set(marks.flatMap(({ ids }) => ids))].filter(
    (id) => resolve(id, language) === undefined,
  );
  const uncited = sentencesIn(text).filter(
    (sentence) =>
      !numbered.test(sentence.text) &&
      !marks.some(({ start, end }) => start >= sentence.start && end <= sentence.end) &&
      figuresIn(sentence.text).some(({ value }) => isOfDomain(value)),
  );
  return { isGrounded: unresolved.length === 0 && uncited.length === 0, unresolved, uncited };
}
