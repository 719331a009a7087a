import { checkCount, checkOpenShare } from "./check-arguments.ts";
import type { BoundedInterval } from "./interval.ts";
import { normalQuantile } from "./special.ts";

/** Wilson's score interval of a proportion (Wilson 1927; Newcombe 1998, method 3); inside [0, 1] and never of no width. */
export function wilsonInterval({
  successes,
  n,
  level = 0.95,
}: {
  successes: number;
  n: number;
  level?: number;
}): BoundedInterval {
  checkCount("n", n, 1);
  checkCount("successes", successes);
  if (successes > n) throw new RangeError(`successes must be at most n (${n}), got ${successes}`);
  checkOpenShare("level", level);
  const share = successes / n;
  const bounds = wilsonBounds({ share, n, critical: normalQuantile((1 + level) / 2) });
  return { estimate: share, ...bounds, level, method: "wilson", n };
}

/** The bounds for any positive number of observations, which a design effect makes fractional. */
export function wilsonBounds({ share, n, critical }: { share: number; n: number; critical: number }): {
  low: number;
  high: number;
} {
  const square = critical * critical;
  const centre = share + square / (2 * n);
  const half = critical * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {
    low: share === 0 ? 0 : Math.min(share, Math.max(0, (centre - half) / scale)),
    high: share === 1 ? 1 : Math.max(share, Math.min(1, (centre + half) / scale)),
  };
}
