import { checkCount, checkNotEmpty } from "./check-arguments.ts";
import type { Clusters } from "./clustered.ts";
import type { Interval } from "./interval.ts";
import { meanInterval } from "./mean-interval.ts";

/** How often one sample was tried, and how often it succeeded. */
export interface Trials {
  trials: number;
  successes: number;
}

/**
 * pass@k = 1 - C(n - c, k) / C(n, k): the unbiased chance that at least one of k tries succeeds (Chen et al., "Evaluating
 * large language models trained on code", arXiv 2107.03374, equation 1 and its product form). `k` is at most `trials`.
 */
export function passAtK({ trials, successes, k }: Trials & { k: number }): number {
  checkTrials({ trials, successes, k });
  if (trials - successes < k) return 1;
  let allFail = 1;
  for (let drawn = trials - successes + 1; drawn <= trials; drawn++) allFail *= 1 - k / drawn;
  return 1 - allFail;
}

/**
 * pass^k = C(c, k) / C(n, k): the unbiased chance that all of k tries succeed (Yao et al., "tau-bench",
 * arXiv 2406.12045). `k` is at most `trials`.
 */
export function passHatK({ trials, successes, k }: Trials & { k: number }): number {
  checkTrials({ trials, successes, k });
  let allSucceed = 1;
  for (let drawn = 0; drawn < k; drawn++) allSucceed *= Math.max(0, successes - drawn) / (trials - drawn);
  return allSucceed;
}

interface PassOptions {
  k: number;
  clusters?: Clusters | undefined;
  level?: number | undefined;
}

/** {@link passAtK} averaged over samples, with the interval of {@link meanInterval} over them. */
export function meanPassAtK(samples: readonly Trials[], options: PassOptions): Interval {
  return averaged(passAtK, samples, options);
}

/** {@link passHatK} averaged over samples, with the interval of {@link meanInterval} over them. */
export function meanPassHatK(samples: readonly Trials[], options: PassOptions): Interval {
  return averaged(passHatK, samples, options);
}

function averaged(
  estimate: (sample: Trials & { k: number }) => number,
  samples: readonly Trials[],
  { k, clusters, level }: PassOptions,
): Interval {
  checkNotEmpty("samples", samples);
  const values = samples.map(({ trials, successes }) => estimate({ trials, successes, k }));
  return meanInterval(values, { clusters, level });
}

function checkTrials({ trials, successes, k }: Trials & { k: number }): void {
  checkCount("trials", trials, 1);
  checkCount("successes", successes);
  checkCount("k", k, 1);
  if (successes > trials)
    throw new RangeError(`successes must be at most trials (${trials}), got ${successes}`);
  if (k > trials) throw new RangeError(`k must be at most trials (${trials}), got ${k}`);
}
