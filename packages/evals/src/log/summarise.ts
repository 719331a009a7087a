import { holm } from "../statistics/holm.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import type { Interval } from "../statistics/interval.ts";
import { pairedDifference } from "../statistics/paired.ts";
import { passAtK, passHatK } from "../statistics/pass-k.ts";
import type { Metric } from "../metric.ts";
import type { ModelEntry, ResultRecord, RunLog } from "./record.ts";
import { isMeasured, scoreOf } from "./score-of.ts";
import type { Comparison, ErrorCount, Estimate, Measurement, ModelSummary, Summary } from "./summary.ts";

const level = 0.95;
const significant = 0.05;
const mostErrors = 100;
const messageLength = 300;

/** Sums up a log. */
export function summarise(log: RunLog): Summary {
  const { run, results, end } = log;
  const byModel = Map.groupBy(results.toSorted(byTry), ({ model }) => model);
  const values = new Map(run.suite.metrics.map((metric) => [metric.id, valuesByModel(log, metric, byModel)]));
  const models = run.models.map((model) => summaryOf(log, model, byModel.get(model.address) ?? [], values));
  return {
    run,
    isComplete: end !== undefined,
    aggregates: { models, comparisons: compareAll(log, values) },
    measurements: run.models.map(({ address }) => measure(address, byModel.get(address) ?? [])),
  };
}

/** A sample's figure of one metric. */
interface Value {
  sample: string;
  cluster: string;
  value: number;
}

/** By metric, then by model. */
type Values = ReadonlyMap<string, ReadonlyMap<string, readonly Value[]>>;

function valuesByModel(log: RunLog, metric: Metric, byModel: ReadonlyMap<string, ResultRecord[]>) {
  return new Map(
    log.run.models.map(({ address }) => [address, valuesOf(log, metric, byModel.get(address) ?? [])]),
  );
}

function summaryOf(
  log: RunLog,
  { address, kind }: ModelEntry,
  results: readonly ResultRecord[],
  values: Values,
): ModelSummary {
  const { run } = log;
  const planned = run.dataset.size * run.epochs;
  const has = (prefix: string) => (result: ResultRecord) =>
    result.errors.some(({ code }) => code.startsWith(prefix));
  const runErrors = results.filter(has("run.")).length;
  const unjudged = results.filter((result) => isUnjudged(log, result));
  const judge = run.suite.metrics[0]?.scorer;
  const abstained = unjudged.filter(({ errors }) => errors.every(({ scorer }) => scorer !== judge));
  return {
    model: address,
    kind,
    metrics: Object.fromEntries(
      run.suite.metrics.map(({ id }) => {
        const byModel = values.get(id);
        const isShare = [...(byModel?.values() ?? [])].every(areShares);
        return [id, estimate(byModel?.get(address) ?? [], isShare)];
      }),
    ),
    counts: {
      planned,
      counted: results.length - runErrors - unjudged.length,
      solverErrors: results.filter(has("solver.")).length,
      runErrors,
      unscored: new Set([...unjudged, ...results.filter(has("scorer."))]).size,
      abstained: abstained.length,
      missing: planned - results.length,
    },
    errors: countErrors([
      ...results.flatMap(({ errors }) => errors),
      ...abstained.map(({ scores }) => ({
        code: "scorer.abstained",
        message: scores[judge ?? ""]?.why ?? "no reason given",
      })),
    ]),
  };
}

/** Without a score by the headline metric, which takes the sample in, and through nobody's failure but the scorer's. */
function isUnjudged({ run, samples }: RunLog, result: ResultRecord): boolean {
  const [headline] = run.suite.metrics;
  const sample = samples.get(result.sample);
  if (headline === undefined || sample === undefined || !isMeasured(sample, headline)) return false;
  return (
    scoreOf(result, headline) === undefined && result.errors.every(({ code }) => code.startsWith("scorer."))
  );
}

function countErrors(errors: readonly Pick<ErrorCount, "code" | "message">[]): ErrorCount[] {
  const counts = new Map<string, ErrorCount>();
  for (const { code, message: whole } of errors) {
    const message = whole.slice(0, messageLength).toWellFormed();
    const key = JSON.stringify([code, message]);
    counts.set(key, { code, message, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .toSorted(
      (one, other) =>
        other.count - one.count ||
        compareText(one.code, other.code) ||
        compareText(one.message, other.message),
    )
    .slice(0, mostErrors);
}

/** A value per sample, its epochs taken together; samples without a score are left out. */
export function valuesOf(
  { samples }: Pick<RunLog, "samples">,
  metric: Metric,
  results: readonly ResultRecord[],
): Value[] {
  const bySample = Map.groupBy(results, ({ sample }) => sample);
  return [...bySample].flatMap(([id, tries]) => {
    const sample = samples.get(id);
    if (sample === undefined || !isMeasured(sample, metric)) return [];
    const scores = tries.flatMap((each) => scoreOf(each, metric) ?? []);
    if (scores.length === 0) return [];
    const value = together(scores, metric);
    return value === undefined ? [] : [{ sample: id, cluster: sample.cluster, value }];
  });
}

function together(scores: readonly number[], { kind, k = 1 }: Metric): number | undefined {
  if (kind === "mean") return scores.reduce((sum, each) => sum + each, 0) / scores.length;
  // A sample with fewer than k tries says nothing of k of them.
  if (scores.length < k) return undefined;
  const successes = scores.filter((score) => score === 1).length;
  const counts = { trials: scores.length, successes, k };
  return kind === "pass-at-k" ? passAtK(counts) : passHatK(counts);
}

function estimate(values: readonly Value[], isShare: boolean): Estimate | undefined {
  if (values.length === 0) return undefined;
  const clusters = values.map(({ cluster }) => cluster);
  const interval = meanInterval(
    values.map(({ value }) => value),
    { clusters, level },
  );
  return estimateOf(interval, { clusters: new Set(clusters).size, ...(isShare && { range: [0, 1] }) });
}

/** Whether nothing lies outside of 0 to 1: no mean of such scores can, so no interval of one need. */
function areShares(values: readonly Value[]): boolean {
  return values.every(({ value }) => value >= 0 && value <= 1);
}

function estimateOf(
  { estimate: value, low, high, method, n }: Interval,
  { clusters, range: [least, most] = [-Infinity, Infinity] }: { clusters: number; range?: [number, number] },
): Estimate {
  return {
    value: value ?? Number.NaN,
    ...(low !== undefined && { low: Math.max(least, low) }),
    ...(high !== undefined && { high: Math.min(most, high) }),
    level,
    method,
    samples: n,
    clusters,
  };
}

/** Every two models on the samples that both have, by the headline metric. */
function compareAll(log: RunLog, values: Values): Comparison[] {
  const [metric] = log.run.suite.metrics;
  if (metric === undefined) return [];
  const named = log.run.models.map(({ address }) => ({
    address,
    values: values.get(metric.id)?.get(address) ?? [],
  }));
  const pairs = named.flatMap((one, index) =>
    named.slice(index + 1).flatMap((other) => {
      const comparison = compareValues(one, other, metric, log.run.seed);
      return comparison === undefined ? [] : [comparison];
    }),
  );
  return adjusted(pairs);
}

/** With Holm's correction over all of them. */
export function adjusted(pairs: readonly Omit<Comparison, "adjustedP" | "isSignificant">[]): Comparison[] {
  const adjustedPs = holm(pairs.map(({ p }) => p));
  return pairs.map((pair, index) => {
    const adjustedP = adjustedPs[index] ?? 1;
    return { ...pair, adjustedP, isSignificant: adjustedP < significant };
  });
}

interface Named {
  address: string;
  values: readonly Value[];
}

/** Two models on the same samples; undefined where they share none. */
export function compareValues(
  one: Named,
  other: Named,
  metric: Metric,
  seed: string,
): Omit<Comparison, "adjustedP" | "isSignificant"> | undefined {
  const others = new Map(other.values.map(({ sample, value }) => [sample, value]));
  const shared = one.values.flatMap(({ sample, cluster, value }) => {
    const against = others.get(sample);
    return against === undefined ? [] : [{ cluster, value, against }];
  });
  if (shared.length === 0) return undefined;
  const clusters = shared.map(({ cluster }) => cluster);
  const { interval, pValue } = pairedDifference(
    shared.map(({ value }) => value),
    shared.map(({ against }) => against),
    { clusters, level, seed },
  );
  const isShare = areShares(one.values) && areShares(other.values);
  const isBinary = shared.every(({ value, against }) => isBit(value) && isBit(against));
  return {
    metric: metric.id,
    model: one.address,
    against: other.address,
    difference: estimateOf(interval, {
      clusters: new Set(clusters).size,
      ...(isShare && { range: [-1, 1] }),
    }),
    p: pValue ?? 1,
    ...(isBinary && {
      wins: shared.filter(({ value, against }) => value > against).length,
      losses: shared.filter(({ value, against }) => value < against).length,
    }),
  };
}

function isBit(value: number): boolean {
  return value === 0 || value === 1;
}

function measure(model: string, results: readonly ResultRecord[]): Measurement {
  const measured = results.map((result) => result.measured);
  const latencies = measured
    .flatMap(({ isCached, latencyMs }) => (isCached ? [] : [latencyMs]))
    .toSorted((one, other) => one - other);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0;
  const costs = measured.flatMap(({ costMicros }) => costMicros ?? []);
  const sum = (pick: (each: ResultRecord["measured"]) => number) =>
    measured.reduce((total, each) => total + pick(each), 0);
  return {
    model,
    latencyMs: latencies.length === 0 ? undefined : { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    steps: sum(({ steps }) => steps),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicros: costs.length === 0 ? undefined : costs.reduce((total, cost) => total + cost, 0),
    judgeCostMicros: sum(({ judgeCostMicros }) => judgeCostMicros ?? 0),
    cached: measured.filter(({ isCached }) => isCached).length,
  };
}

function byTry(one: ResultRecord, other: ResultRecord): number {
  return (
    compareText(one.model, other.model) || compareText(one.sample, other.sample) || one.epoch - other.epoch
  );
}

/** By code units: the same on every machine, whatever its language. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
