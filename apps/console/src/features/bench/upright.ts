import type { Comparison } from "@assay/evals/log";

/** The better one first, so that a difference says how much is gained. */
export function upright(comparison: Comparison): Comparison {
  const { model, against, difference, wins, losses } = comparison;
  if (difference.value >= 0) return comparison;
  const { low, high, value } = difference;
  return {
    ...comparison,
    model: against,
    against: model,
    difference: {
      ...difference,
      value: -value,
      ...(high !== undefined && { low: -high }),
      ...(low !== undefined && { high: -low }),
    },
    ...(losses !== undefined && { wins: losses }),
    ...(wins !== undefined && { losses: wins }),
  };
}
