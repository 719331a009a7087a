import type { ResultRecord, RunLog } from "../log/record.ts";
import { jsonChunks } from "./json-chunks.ts";
import { costOf, namedScoresOf, promptId, promptfooResult, verdictOf } from "./promptfoo-result.ts";
import { promptfooTokens } from "./promptfoo-tokens.ts";

/**
 * A run as `promptfoo eval -o out.json` writes one (results version 3) and `promptfoo import` reads it. Models become
 * promptfoo's columns, samples times epochs its rows. The headline's scorer decides over success; a result nobody could
 * judge is an error there, which is neither a success nor a failure.
 */
export function toPromptfoo(log: RunLog) {
  const { results, ...rest } = parts(log);
  return { ...rest, results: { ...results, results: [...results.results] } };
}

/** The same as JSON text, piece by piece. */
export function promptfooJson(log: RunLog): Generator<string> {
  return jsonChunks(parts(log));
}

function parts(log: RunLog) {
  const { run, end } = log;
  const models = run.models.map(({ address }) => address);
  const ended = end?.at ?? log.results.reduce((last, { at }) => (at > last ? at : last), run.startedAt);
  const verdicts = log.results.map((result) => verdictOf(log, result));
  return {
    evalId: `eval-${run.id}`,
    results: {
      version: 3,
      timestamp: run.startedAt,
      prompts: models.map((model) => promptOf(log, model)),
      results: { [Symbol.iterator]: () => rows(log, models) },
      stats: {
        successes: verdicts.filter((verdict) => verdict === "none").length,
        failures: verdicts.filter((verdict) => verdict === "assert").length,
        errors: verdicts.filter((verdict) => verdict === "error").length,
        tokenUsage: promptfooTokens(log.results.map(({ measured }) => measured)),
        durationMs: Math.max(0, new Date(ended).getTime() - new Date(run.startedAt).getTime()),
      },
    },
    config: {
      description: `${run.suite.title} (${run.suite.id}, version ${run.suite.version})`,
      prompts: ["{{input}}"],
      providers: models,
      tests: [],
      tags: { suite: run.suite.id, run: run.id },
      metadata: { suite: run.suite, dataset: run.dataset, seed: run.seed, provenance: run.provenance },
    },
    shareableUrl: null,
    metadata: { evaluationCreatedAt: run.startedAt, exportedAt: ended, exportedBy: "assay" },
    vars: ["sample", "input", "expected"],
  };
}

function* rows(log: RunLog, models: readonly string[]) {
  const { run, samples } = log;
  const places = new Map([...samples.keys()].map((id, index) => [id, index]));
  for (const result of log.results) {
    const sample = samples.get(result.sample);
    const place = places.get(result.sample);
    const promptIdx = models.indexOf(result.model);
    if (sample === undefined || place === undefined || promptIdx === -1) continue;
    const testIdx = place * run.epochs + result.epoch - 1;
    yield promptfooResult(log, { sample, result, testIdx, promptIdx });
  }
}

function promptOf(log: RunLog, model: string) {
  const results = log.results.filter((result) => result.model === model);
  return {
    id: promptId(model),
    raw: "{{input}}",
    label: log.run.suite.title,
    provider: model,
    metrics: metricsOf(log, results),
  };
}

function metricsOf(log: RunLog, results: readonly ResultRecord[]) {
  const [headline] = log.run.suite.metrics;
  const named = results.map((result) => namedScoresOf(log, result));
  const valuesOf = (scorer: string) =>
    named.map((scores) => scores[scorer]).filter((value) => value !== undefined);
  const verdicts = results.map((result) => verdictOf(log, result));
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
  const cost = costOf(results.map(({ measured }) => measured));
  const counts = Object.fromEntries(
    log.run.suite.scorers.map((scorer) => [scorer, valuesOf(scorer).length] as const),
  );
  return {
    score: sumOf(headline === undefined ? [] : valuesOf(headline.scorer)),
    testPassCount: count("none"),
    testFailCount: count("assert"),
    testErrorCount: count("error"),
    assertPassCount: count("none"),
    assertFailCount: count("assert"),
    totalLatencyMs: sumOf(results.map(({ measured }) => measured.latencyMs)),
    tokenUsage: promptfooTokens(results.map(({ measured }) => measured)),
    namedScores: Object.fromEntries(
      log.run.suite.scorers.map((scorer) => [scorer, sumOf(valuesOf(scorer))] as const),
    ),
    namedScoresCount: counts,
    namedScoreWeights: counts,
    ...(cost !== undefined && { cost }),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
