import type { ResultRecord, RunLog } from "../log/record.ts";
import { scoreOf } from "../log/score-of.ts";
import type { Metric } from "../metric.ts";

/**
 * What became of one try: `failed` is the model's failure and counts as 0; `unjudged`: a scorer threw or abstained;
 * `unavailable`: nobody's failure, not counted.
 */
export type Outcome = "right" | "wrong" | "failed" | "unjudged" | "unavailable";

/** From here on a graded score counts as right; where less is better, below one less this. */
export const rightFrom = 0.5;

/** Whether a score, or the mean of several, counts as right. */
export function isRight(score: number, metric: Pick<Metric, "isLowerBetter">): boolean {
  return metric.isLowerBetter === true ? score <= 1 - rightFrom : score >= rightFrom;
}

/** The metric that stands first, by which samples are called right and wrong. */
export function headlineOf({ run }: Pick<RunLog, "run">): Metric {
  const [metric] = run.suite.metrics;
  if (metric === undefined) throw new TypeError(`run ${run.id}: has no metric`);
  return metric;
}

/** What became of a try, by the headline metric. */
export function outcomeOf(result: ResultRecord, metric: Metric): Outcome {
  if (result.errors.some(({ code }) => code.startsWith("run."))) return "unavailable";
  if (result.errors.some(({ code }) => code.startsWith("solver."))) return "failed";
  const score = scoreOf(result, metric);
  if (score === undefined) return "unjudged";
  return isRight(score, metric) ? "right" : "wrong";
}

/** Results by model and sample, in the order of epochs. */
export function groupResults(log: RunLog): ReadonlyMap<string, ReadonlyMap<string, readonly ResultRecord[]>> {
  const models = new Map<string, Map<string, ResultRecord[]>>(
    log.run.models.map(({ address }) => [address, new Map()]),
  );
  for (const result of log.results) {
    const samples = models.get(result.model);
    const epochs = samples?.get(result.sample);
    if (epochs === undefined) samples?.set(result.sample, [result]);
    else epochs.push(result);
  }
  for (const samples of models.values())
    for (const epochs of samples.values()) epochs.sort((one, other) => one.epoch - other.epoch);
  return models;
}

/** Mean over the tries that count; undefined where none does. */
export function meanScore(results: readonly ResultRecord[], metric: Metric): number | undefined {
  const scores = results.map((result) => scoreOf(result, metric)).filter((score) => score !== undefined);
  return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
