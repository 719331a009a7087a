import type { RunLog } from "../log/record.ts";
import type { Comparison, ModelSummary, Summary } from "../log/summary.ts";
import { compareRuns } from "./compare-runs.ts";
import { formatDifference, formatEstimate, formatP } from "./figures.ts";
import { headlineOf } from "./outcome.ts";
import { plainLine } from "./plain-text.ts";

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
  /** The run it may not be significantly worse than, by the base's headline metric. */
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
    ...(base === undefined ? [] : compare(base, log)),
  ];
  return { passed: checks.every(({ passed }) => passed), checks };
}

function completeness({ isComplete, aggregates }: Summary): GateCheck[] {
  const missing = aggregates.models.reduce((sum, { counts }) => sum + counts.missing + counts.runErrors, 0);
  if (isComplete && missing === 0) return [];
  const why = `${missing} tries are missing or lost${isComplete ? "" : ", and the run did not end"}`;
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
      why: `${figure}: the lower bound ${low} is below ${atLeast}`,
    };
  if (atMost !== undefined && !(high <= atMost))
    return {
      code: "gate.above",
      passed: false,
      why: `${figure}: the upper bound ${high} is above ${atMost}`,
    };
  const limits = [
    atLeast === undefined ? "" : `the lower bound ${low} is at least ${atLeast}`,
    atMost === undefined ? "" : `the upper bound ${high} is at most ${atMost}`,
  ].filter((text) => text !== "");
  return { code: "gate.reached", passed: true, why: `${figure}: ${limits.join(", ")}` };
}

function compare(base: RunLog, log: RunLog): GateCheck[] {
  const metric = headlineOf(base);
  const comparisons = compareRuns(base, log);
  if (comparisons.length === 0)
    return [
      {
        code: "gate.not_compared",
        passed: false,
        metric: metric.id,
        why: `runs ${plainLine(base.run.id)} and ${plainLine(log.run.id)} share no model with a score on the same samples`,
      },
    ];
  return comparisons.map((each) => ({
    model: each.model,
    metric: each.metric,
    ...dropOf(each, metric.isLowerBetter === true),
  }));
}

function dropOf(
  { model, metric, difference, adjustedP, isSignificant }: Comparison,
  isLowerBetter: boolean,
): Pick<GateCheck, "code" | "passed" | "why"> {
  const isWorse = isLowerBetter ? difference.value > 0 : difference.value < 0;
  const figure = `${plainLine(model)} ${plainLine(metric)} ${formatDifference(difference)}, p ${formatP(adjustedP)} after Holm, ${difference.samples} samples`;
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
