import { createHash } from "node:crypto";
import type { ResultRecord, RunLog, SampleRecord } from "../log/record.ts";
import { headlineOf, isRight } from "../reports/outcome.ts";
import { countedScore } from "./counted-score.ts";
import { promptfooTokens } from "./promptfoo-tokens.ts";
import { inputMessages, textOf } from "./sample-text.ts";

/** As promptfoo numbers them. */
export const failureReason = { none: 0, assert: 1, error: 2 } as const;

/** Whether promptfoo counts a result as a success, a failure, or an error, which is neither. */
export function verdictOf(log: RunLog, result: ResultRecord): keyof typeof failureReason {
  const headline = headlineOf(log);
  const { value } = countedScore(log, result, headline.scorer);
  if (value === undefined) return "error";
  return isRight(value, headline) ? "none" : "assert";
}

/** A result as a row of promptfoo's results. */
export function promptfooResult(
  log: RunLog,
  {
    sample,
    result,
    testIdx,
    promptIdx,
  }: { sample: SampleRecord; result: ResultRecord; testIdx: number; promptIdx: number },
) {
  const { measured, solution, model, epoch } = result;
  const { scorer } = headlineOf(log);
  const { value: score = 0, why } = countedScore(log, result, scorer);
  const verdict = verdictOf(log, result);
  const tokenUsage = promptfooTokens([measured]);
  const cost = costOf([measured]);
  const vars = promptfooVars(sample);
  const namedScores = namedScoresOf(log, result);
  const messages = inputMessages(sample.input);
  return {
    id: uuidOf(`${log.run.id} ${model} ${sample.id} ${epoch}`),
    promptIdx,
    promptId: promptId(model),
    testIdx,
    testCase: {
      description: sample.id,
      vars,
      assert: [],
      options: {},
      metadata: { ...sample.metadata, cluster: sample.cluster, hash: result.hash, epoch },
    },
    vars,
    prompt: {
      raw: messages === undefined ? textOf(sample.input) : JSON.stringify(messages.map(chatMessage)),
      label: log.run.suite.title,
      config: {},
    },
    provider: { id: model, label: model },
    response: {
      output: solution?.text ?? "",
      cached: measured.isCached,
      ...(cost !== undefined && { cost }),
      tokenUsage,
      metadata: { ...(solution?.calls !== undefined && { calls: solution.calls }) },
    },
    gradingResult: {
      pass: verdict === "none",
      score,
      reason: why ?? (verdict === "none" ? "Right" : "Wrong"),
      namedScores,
      tokensUsed: promptfooTokens([]),
      componentResults: componentsOf(log, result),
    },
    score,
    success: verdict === "none",
    failureReason: failureReason[verdict],
    ...(verdict === "error" && { error: why ?? "not judged" }),
    namedScores,
    latencyMs: measured.latencyMs,
    ...(cost !== undefined && { cost }),
    tokenUsage,
    metadata: { ...(result.errors.length > 0 && { errors: result.errors }) },
  };
}

/** What stands in the columns of promptfoo's table. */
function promptfooVars({ id, input, expected }: SampleRecord): Record<string, string> {
  return { sample: id, input: textOf(input), ...(expected !== undefined && { expected: textOf(expected) }) };
}

/** By scorer; one that gave no value is left out. */
export function namedScoresOf(log: RunLog, result: ResultRecord): Record<string, number> {
  return Object.fromEntries(
    log.run.suite.scorers.flatMap((scorer) => {
      const { value } = countedScore(log, result, scorer);
      return value === undefined ? [] : [[scorer, value] as const];
    }),
  );
}

/** In whole units; undefined where tokens were used at a price that is not known: it is left out, for 0 would be a price. */
export function costOf(measured: readonly ResultRecord["measured"][]): number | undefined {
  const costs = measured.flatMap(({ costMicros }) => costMicros ?? []);
  const isUnpriced = measured.some(
    ({ costMicros, inputTokens, outputTokens }) => costMicros === undefined && inputTokens + outputTokens > 0,
  );
  if (isUnpriced || costs.length === 0) return undefined;
  return costs.reduce((sum, each) => sum + each, 0) / 1_000_000;
}

export function promptId(model: string): string {
  return createHash("sha256").update(model).digest("hex");
}

function componentsOf(log: RunLog, result: ResultRecord) {
  return log.run.suite.scorers.map((scorer) => {
    const { value, why } = countedScore(log, result, scorer);
    const isLowerBetter = log.run.suite.metrics.some(
      (metric) => metric.scorer === scorer && metric.isLowerBetter === true,
    );
    return {
      pass: value !== undefined && isRight(value, { isLowerBetter }),
      score: value ?? 0,
      reason: why ?? (value === undefined ? "not judged" : `${scorer} is ${value}`),
      assertion: { type: "javascript", metric: scorer, value: `scorer ${scorer} of ${log.run.suite.id}` },
    };
  });
}

function chatMessage({ role, text }: { role: string; text: string }) {
  return { role, content: text };
}

function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
