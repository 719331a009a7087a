import { designEffectOf, largestDesignEffect, type ClusterSums, type DesignEffect } from "./clustered.ts";
import { normalQuantile, studentQuantile } from "./special.ts";

/** A design effect estimated below this is taken for luck: values in a cluster are hardly more varied than across. */
const leastDesignEffect = 0.5;

/**
 * The design effect to reckon with. Values that are all equal say nothing about it, so that a cluster then counts as
 * one value. Needs two clusters.
 */
export function trustedDesignEffect(sums: ClusterSums, varianceOfOne: number): DesignEffect {
  if (varianceOfOne <= 0) {
    return { designEffect: largestDesignEffect(sums), degrees: sums.sizes.length - 1 };
  }
  const { designEffect, degrees } = designEffectOf(sums, varianceOfOne);
  return { designEffect: Math.max(leastDesignEffect, designEffect), degrees };
}

/**
 * The number of independent values that are worth as much as n clustered ones when an interval uses the normal quantile
 * z: n / (design effect * (t / z)^2), after Korn & Graubard (Survey Methodology 24, 1998), where t is Student's quantile
 * on the degrees of {@link trustedDesignEffect}.
 */
export function effectiveSize({
  sums,
  varianceOfOne,
  level,
}: {
  sums: ClusterSums;
  varianceOfOne: number;
  level: number;
}): number {
  const probability = (1 + level) / 2;
  const { designEffect, degrees } = trustedDesignEffect(sums, varianceOfOne);
  const widening = studentQuantile(probability, degrees) / normalQuantile(probability);
  return sums.n / (designEffect * widening * widening);
}
