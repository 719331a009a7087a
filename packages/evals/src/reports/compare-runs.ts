import type { RunLog } from "../log/record.ts";
import { adjusted, compareValues, valuesOf } from "../log/summarise.ts";
import type { Comparison } from "../log/summary.ts";
import { headlineOf } from "./outcome.ts";

/**
 * Paired differences of `other` less `base`, for each model in both, by the headline metric of `base` or another one,
 * on the samples with the same hash in both. `model` and `against` are the same address. None where the metric is not
 * the same in both, or where they share no sample with a score.
 */
export function compareRuns(base: RunLog, other: RunLog, metricId = headlineOf(base).id): Comparison[] {
  return adjusted(differences(base, other, metricId));
}

/** The same by every metric of `base`, in its order; Holm's correction is over all metrics and models. */
export function compareMetrics(base: RunLog, other: RunLog): Comparison[] {
  return adjusted(base.run.suite.metrics.flatMap(({ id }) => differences(base, other, id)));
}

/** Models in both runs, in the order of `base`. */
export function sharedModels(base: RunLog, other: RunLog): string[] {
  return base.run.models
    .map(({ address }) => address)
    .filter((model) => other.run.models.some(({ address }) => address === model));
}

function differences(base: RunLog, other: RunLog, metricId: string): Parameters<typeof adjusted>[0] {
  const [metric, metricNow] = [base, other].map(({ run }) =>
    run.suite.metrics.find(({ id }) => id === metricId),
  );
  if (metric === undefined || metricNow === undefined) return [];
  if (metric.scorer !== metricNow.scorer || metric.kind !== metricNow.kind || metric.k !== metricNow.k)
    return [];
  const isSame = (sample: string, hash: string) =>
    base.samples.get(sample)?.hash === hash && other.samples.get(sample)?.hash === hash;
  const valuesIn = (log: RunLog, model: string) =>
    valuesOf(
      log,
      metric,
      log.results.filter((result) => result.model === model && isSame(result.sample, result.hash)),
    );
  return sharedModels(base, other).flatMap((model) => {
    const now = { address: model, values: valuesIn(other, model) };
    const before = { address: model, values: valuesIn(base, model) };
    return compareValues(now, before, metric, base.run.seed) ?? [];
  });
}
