import type { RunLog } from "../log/record.ts";
import { summarise } from "../log/summarise.ts";
import type { Comparison, Estimate, ModelSummary, Summary } from "../log/summary.ts";
import type { Metric } from "../metric.ts";
import { compareMetrics, sharedModels } from "./compare-runs.ts";
import { decimalsOf, formatDifference, formatEstimate, formatFixed, formatP } from "./figures.ts";
import { headlineOf } from "./outcome.ts";
import { countOf, plainLine } from "./plain-text.ts";
import { gapsOf } from "./summary-notes.ts";

/** What a metric has to reach with confidence: `atLeast` is asked of the lower bound, `atMost` of the upper one. */
export interface Threshold {
  metric: string;
  /** Left out: every model that is no baseline. */
  model?: string;
  atLeast?: number;
  atMost?: number;
}

export interface GateOptions {
  thresholds?: readonly Threshold[];
  /**
   * The run it may not be significantly worse than, by any metric of it, with Holm's correction over all models and
   * metrics. What cannot be compared any more does not pass; models of one run only, and further metrics by which the
   * base has no score, are named and pass.
   */
  base?: RunLog;
  /** Do not fail because tries are missing. */
  mayBeIncomplete?: boolean;
}

export type GateCode =
  | "gate.reached"
  | "gate.below"
  | "gate.above"
  | "gate.no_score"
  | "gate.no_interval"
  | "gate.unknown_model"
  | "gate.unknown_metric"
  | "gate.no_limit"
  | "gate.incomplete"
  | "gate.no_drop"
  | "gate.dropped"
  | "gate.not_compared";

/** One thing that was asked, and what came of it. */
export interface GateCheck {
  code: GateCode;
  passed: boolean;
  model?: string;
  metric?: string;
  /** In one line, with the figures. */
  why: string;
}

export interface GateOutcome {
  passed: boolean;
  checks: readonly GateCheck[];
}

/** Decides whether a run may pass. What cannot be decided does not pass; nothing asked passes. */
export function gate(
  { log, summary }: { log: RunLog; summary: Summary },
  { thresholds = [], base, mayBeIncomplete = false }: GateOptions,
): GateOutcome {
  const checks = [
    ...(mayBeIncomplete ? [] : completeness(summary)),
    ...thresholds.flatMap((threshold) => reach(summary, threshold)),
    ...(base === undefined ? [] : compare(base, { log, summary })),
  ];
  return { passed: checks.every(({ passed }) => passed), checks };
}

function completeness(summary: Summary): GateCheck[] {
  const { planned, lost, missing } = gapsOf(summary);
  if (summary.isComplete && lost + missing === 0) return [];
  const gaps = `of ${countOf(planned, "try", "tries")} ${lost} lost to the provider and ${missing} not tried`;
  const why = `${gaps}${summary.isComplete ? "" : ", and the run did not end"}`;
  return [{ code: "gate.incomplete", passed: false, why }];
}

function reach({ run, aggregates }: Summary, threshold: Threshold): GateCheck[] {
  const { metric, model } = threshold;
  const known = run.suite.metrics.map(({ id }) => id);
  if (!known.includes(metric))
    return [
      {
        code: "gate.unknown_metric",
        passed: false,
        metric,
        why: `no metric ${plainLine(metric)}; there are ${known.map(plainLine).join(", ")}`,
      },
    ];
  const models = aggregates.models.filter((each) =>
    model === undefined ? each.kind !== "baseline" : each.model === model,
  );
  if (models.length === 0)
    return [
      {
        code: "gate.unknown_model",
        passed: false,
        metric,
        ...(model !== undefined && { model }),
        why: model === undefined ? "every model is a baseline" : `no model ${plainLine(model)} in this run`,
      },
    ];
  return models.map((each) => ({ model: each.model, metric, ...reachOf(each, threshold) }));
}

function reachOf(
  { model, metrics }: ModelSummary,
  { metric, atLeast, atMost }: Threshold,
): Pick<GateCheck, "code" | "passed" | "why"> {
  const name = `${plainLine(model)} ${plainLine(metric)}`;
  if (atLeast === undefined && atMost === undefined)
    return { code: "gate.no_limit", passed: false, why: `${name}: neither atLeast nor atMost is given` };
  const estimate = metrics[metric];
  if (estimate === undefined)
    return { code: "gate.no_score", passed: false, why: `${name}: no sample has a score` };
  const { low, high } = estimate;
  const figure = `${name} ${formatEstimate(estimate)}`;
  if (low === undefined || high === undefined)
    return {
      code: "gate.no_interval",
      passed: false,
      why: `${figure}: too few samples or clusters for an interval`,
    };
  if (atLeast !== undefined && !(low >= atLeast))
    return {
      code: "gate.below",
      passed: false,
      why: `${figure}: the lower bound ${boundText(estimate, low, (shown) => shown < atLeast)} is below ${atLeast}`,
    };
  if (atMost !== undefined && !(high <= atMost))
    return {
      code: "gate.above",
      passed: false,
      why: `${figure}: the upper bound ${boundText(estimate, high, (shown) => shown > atMost)} is above ${atMost}`,
    };
  const limits = [
    atLeast === undefined
      ? ""
      : `the lower bound ${boundText(estimate, low, (shown) => shown >= atLeast)} is at least ${atLeast}`,
    atMost === undefined
      ? ""
      : `the upper bound ${boundText(estimate, high, (shown) => shown <= atMost)} is at most ${atMost}`,
  ].filter((text) => text !== "");
  return { code: "gate.reached", passed: true, why: `${figure}: ${limits.join(", ")}` };
}

/** A bound as the table writes it; with more decimals where rounding would belie what is said of it. */
function boundText(estimate: Estimate, bound: number, isTrueOf: (shown: number) => boolean): string {
  for (let decimals = decimalsOf(estimate); decimals < 12; decimals += 1) {
    const text = formatFixed(bound, decimals);
    if (isTrueOf(Number(text))) return text;
  }
  return String(bound);
}

function compare(base: RunLog, { log, summary }: { log: RunLog; summary: Summary }): GateCheck[] {
  const models = sharedModels(base, log);
  const headline = headlineOf(base);
  const comparisons = compareMetrics(base, log);
  if (comparisons.length === 0)
    return [
      {
        code: "gate.not_compared",
        passed: false,
        metric: headline.id,
        why: `runs ${plainLine(base.run.id)} and ${plainLine(log.run.id)} share no model with a score on the same samples`,
      },
    ];
  const [before, now] = [scoredIn(summarise(base)), scoredIn(summary)];
  const compared = base.run.suite.metrics.flatMap((metric) =>
    models.map((model): GateCheck => {
      const found = comparisons.find((each) => each.model === model && each.metric === metric.id);
      if (found !== undefined)
        return { model, metric: metric.id, ...dropOf(found, metric.isLowerBetter === true) };
      const [wasScored, isScored] = [before(model, metric), now(model, metric)];
      const reason = wasScored
        ? isScored
          ? "no sample with a score is the same in both runs, or the metric is another one"
          : "the new run has no score"
        : "the base run has no score";
      return {
        code: "gate.not_compared",
        passed: metric !== headline && !wasScored,
        model,
        metric: metric.id,
        why: `${plainLine(model)} ${plainLine(metric.id)}: not compared, ${reason}`,
      };
    }),
  );
  return [...compared, ...onlyIn(base, models, "base"), ...onlyIn(log, models, "new")];
}

function scoredIn({ aggregates }: Summary) {
  const byModel = new Map(aggregates.models.map(({ model, metrics }) => [model, metrics] as const));
  return (model: string, { id }: Metric) => byModel.get(model)?.[id] !== undefined;
}

function onlyIn({ run }: RunLog, shared: readonly string[], which: "base" | "new"): GateCheck[] {
  return run.models
    .map(({ address }) => address)
    .filter((model) => !shared.includes(model))
    .map((model) => ({
      code: "gate.not_compared",
      passed: true,
      model,
      why: `${plainLine(model)}: not compared, it is in the ${which} run only`,
    }));
}

function dropOf(
  { model, metric, difference, adjustedP, isSignificant }: Comparison,
  isLowerBetter: boolean,
): Pick<GateCheck, "code" | "passed" | "why"> {
  const isWorse = isLowerBetter ? difference.value > 0 : difference.value < 0;
  const figure = `${plainLine(model)} ${plainLine(metric)} ${formatDifference(difference)}, p ${formatP(adjustedP)} after Holm, ${countOf(difference.samples, "sample")}`;
  if (isWorse && (difference.low === undefined || difference.high === undefined))
    return {
      code: "gate.no_interval",
      passed: false,
      why: `${figure}: worse, with too few clusters to say how surely`,
    };
  if (isWorse && isSignificant)
    return { code: "gate.dropped", passed: false, why: `${figure}: significantly worse than the base run` };
  return { code: "gate.no_drop", passed: true, why: `${figure}: not significantly worse than the base run` };
}
