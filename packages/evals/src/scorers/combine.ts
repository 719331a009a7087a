import type { Score, Scorer } from "../scorer.ts";
import { unscorable } from "./reading.ts";

/** A scorer with its weight among others. */
export interface CombinedPart<Input, Expected> {
  scorer: Scorer<Input, Expected>;
  /** Left out: 1. For the mean only. */
  weight?: number;
}

/**
 * One score of several, 0 to 1 where they are. `mean`: weighted, without those that do not judge; `null` where none does.
 * `all`: 0 where one is below `passesFrom`, else `null` where one does not judge, else 1.
 */
export function combine<Input = never, Expected = never>({
  id,
  parts,
  how = "mean",
  passesFrom = 1,
}: {
  id: string;
  parts: readonly CombinedPart<Input, Expected>[];
  how?: "mean" | "all";
  passesFrom?: number;
}): Scorer<Input, Expected> {
  if (parts.length === 0) throw new TypeError(`${id}: there is nothing to combine`);
  for (const { scorer, weight = 1 } of parts) {
    if (!(weight > 0 && weight < Infinity))
      throw new TypeError(`${id}: the weight of ${scorer.id} has to be positive, and is ${weight}`);
  }
  return {
    id,
    async score(scored, context) {
      const scores: { name: string; weight: number; score: Score }[] = [];
      for (const { scorer, weight = 1 } of parts) {
        const score = await scorer.score(scored, context);
        if (score.value !== null && !Number.isFinite(score.value))
          throw unscorable(scored, `${scorer.id} gave ${score.value}, which is no score`);
        scores.push({ name: scorer.id, weight, score });
      }
      const judged = scores.flatMap(({ weight, score: { value } }) =>
        value === null ? [] : [{ weight, value }],
      );
      const lines = scores.flatMap(({ name, score: { why } }) =>
        why === undefined ? [] : [`${name}: ${why}`],
      );
      return {
        value: how === "mean" ? meanOf(judged) : allOf(judged),
        ...(lines.length > 0 && { why: lines.join("; ") }),
        details: {
          parts: scores.map(({ name, weight, score: { value, details } }) => ({
            scorer: name,
            weight,
            value,
            ...(details !== undefined && { details }),
          })),
        },
      };
    },
  };

  function allOf(judged: readonly { value: number }[]): number | null {
    if (judged.some(({ value }) => value < passesFrom)) return 0;
    return judged.length < parts.length ? null : 1;
  }
}

function meanOf(judged: readonly { weight: number; value: number }[]): number | null {
  const weights = judged.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return judged.reduce((sum, { weight, value }) => sum + weight * value, 0) / weights;
}
