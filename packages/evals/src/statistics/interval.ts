/** How an interval was made; `none` where the data allow no interval (one cluster, no values, all values equal). */
export type IntervalMethod =
  | "none"
  | "wilson"
  | "wilson-clustered"
  | "student"
  | "student-clustered"
  | "bootstrap"
  | "score"
  | "score-clustered"
  | "rogan-gladen"
  | "asymptotic";

/** An estimate with the bounds of its confidence interval; plain data, safe to write as JSON. */
export interface Interval {
  /** Undefined only when there was nothing to estimate from. */
  estimate: number | undefined;
  /** Undefined, as is `high`, when `method` is `none`. */
  low: number | undefined;
  high: number | undefined;
  /** Confidence level as a share, such as 0.95. */
  level: number;
  method: IntervalMethod;
  /** Observations behind the estimate, counted before any correction for clusters. */
  n: number;
}

/** An interval that has its bounds: low <= estimate <= high. */
export interface BoundedInterval extends Interval {
  estimate: number;
  low: number;
  high: number;
  method: Exclude<IntervalMethod, "none">;
}

export function hasBounds(interval: Interval): interval is BoundedInterval {
  return interval.method !== "none";
}

/** The answer where the data allow an estimate at most. */
export function noInterval({
  estimate,
  level,
  n,
}: {
  estimate: number | undefined;
  level: number;
  n: number;
}): Interval {
  return { estimate, low: undefined, high: undefined, level, method: "none", n };
}
