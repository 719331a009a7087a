import { checkCount, checkOpenShare, checkPositive, checkShare } from "./check-arguments.ts";
import { noncentralStudentCdf, normalCdf, normalQuantile, studentQuantile } from "./special.ts";

/**
 * What is tested, two-sided:
 * `proportion`: a success rate against the constant `reference`;
 * `mean`: a mean against a constant, with `sd` the standard deviation of the scores;
 * `paired-proportion`: two success rates on the same cases, with `discordant` the share of cases where just one succeeds;
 * `paired-mean`: two means on the same cases, with `sd` the standard deviation of the differences.
 */
export type PowerDesign =
  | { kind: "proportion"; reference: number }
  | { kind: "mean"; sd: number }
  | { kind: "paired-proportion"; discordant: number }
  | { kind: "paired-mean"; sd: number };

interface Shared {
  /** Significance level, 0.05 unless given. */
  alpha?: number | undefined;
  /** Times by which clusters raise the variance (see {@link designEffect}), 1 unless given; n counts values all the same. */
  designEffect?: number | undefined;
}

/** The factor 1 + (size - 1) * icc of Kish (Survey Sampling, 1965) by which clusters of one size raise a variance. */
export function designEffect({ clusterSize, icc }: { clusterSize: number; icc: number }): number {
  if (!(clusterSize >= 1 && clusterSize < Infinity)) {
    throw new RangeError(`clusterSize must be a finite number of at least 1, got ${clusterSize}`);
  }
  checkShare("icc", icc);
  return 1 + (clusterSize - 1) * icc;
}

/**
 * The chance to find a true `effect` significant with n cases. Means: the noncentral t distribution (exact for normal
 * values). A proportion: the normal approximation with the null variance in the bound and the alternative's in the
 * estimate (Rosner, Fundamentals of Biostatistics, equation 7.31). Paired proportions: the same for McNemar's test
 * (Connor, Biometrics 43, 1987). `effect` is a difference, of either sign; at 0 it gives about alpha.
 */
export function powerOf(
  design: PowerDesign,
  { n, effect, alpha = 0.05, designEffect: inflation = 1 }: Shared & { n: number; effect: number },
): number {
  checkDesign(design);
  checkCount("n", n, 1);
  checkEffect(design, effect);
  checkShared({ alpha, designEffect: inflation });
  return powerAt(design, { size: n / inflation, effect, alpha });
}

/**
 * The smallest n that finds a true `effect` with the wanted power (0.8 unless given); undefined where no n up to 2^40 does,
 * as for an effect of 0.
 */
export function requiredSize(
  design: PowerDesign,
  {
    effect,
    power = 0.8,
    alpha = 0.05,
    designEffect: inflation = 1,
  }: Shared & { effect: number; power?: number | undefined },
): number | undefined {
  checkDesign(design);
  checkEffect(design, effect);
  checkOpenShare("power", power);
  checkShared({ alpha, designEffect: inflation });
  if (effect === 0) return undefined;
  const reaches = (n: number) => powerAt(design, { size: n / inflation, effect, alpha }) >= power;
  let high = 2;
  while (!reaches(high)) {
    high *= 2;
    if (high > 2 ** 40) return undefined;
  }
  let low = high === 2 ? 0 : high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The smallest true effect that n cases find with the wanted power (0.8 unless given), as a positive difference; undefined
 * where not even the largest possible is found. A proportion is taken to rise from its reference unless `direction` is
 * `down`.
 */
export function minimumDetectableEffect(
  design: PowerDesign,
  {
    n,
    power = 0.8,
    alpha = 0.05,
    designEffect: inflation = 1,
    direction = "up",
  }: Shared & { n: number; power?: number | undefined; direction?: "up" | "down" | undefined },
): number | undefined {
  checkDesign(design);
  checkCount("n", n, 1);
  checkOpenShare("power", power);
  checkShared({ alpha, designEffect: inflation });
  const size = n / inflation;
  const sign = direction === "up" ? 1 : -1;
  const reaches = (effect: number) => powerAt(design, { size, effect: sign * effect, alpha }) >= power;
  const largest = largestEffect(design, sign);
  let high = largest ?? 1;
  if (largest === undefined && size > 1) while (!reaches(high)) high *= 2;
  if (!reaches(high)) return undefined;
  let low = 0;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** What a planned run can show, in plain numbers. */
export interface PowerDescription {
  n: number;
  /** n over the design effect. */
  effectiveSize: number;
  designEffect: number;
  alpha: number;
  /** Wanted. */
  power: number;
  minimumDetectableEffect: number | undefined;
  /** For the `effect` that was asked about; undefined without one. */
  effect: number | undefined;
  powerAtEffect: number | undefined;
  requiredSize: number | undefined;
}

/** {@link minimumDetectableEffect} of n cases and, for an `effect` of interest, {@link powerOf} and {@link requiredSize}. */
export function describePower(
  design: PowerDesign,
  {
    n,
    power = 0.8,
    effect,
    alpha = 0.05,
    designEffect: inflation = 1,
  }: Shared & { n: number; power?: number | undefined; effect?: number | undefined },
): PowerDescription {
  const shared = { alpha, designEffect: inflation };
  return {
    n,
    effectiveSize: n / inflation,
    ...shared,
    power,
    minimumDetectableEffect: minimumDetectableEffect(design, { n, power, ...shared }),
    effect,
    powerAtEffect: effect === undefined ? undefined : powerOf(design, { n, effect, ...shared }),
    requiredSize: effect === undefined ? undefined : requiredSize(design, { effect, power, ...shared }),
  };
}

interface Point {
  /** Effective number of cases, which need not be whole. */
  size: number;
  effect: number;
  alpha: number;
}

function powerAt(design: PowerDesign, point: Point): number {
  switch (design.kind) {
    case "mean":
    case "paired-mean":
      return studentPower(point, design.sd);
    case "proportion": {
      const share = design.reference + point.effect;
      const nullVariance = design.reference * (1 - design.reference);
      return normalPower(point, { nullVariance, variance: share * (1 - share) });
    }
    case "paired-proportion": {
      const variance = design.discordant - point.effect * point.effect;
      return normalPower(point, { nullVariance: design.discordant, variance });
    }
  }
}

function studentPower({ size, effect, alpha }: Point, sd: number): number {
  const degrees = size - 1;
  if (degrees <= 0) return 0;
  const critical = studentQuantile(1 - alpha / 2, degrees);
  const noncentrality = (Math.abs(effect) * Math.sqrt(size)) / sd;
  if (noncentrality > 10 * critical + 40) return 1;
  return (
    1 -
    noncentralStudentCdf({ t: critical, degrees, noncentrality }) +
    noncentralStudentCdf({ t: -critical, degrees, noncentrality })
  );
}

function normalPower(
  { size, effect, alpha }: Point,
  { nullVariance, variance }: { nullVariance: number; variance: number },
): number {
  const bound = normalQuantile(1 - alpha / 2) * Math.sqrt(nullVariance);
  const shift = Math.abs(effect) * Math.sqrt(size);
  const spread = Math.sqrt(Math.max(0, variance));
  if (spread < 1e-12) return shift > bound ? 1 : 0;
  return normalCdf((shift - bound) / spread) + normalCdf((-shift - bound) / spread);
}

function largestEffect(design: PowerDesign, sign: number): number | undefined {
  if (design.kind === "proportion") return sign > 0 ? 1 - design.reference : design.reference;
  return design.kind === "paired-proportion" ? design.discordant : undefined;
}

function checkDesign(design: PowerDesign): void {
  if (design.kind === "proportion") checkOpenShare("reference", design.reference);
  else if (design.kind !== "paired-proportion") checkPositive("sd", design.sd);
  else {
    checkPositive("discordant", design.discordant);
    checkShare("discordant", design.discordant);
  }
}

function checkEffect(design: PowerDesign, effect: number): void {
  if (!Number.isFinite(effect)) throw new RangeError(`effect must be a finite number, got ${effect}`);
  const largest = largestEffect(design, effect < 0 ? -1 : 1);
  if (largest !== undefined && Math.abs(effect) > largest + 1e-12) {
    throw new RangeError(`effect must be at most ${largest} in size for this ${design.kind}, got ${effect}`);
  }
}

function checkShared({ alpha, designEffect: inflation }: { alpha: number; designEffect: number }): void {
  checkOpenShare("alpha", alpha);
  checkPositive("designEffect", inflation);
}
