export { cohenKappa, krippendorffAlpha } from "./agreement.ts";
export type { AlphaMetric, AlphaResult, KappaResult, Rating } from "./agreement.ts";
export { bootstrapInterval, bootstrapMean } from "./bootstrap.ts";
export type { BootstrapOptions, BootstrapResult } from "./bootstrap.ts";
export { clusteredInterval, clusteredStandardError } from "./clustered.ts";
export type { Clusters } from "./clustered.ts";
export { holm } from "./holm.ts";
export { hasBounds } from "./interval.ts";
export type { BoundedInterval, Interval, IntervalMethod } from "./interval.ts";
export { biasCorrectedRate, judgeRates } from "./judge-rates.ts";
export type { JudgeCounts, JudgeRates } from "./judge-rates.ts";
export { mcnemarTest } from "./mcnemar.ts";
export type { McNemarTest } from "./mcnemar.ts";
export { meanInterval } from "./mean-interval.ts";
export { mean, standardError, variance } from "./mean.ts";
export { pairedDifference } from "./paired.ts";
export type { PairedDifference, PairedMethod, PairedOptions } from "./paired.ts";
export { meanPassAtK, meanPassHatK, passAtK, passHatK } from "./pass-k.ts";
export type { Trials } from "./pass-k.ts";
export { describePower, designEffect, minimumDetectableEffect, powerOf, requiredSize } from "./power.ts";
export type { PowerDescription, PowerDesign } from "./power.ts";
export { createRandom } from "./random.ts";
export type { Random } from "./random.ts";
export {
  binomialCdf,
  logGamma,
  noncentralStudentCdf,
  normalCdf,
  normalQuantile,
  regularisedBeta,
  regularisedGamma,
  studentCdf,
  studentQuantile,
} from "./special.ts";
export { studentInterval } from "./student.ts";
export { tangoInterval } from "./tango.ts";
export { wilsonInterval } from "./wilson.ts";
