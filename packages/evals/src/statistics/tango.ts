import { checkCount, checkOpenShare } from "./check-arguments.ts";
import type { BoundedInterval } from "./interval.ts";
import { normalQuantile } from "./special.ts";

/**
 * Tango's score interval of the difference of two paired proportions (Statistics in Medicine 17, 1998):
 * (onlyFirst - onlySecond) / n, where the counts are of pairs in which just one of the two succeeded.
 * It holds 0 exactly where McNemar's uncorrected chi-squared test does not reject, and has a width even without any
 * discordant pair.
 */
export function tangoInterval({
  onlyFirst,
  onlySecond,
  n,
  level = 0.95,
}: {
  onlyFirst: number;
  onlySecond: number;
  n: number;
  level?: number;
}): BoundedInterval {
  checkCount("n", n, 1);
  checkCount("onlyFirst", onlyFirst);
  checkCount("onlySecond", onlySecond);
  if (onlyFirst + onlySecond > n) {
    throw new RangeError(`onlyFirst + onlySecond must be at most n (${n}), got ${onlyFirst + onlySecond}`);
  }
  checkOpenShare("level", level);
  const bounds = tangoBounds({ onlyFirst, onlySecond, n, critical: normalQuantile((1 + level) / 2) });
  return { estimate: (onlyFirst - onlySecond) / n, ...bounds, level, method: "score", n };
}

/** The bounds for any positive numbers, which a design effect makes fractional. */
export function tangoBounds({
  onlyFirst,
  onlySecond,
  n,
  critical,
}: {
  onlyFirst: number;
  onlySecond: number;
  n: number;
  critical: number;
}): { low: number; high: number } {
  const high = upperBound({ gained: onlyFirst, lost: onlySecond, n, critical });
  const low = -upperBound({ gained: onlySecond, lost: onlyFirst, n, critical });
  return { low: low === 0 ? 0 : low, high };
}

/** Bisection for the difference at which the score falls to -critical; the score falls as the difference grows. */
function upperBound({
  gained,
  lost,
  n,
  critical,
}: {
  gained: number;
  lost: number;
  n: number;
  critical: number;
}): number {
  let low = (gained - lost) / n;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (scoreAt({ gained, lost, n, difference: middle }) > -critical) low = middle;
    else high = middle;
  }
  return high;
}

function scoreAt({
  gained,
  lost,
  n,
  difference,
}: {
  gained: number;
  lost: number;
  n: number;
  difference: number;
}): number {
  const linear = -gained - lost + (2 * n - gained + lost) * difference;
  const constant = -lost * difference * (1 - difference);
  const nuisance = (Math.sqrt(Math.max(0, linear * linear - 8 * n * constant)) - linear) / (4 * n);
  const variance = n * (2 * nuisance + difference * (1 - difference));
  const excess = gained - lost - n * difference;
  if (variance <= 0) return excess === 0 ? 0 : Math.sign(excess) * Infinity;
  return excess / Math.sqrt(variance);
}
