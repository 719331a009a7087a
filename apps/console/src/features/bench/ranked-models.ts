import type { Estimate, ModelSummary, Summary } from "@assay/evals/log";

export interface RankedModel {
  summary: ModelSummary;
  /** Of the headline metric. */
  estimate: Estimate | undefined;
}

/** The models of a run by the headline metric, the best first; those without a score last. */
export function rankModels({ run, aggregates }: Pick<Summary, "run" | "aggregates">): RankedModel[] {
  const [metric] = run.suite.metrics;
  const sign = metric?.isLowerBetter === true ? 1 : -1;
  const rank = ({ estimate }: RankedModel) =>
    estimate === undefined || !Number.isFinite(estimate.value)
      ? Number.POSITIVE_INFINITY
      : sign * estimate.value;
  return aggregates.models
    .map((summary) => ({ summary, estimate: metric && summary.metrics[metric.id] }))
    .toSorted((one, other) => {
      const [first, second] = [rank(one), rank(other)];
      return first === second ? 0 : first - second;
    });
}
