import { checkCount, checkNotEmpty, checkOpenShare, checkSameLength } from "./check-arguments.ts";
import { noInterval, type Interval } from "./interval.ts";
import { normalQuantile } from "./special.ts";
import { wilsonInterval } from "./wilson.ts";

/** A judge's verdicts against labels, counted. */
export interface JudgeCounts {
  truePositives: number;
  falseNegatives: number;
  trueNegatives: number;
  falsePositives: number;
}

export interface JudgeRates extends JudgeCounts {
  /** Share of the labelled positives that the judge passes (sensitivity), with Wilson's interval; none without positives. */
  truePositiveRate: Interval;
  /** Share of the labelled negatives that the judge fails (specificity), with Wilson's interval; none without negatives. */
  trueNegativeRate: Interval;
}

/** How a judge does on a labelled set; both lists hold 0 and 1 alone. */
export function judgeRates(
  verdicts: ArrayLike<number>,
  labels: ArrayLike<number>,
  { level = 0.95 }: { level?: number } = {},
): JudgeRates {
  checkOpenShare("level", level);
  checkNotEmpty("verdicts", verdicts);
  checkSameLength("verdicts", verdicts, "labels", labels);
  const counts = { truePositives: 0, falseNegatives: 0, trueNegatives: 0, falsePositives: 0 };
  for (let index = 0; index < labels.length; index++) {
    const isPassed = isOne(`verdicts[${index}]`, verdicts[index]!);
    if (isOne(`labels[${index}]`, labels[index]!)) counts[isPassed ? "truePositives" : "falseNegatives"]++;
    else counts[isPassed ? "falsePositives" : "trueNegatives"]++;
  }
  const { truePositives, falseNegatives, trueNegatives, falsePositives } = counts;
  return {
    ...counts,
    truePositiveRate: rateOf({ successes: truePositives, n: truePositives + falseNegatives, level }),
    trueNegativeRate: rateOf({ successes: trueNegatives, n: trueNegatives + falsePositives, level }),
  };
}

function isOne(name: string, value: number): boolean {
  if (value !== 0 && value !== 1) throw new RangeError(`${name} must be 0 or 1, got ${value}`);
  return value === 1;
}

function rateOf({ successes, n, level }: { successes: number; n: number; level: number }): Interval {
  return n === 0 ? noInterval({ estimate: undefined, level, n }) : wilsonInterval({ successes, n, level });
}

/**
 * The true success rate behind a judge's verdicts: (observed + TNR - 1) / (TPR + TNR - 1), clipped to [0, 1] (Rogan &
 * Gladen, American Journal of Epidemiology 107, 1978). `positives` of `n` are the verdicts on the unlabelled set, `judge` the
 * counts on the labelled one, taken to be independent of it. The interval carries the uncertainty of all three rates: the
 * delta method on counts with added pseudo-observations and a shift for skewness, after Lang & Reiczigel (Preventive
 * Veterinary Medicine 113, 2014). Simulated at 95% it covers 94.5 to 97 with 100 labels of each kind, 96 to 98 with 30, and
 * more where the judge never errs.
 * Nothing is known (estimate undefined, `method: "none"`) where TPR + TNR <= 1, a judge no better than chance, or where
 * labelled positives or negatives are missing.
 */
export function biasCorrectedRate({
  positives,
  n,
  judge,
  level = 0.95,
}: {
  positives: number;
  n: number;
  judge: JudgeCounts;
  level?: number;
}): Interval {
  checkCount("n", n, 1);
  checkCount("positives", positives);
  if (positives > n) throw new RangeError(`positives must be at most n (${n}), got ${positives}`);
  checkOpenShare("level", level);
  for (const name of countNames) checkCount(name, judge[name]);
  const labelledPositives = judge.truePositives + judge.falseNegatives;
  const labelledNegatives = judge.trueNegatives + judge.falsePositives;
  if (labelledPositives === 0 || labelledNegatives === 0)
    return noInterval({ estimate: undefined, level, n });
  const youden = judge.truePositives / labelledPositives + judge.trueNegatives / labelledNegatives - 1;
  if (youden <= 1e-12) return noInterval({ estimate: undefined, level, n });
  const falsePositiveRate = judge.falsePositives / labelledNegatives;
  const estimate = clip((positives / n - falsePositiveRate) / youden);

  const critical = normalQuantile((1 + level) / 2);
  const square = critical * critical;
  const observed = (positives + square / 2) / (n + square);
  const passed = (judge.truePositives + 1) / (labelledPositives + 2);
  const failed = (judge.trueNegatives + 1) / (labelledNegatives + 2);
  const scale = passed + failed - 1;
  if (scale <= 0) return noInterval({ estimate, level, n });
  const centre = (observed + failed - 1) / scale;
  const passedVariance = (passed * (1 - passed)) / (labelledPositives + 2);
  const failedVariance = (failed * (1 - failed)) / (labelledNegatives + 2);
  const shift = 2 * square * (centre * passedVariance - (1 - centre) * failedVariance);
  const variance =
    (observed * (1 - observed)) / (n + square) +
    centre ** 2 * passedVariance +
    (1 - centre) ** 2 * failedVariance;
  const half = (critical * Math.sqrt(variance)) / scale;
  return {
    estimate,
    low: Math.min(estimate, clip(centre + shift - half)),
    high: Math.max(estimate, clip(centre + shift + half)),
    level,
    method: "rogan-gladen",
    n,
  };
}

const countNames = ["truePositives", "falseNegatives", "trueNegatives", "falsePositives"] as const;

const clip = (share: number) => Math.min(1, Math.max(0, share));
