import { checkCount } from "./check-arguments.ts";
import { binomialCdf } from "./special.ts";

export interface McNemarTest {
  /** Pairs in which just one of the two succeeded; only these bear on the test. */
  discordant: number;
  /** Two-sided exact p-value: twice the smaller binomial tail, at most 1. Never rejects too often, usually too rarely. */
  exact: number;
  /** The same with half the probability of the observed table: rejects close to its nominal rate. */
  midP: number;
}

/**
 * McNemar's test of two paired proportions, exact and mid-p (Fagerland, Lydersen & Laake, BMC Medical Research
 * Methodology 13:91, 2013, who recommend the mid-p). With fewer than five discordant pairs neither can reach 0.05.
 */
export function mcnemarTest({
  onlyFirst,
  onlySecond,
}: {
  onlyFirst: number;
  onlySecond: number;
}): McNemarTest {
  checkCount("onlyFirst", onlyFirst);
  checkCount("onlySecond", onlySecond);
  const discordant = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  if (onlyFirst === onlySecond) return { discordant, exact: 1, midP: 1 };
  const tail = binomialCdf({ successes: fewer, trials: discordant, share: 0.5 });
  const below = binomialCdf({ successes: fewer - 1, trials: discordant, share: 0.5 });
  return { discordant, exact: Math.min(1, 2 * tail), midP: tail + below };
}
