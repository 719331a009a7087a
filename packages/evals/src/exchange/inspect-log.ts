import type { Metric } from "../metric.ts";
import type { ResultRecord, RunLog } from "../log/record.ts";
import { valuesOf } from "../log/summarise.ts";
import { clusteredStandardError } from "../statistics/clustered.ts";
import { mean } from "../statistics/mean.ts";
import { countedScore } from "./counted-score.ts";
import { inspectSample, usageOf } from "./inspect-sample.ts";
import { jsonChunks } from "./json-chunks.ts";

/**
 * What one model did in a run as inspect's EvalLog (version 2, `.json`), as `inspect view` reads it.
 * Samples without a score keep the reason under `metadata.assay.unscored`.
 * @throws RangeError for a model the run does not have
 */
export function toInspectLog(log: RunLog, model: string) {
  const { samples, ...rest } = parts(log, model);
  return { ...rest, samples: [...samples] };
}

/** The same as JSON text, piece by piece: 10,000 samples take no more memory than the log itself. */
export function inspectLogJson(log: RunLog, model: string): Generator<string> {
  return jsonChunks(parts(log, model));
}

function parts(log: RunLog, model: string) {
  const { run, samples, end } = log;
  if (!run.models.some(({ address }) => address === model))
    throw new RangeError(
      `run ${run.id} has no model ${model}; it has ${run.models.map(({ address }) => address).join(", ")}`,
    );
  const results = log.results.filter((result) => result.model === model);
  return {
    version: 2,
    status: end === undefined ? "cancelled" : "success",
    eval: specOf(log, model),
    plan: { name: "plan", steps: [{ solver: run.suite.id, params: {}, params_passed: {} }], config: {} },
    results: {
      total_samples: run.dataset.size * run.epochs,
      completed_samples: results.filter(isCompleted).length,
      scores: run.suite.metrics.map((metric) => scoreOf(log, metric, results)),
    },
    stats: {
      started_at: run.startedAt,
      completed_at: end?.at ?? "",
      model_usage: { [model]: usageOf(total(results)) },
      role_usage: {},
      connection_limit_history: [],
    },
    invalidated: false,
    tags: [],
    metadata: {},
    samples: {
      *[Symbol.iterator]() {
        for (const result of results) {
          const sample = samples.get(result.sample);
          if (sample !== undefined) yield inspectSample(log, sample, result);
        }
      },
    },
  };
}

function specOf({ run, samples }: RunLog, model: string) {
  const { suite, dataset, provenance, limits } = run;
  const { revision, isDirty, versions, machine } = provenance;
  return {
    eval_id: `${run.id}-${model}`,
    run_id: run.id,
    created: run.startedAt,
    task: suite.id,
    task_id: `${suite.id}@${suite.version}`,
    task_version: suite.version,
    task_display_name: suite.title,
    task_attribs: {},
    task_args: {},
    task_args_passed: {},
    dataset: {
      name: dataset.source,
      samples: dataset.size,
      sample_ids: [...samples.keys()],
      shuffled: false,
    },
    model,
    model_generate_config: {},
    model_args: {},
    config: {
      epochs: run.epochs,
      epochs_reducer: ["mean"],
      fail_on_error: false,
      time_limit: Math.ceil(limits.timeoutMs / 1_000),
      turn_limit: limits.steps,
      cost_limit: limits.costMicros / 1_000_000,
    },
    ...(revision !== undefined && {
      revision: { type: "git", origin: "", commit: revision, dirty: isDirty ?? null },
    }),
    packages: versions,
    scorers: suite.scorers.map((name) => ({ name })),
    metadata: {
      description: suite.description,
      ...(suite.vertical !== undefined && { vertical: suite.vertical }),
      ...(suite.split !== undefined && { split: suite.split }),
      licence: dataset.licence,
      datasetHash: dataset.hash,
      seed: run.seed,
      machine,
    },
  };
}

function scoreOf(log: RunLog, metric: Metric, results: readonly ResultRecord[]) {
  const { id, scorer, kind, k } = metric;
  const values = valuesOf(log, metric, results);
  const scored = new Set(values.map(({ sample }) => sample)).size;
  const numbers = values.map(({ value }) => value);
  const clusters = values.map(({ cluster }) => cluster);
  const unscored = results.filter((result) => countedScore(log, result, scorer).value === undefined).length;
  return {
    name: id,
    scorer,
    reducer: kind === "mean" ? "mean" : `${kind}-${k ?? 1}`,
    scored_samples: scored,
    unscored_samples: unscored,
    params: {},
    metrics: metricsOf(numbers, clusters),
    metadata: { metric },
  };
}

interface InspectMetric {
  name: string;
  value: number;
  params: Record<string, never>;
}

function metricsOf(
  numbers: readonly number[],
  clusters: readonly string[],
): { mean?: InspectMetric; stderr?: InspectMetric } {
  if (numbers.length === 0) return {};
  const error = clusteredStandardError(numbers, clusters);
  return {
    mean: { name: "mean", value: mean(numbers), params: {} },
    ...(error !== undefined && { stderr: { name: "stderr", value: error, params: {} } }),
  };
}

function isCompleted({ errors }: ResultRecord): boolean {
  return !errors.some(({ code }) => code.startsWith("run."));
}

function total(results: readonly ResultRecord[]) {
  const sum = (pick: (measured: ResultRecord["measured"]) => number) =>
    results.reduce((all, { measured }) => all + pick(measured), 0);
  const isPriced = results.every(({ measured }) => measured.costMicros !== undefined);
  return {
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicros: isPriced ? sum(({ costMicros }) => costMicros ?? 0) : undefined,
  };
}
