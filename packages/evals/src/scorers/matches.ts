import { z } from "zod";
import type { Scored, Scorer } from "../scorer.ts";
import { guardRegex } from "./guarded-regex.ts";
import { answerOf, naming, parseExpected, shorten, unscorable } from "./reading.ts";
import type { Parts, Read } from "./reading.ts";

/** The parts of a scorer that looks for a pattern. */
export interface PatternParts {
  answer: string;
  /** A regular expression, as its source or with flags. */
  expected: string | { source: string; flags?: string };
}

const Pattern = z.union([
  z.string().transform((source) => ({ source, flags: "u" })),
  z.object({ source: z.string(), flags: z.string().default("u") }),
]);

/**
 * 1 where the regular expression is found in the answer, 0 where it is not; the other way round for `isNegated`. The
 * pattern is given, or each sample's expected value.
 * @throws Error where a pattern takes longer than `timeoutMs`, or a sample's is no regular expression
 */
export function matches<Input = never, Expected = never>({
  id = "matches",
  pattern,
  isNegated = false,
  timeoutMs = 500,
  read,
}: {
  id?: string;
  pattern?: RegExp;
  isNegated?: boolean;
  timeoutMs?: number;
  read?: Read<Input, Expected, PatternParts>;
} = {}): Scorer<Input, Expected> {
  const fixed = pattern && guardRegex(pattern, { timeoutMs });
  return {
    id,
    score(scored) {
      const parts = read?.(scored) ?? {};
      const guarded = fixed ?? guardRegex(patternOf(scored, parts), { timeoutMs });
      const found = naming(scored, () => guarded.find(answerOf(scored, parts)));
      if ((found !== undefined) !== isNegated) return { value: 1 };
      return {
        value: 0,
        why:
          found === undefined
            ? `${guarded.source} is not found`
            : `${guarded.source} finds "${shorten(found)}"`,
      };
    },
  };

  function patternOf(scored: Scored<Input, Expected>, parts: Parts): RegExp {
    const { source, flags } = parseExpected(scored, parts, {
      schema: Pattern,
      shape: "a regular expression: a text, or {source, flags}",
    });
    try {
      return new RegExp(source, flags);
    } catch {
      throw unscorable(scored, `expected is no regular expression: /${shorten(source)}/${flags}`);
    }
  }
}
