import { z } from "zod";
import type { Json } from "../sample.ts";
import { biasCorrectedRate } from "../statistics/judge-rates.ts";
import type { Interval } from "../statistics/interval.ts";
import type { Score, Scorer } from "../scorer.ts";

const Count = z.int().nonnegative();
const Share = z.number().min(0).max(1).nullable();

/** How a judge did on cases that people labelled. Plain data, to be kept beside the suite. */
export const Calibration = z.strictObject({
  judge: z.string(),
  model: z.string(),
  fingerprint: z
    .string()
    .describe("Of the judge's model and everything it is told; a changed judge needs a new calibration."),
  source: z.string().describe("Which labelled cases, by whom, when."),
  passesFrom: z.number().describe("A value from which on the judge says yes."),
  cases: Count,
  abstentions: Count.describe("Cases it did not judge; in none of the counts."),
  truePositives: Count,
  falseNegatives: Count,
  trueNegatives: Count,
  falsePositives: Count,
  truePositiveRate: Share.describe("Null where no case is labelled positive."),
  trueNegativeRate: Share.describe("Null where no case is labelled negative."),
  kappa: z.number().min(-1).max(1).nullable().describe("Null where chance alone gives full agreement."),
});
export type Calibration = z.infer<typeof Calibration>;

/** A scorer that asks a model. */
export interface Judge<Input, Expected> extends Scorer<Input, Expected> {
  model: string;
  /** Of its model and everything it is told. */
  fingerprint: string;
  /** A value from which on it says yes. */
  passesFrom: number;
}

/** The calibration a judge was given. @throws TypeError where it is another judge's */
export function checkCalibration(
  calibration: Calibration | undefined,
  judge: { id: string; model: string; fingerprint: string; passesFrom: number },
): Calibration | undefined {
  if (calibration === undefined) return undefined;
  const parsed = Calibration.parse(calibration);
  for (const name of ["model", "fingerprint", "passesFrom"] as const) {
    if (parsed[name] !== judge[name])
      throw new TypeError(
        `judge ${judge.id}: its calibration was made with the ${name} ${parsed[name]}, and it has ${judge[name]}; calibrate it anew`,
      );
  }
  return parsed;
}

/** What stands beside each of a judge's scores: how it did, or a warning that nobody knows. */
export function calibrationDetails(calibration: Calibration | undefined): Readonly<Record<string, Json>> {
  if (calibration === undefined) {
    return {
      calibration: null,
      warning: "This judge is not calibrated: nobody knows how often it is right.",
    };
  }
  const { source, cases, abstentions, truePositiveRate, trueNegativeRate, kappa } = calibration;
  return { calibration: { source, cases, abstentions, truePositiveRate, trueNegativeRate, kappa } };
}

/**
 * The share of passes behind a judge's scores, corrected for how often it is wrong (Rogan & Gladen 1978), with its interval.
 * Scores without a value are left out; `n` says how many were counted. Nothing is known without scores, or where the judge
 * does no better than chance.
 */
export function correctedRate(
  scores: readonly Pick<Score, "value">[],
  calibration: Calibration,
  { level = 0.95 }: { level?: number } = {},
): Interval {
  const values = scores.flatMap(({ value }) => value ?? []);
  if (values.length === 0) {
    return { estimate: undefined, low: undefined, high: undefined, level, method: "none", n: 0 };
  }
  const positives = values.filter((value) => value >= calibration.passesFrom).length;
  return biasCorrectedRate({ positives, n: values.length, judge: calibration, level });
}
