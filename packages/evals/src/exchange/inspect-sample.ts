import type { ResultRecord, RunLog, SampleRecord } from "../log/record.ts";
import { countedScore, describeError } from "./counted-score.ts";
import { inspectMessages } from "./inspect-messages.ts";
import type { Line } from "./inspect-messages.ts";
import { inputMessages, textOf } from "./sample-text.ts";

/** A result as inspect's EvalSample. */
export function inspectSample(log: RunLog, sample: SampleRecord, result: ResultRecord) {
  const { measured, solution, model } = result;
  const usage = { [model]: usageOf(measured) };
  const asked: readonly Line[] = inputMessages(sample.input) ?? [
    { role: "user", text: textOf(sample.input) },
  ];
  const answered: readonly Line[] =
    solution === undefined ? [] : [{ role: "assistant", text: solution.text, calls: solution.calls }];
  const finished = new Date(result.at).getTime();
  return {
    id: sample.id,
    epoch: result.epoch,
    input: typeof sample.input === "string" ? sample.input : inspectMessages(asked, model),
    target: targetOf(sample.expected),
    messages: inspectMessages(solution?.transcript ?? [...asked, ...answered], model),
    output: {
      model,
      choices: answered.map((line) => ({
        message: inspectMessages([{ role: line.role, text: line.text }], model)[0],
        stop_reason: "stop",
      })),
      completion: solution?.text ?? "",
      usage: usageOf(measured),
      time: measured.latencyMs / 1_000,
    },
    scores: scoresOf(log, result),
    metadata: metadataOf(log, sample, result),
    store: storeOf(solution?.state),
    events: [],
    model_usage: usage,
    role_usage: {},
    attachments: {},
    started_at: new Date(finished - measured.latencyMs).toISOString(),
    completed_at: result.at,
    total_time: measured.latencyMs / 1_000,
    working_time: measured.latencyMs / 1_000,
    ...endOf(log, result),
  };
}

function targetOf(expected: SampleRecord["expected"]): string | string[] {
  if (Array.isArray(expected) && expected.length > 0 && expected.every((each) => typeof each === "string"))
    return expected;
  return textOf(expected);
}

function scoresOf(log: RunLog, result: ResultRecord) {
  const entries = log.run.suite.scorers.flatMap((scorer) => {
    const { value, why } = countedScore(log, result, scorer);
    if (value === undefined) return [];
    const details = result.scores[scorer]?.details;
    const score = {
      value,
      answer: result.solution?.text ?? null,
      explanation: why ?? null,
      metadata: details === undefined ? null : { details },
      history: [],
    };
    return [[scorer, score] as const];
  });
  return Object.fromEntries(entries);
}

/** What inspect has no place for. */
function metadataOf(log: RunLog, sample: SampleRecord, result: ResultRecord) {
  const unscored = log.run.suite.scorers.flatMap((scorer) => {
    const { value, why } = countedScore(log, result, scorer);
    return value === undefined ? [[scorer, why ?? "not judged"] as const] : [];
  });
  const { isCached, steps, costMicros, judgeCostMicros } = result.measured;
  return {
    ...sample.metadata,
    assay: {
      cluster: sample.cluster,
      hash: result.hash,
      isCached,
      steps,
      ...(costMicros !== undefined && { costMicros }),
      ...(judgeCostMicros !== undefined && { judgeCostMicros }),
      ...(result.errors.length > 0 && { errors: result.errors }),
      ...(unscored.length > 0 && { unscored: Object.fromEntries(unscored) }),
      ...(result.solution?.data !== undefined && { data: result.solution.data }),
      ...(typeof sample.input !== "string" && { input: sample.input }),
    },
  };
}

function storeOf(state: NonNullable<ResultRecord["solution"]>["state"]): Record<string, unknown> {
  if (state === undefined) return {};
  return typeof state === "object" && state !== null && !Array.isArray(state) ? state : { state };
}

/** How it ended, where it did not end by itself: a limit is a result for inspect, an error is none. */
function endOf({ run: { limits } }: RunLog, { errors, measured }: ResultRecord) {
  const error = errors.find(({ code }) => code.startsWith("solver.") || code.startsWith("run."));
  if (error === undefined) return {};
  switch (error.code) {
    case "solver.timeout":
      return { limit: { type: "time", limit: limits.timeoutMs / 1_000 } };
    case "solver.step_limit":
      return { limit: { type: "turn", limit: limits.steps } };
    case "solver.cost_limit":
      return { limit: { type: "cost", limit: limits.costMicros / 1_000_000 } };
    default:
      return {
        error: { message: describeError(error), traceback: "", traceback_ansi: "" },
        turn_count: measured.steps,
      };
  }
}

/** Millionths become units of the currency the model is priced in. */
export function usageOf({
  inputTokens,
  outputTokens,
  costMicros,
}: Pick<ResultRecord["measured"], "inputTokens" | "outputTokens" | "costMicros">) {
  return {
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(costMicros !== undefined && { total_cost: costMicros / 1_000_000 }),
  };
}
