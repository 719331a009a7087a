import type { RouterErrorCode } from "@assay/router";

/** Why an answer failed or was broken off, and whether the same again may help. The words are the interface's. */
export const problems = {
  /** The process that made the answer died or was shut down. */
  "agent.interrupted": { canRetry: true },
  "agent.too_many_steps": { canRetry: true },
  "agent.budget_reached": { canRetry: false },
  "agent.timed_out": { canRetry: true },
  "agent.too_long": { canRetry: true },
  "agent.tool_loop": { canRetry: true },
  "agent.invalid_arguments": { canRetry: true },
  /** What waited for an approval cannot be gone on with: its tool or its program is another by now. */
  "agent.cannot_resume": { canRetry: true },
  /** A guardrail did not let the question through. */
  "agent.input_refused": { canRetry: false },
  /** A fault of ours; the log has it. */
  "agent.failed": { canRetry: true },
  "model.refused": { canRetry: false },
  /** The model said nothing at all. */
  "model.empty": { canRetry: true },
  /** The answer is longer than the model may write. */
  "model.cut_off": { canRetry: true },
  "model.bad_request": { canRetry: false },
  "model.unknown": { canRetry: false },
  /** No key, or no server where it should be. */
  "model.not_reachable": { canRetry: false },
  "model.key_refused": { canRetry: false },
  "model.context_too_long": { canRetry: false },
  "model.rate_limited": { canRetry: true },
  /** A budget of the workspace or the key, kept by the router. */
  "model.budget_exceeded": { canRetry: false },
  "model.failed": { canRetry: true },
  "model.stream_cut": { canRetry: true },
  "model.timed_out": { canRetry: true },
} as const satisfies Record<string, { canRetry: boolean }>;
export type ProblemCode = keyof typeof problems;

export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === "string" && Object.hasOwn(problems, value);
}

const ofRouter: Readonly<Record<RouterErrorCode, ProblemCode>> = {
  invalid_request: "model.bad_request",
  unknown_model: "model.unknown",
  model_not_found: "model.unknown",
  not_reachable: "model.not_reachable",
  unauthenticated: "model.key_refused",
  unauthorised: "model.key_refused",
  forbidden: "model.key_refused",
  context_too_long: "model.context_too_long",
  rate_limited: "model.rate_limited",
  budget_exceeded: "model.budget_exceeded",
  upstream_failed: "model.failed",
  connection_failed: "model.failed",
  bad_answer: "model.failed",
  cancelled: "model.failed",
  stream_cut: "model.stream_cut",
  timed_out_first_chunk: "model.timed_out",
  timed_out_between_chunks: "model.timed_out",
  timed_out: "model.timed_out",
};

/** Ends a run from within: thrown into the loop, never out of it. */
export class RunProblem extends Error {
  override readonly name = "RunProblem";
  readonly code: ProblemCode;

  constructor(code: ProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** The code of what the `openai` client or the Agents SDK threw. */
export function codeOf(error: unknown): ProblemCode {
  for (let each = error, depth = 0; each instanceof Error && depth < 6; each = each.cause, depth += 1) {
    if (each instanceof RunProblem) return each.code;
    const code = "code" in each && typeof each.code === "string" ? each.code : "";
    if (isRouterCode(code)) return ofRouter[code];
    const known = byName[each.constructor.name];
    if (known !== undefined) return known;
    if ("status" in each && typeof each.status === "number") return ofStatus(each.status);
  }
  return "agent.failed";
}

const byName: Readonly<Record<string, ProblemCode>> = {
  MaxTurnsExceededError: "agent.too_many_steps",
  ModelRefusalError: "model.refused",
  ModelTimeoutError: "model.timed_out",
  ModelBehaviorError: "model.failed",
  APIConnectionTimeoutError: "model.timed_out",
  APIConnectionError: "model.failed",
};

function isRouterCode(code: string): code is RouterErrorCode {
  return Object.hasOwn(ofRouter, code);
}

function ofStatus(status: number): ProblemCode {
  if (status === 401 || status === 403) return "model.key_refused";
  if (status === 404) return "model.unknown";
  if (status === 408 || status === 504) return "model.timed_out";
  if (status === 429) return "model.rate_limited";
  return status >= 500 ? "model.failed" : "model.bad_request";
}
