import type { Metric } from "../metric.ts";
import type { ResultRecord, SampleRecord } from "./record.ts";

/**
 * What a result counts for by a metric: a model that failed scores nothing, and what nobody could judge, or what failed
 * through nobody's fault, does not count (undefined).
 */
export function scoreOf(result: ResultRecord, { scorer, isLowerBetter }: Metric): number | undefined {
  if (result.errors.some(({ code }) => code.startsWith("run."))) return undefined;
  if (result.errors.some(({ code }) => code.startsWith("solver.")))
    return isLowerBetter === true ? undefined : 0;
  return result.scores[scorer]?.value ?? undefined;
}

/** Whether a metric takes a sample in. */
export function isMeasured({ metadata }: Pick<SampleRecord, "metadata">, { filter }: Metric): boolean {
  return filter === undefined || JSON.stringify(metadata?.[filter.field]) === JSON.stringify(filter.equals);
}
