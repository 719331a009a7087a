import { z } from "zod";
import type { UpstreamResponse } from "./transport.ts";

/** Why a call failed, in one vocabulary for every provider. */
export const RouterErrorCode = z.enum([
  "invalid_request",
  "unknown_model",
  "not_reachable",
  "unauthenticated",
  "unauthorised",
  "forbidden",
  "model_not_found",
  "context_too_long",
  "rate_limited",
  "budget_exceeded",
  "upstream_failed",
  "connection_failed",
  "bad_answer",
  "stream_cut",
  "timed_out_first_chunk",
  "timed_out_between_chunks",
  "timed_out",
  "cancelled",
]);
export type RouterErrorCode = z.infer<typeof RouterErrorCode>;

interface Rule {
  status: number;
  type: string;
  /** The same model may answer when asked again. */
  retryable: boolean;
  /** Another model may answer. A request that is wrong is wrong everywhere. */
  fallsOver: boolean;
}

/** One table: code to HTTP status, OpenAI's error type, and what may be tried next. */
export const rules: Record<RouterErrorCode, Rule> = {
  invalid_request: { status: 400, type: "invalid_request_error", retryable: false, fallsOver: false },
  unknown_model: { status: 404, type: "invalid_request_error", retryable: false, fallsOver: false },
  not_reachable: { status: 503, type: "server_error", retryable: false, fallsOver: true },
  unauthenticated: { status: 401, type: "authentication_error", retryable: false, fallsOver: false },
  unauthorised: { status: 502, type: "server_error", retryable: false, fallsOver: true },
  forbidden: { status: 502, type: "server_error", retryable: false, fallsOver: true },
  model_not_found: { status: 404, type: "invalid_request_error", retryable: false, fallsOver: true },
  context_too_long: { status: 400, type: "invalid_request_error", retryable: false, fallsOver: true },
  rate_limited: { status: 429, type: "rate_limit_error", retryable: true, fallsOver: true },
  budget_exceeded: { status: 429, type: "insufficient_quota", retryable: false, fallsOver: false },
  upstream_failed: { status: 502, type: "server_error", retryable: true, fallsOver: true },
  connection_failed: { status: 502, type: "server_error", retryable: true, fallsOver: true },
  bad_answer: { status: 502, type: "server_error", retryable: true, fallsOver: true },
  stream_cut: { status: 502, type: "server_error", retryable: true, fallsOver: true },
  timed_out_first_chunk: { status: 504, type: "server_error", retryable: true, fallsOver: true },
  timed_out_between_chunks: { status: 504, type: "server_error", retryable: false, fallsOver: true },
  timed_out: { status: 504, type: "server_error", retryable: false, fallsOver: true },
  cancelled: { status: 499, type: "server_error", retryable: false, fallsOver: false },
};

/** A failure that can be expected. Its sentence is ours; what the upstream wrote stays in `detail`, for the operator. */
export class RouterError extends Error {
  override readonly name = "RouterError";
  readonly code: RouterErrorCode;
  readonly provider: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;

  constructor(
    code: RouterErrorCode,
    message: string,
    options: {
      provider?: string | undefined;
      retryAfterMs?: number | undefined;
      detail?: string | undefined;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.provider = options.provider;
    this.retryAfterMs = options.retryAfterMs;
    this.detail = options.detail;
  }

  get rule(): Rule {
    return rules[this.code];
  }

  /** The body OpenAI's clients read. */
  toBody(): { error: { message: string; type: string; code: string; param: null } } {
    return { error: { message: this.message, type: this.rule.type, code: this.code, param: null } };
  }
}

const tooLong = /context.{0,20}(length|window)|too many tokens|maximum.{0,20}tokens|prompt is too long/iu;

/** A status and body an upstream refused with, as ours. */
export function errorOfStatus(
  provider: string,
  response: Pick<UpstreamResponse, "status" | "headers">,
  detail: string,
  now: number,
): RouterError {
  const { status } = response;
  const retryAfterMs = retryAfter(response.headers, now);
  const options = { provider, retryAfterMs, detail: detail.slice(0, 2_000) };
  const say = (code: RouterErrorCode, what: string) => new RouterError(code, `${provider} ${what}`, options);
  if (status < 400) return say("bad_answer", `answered with status ${status}; redirects are not followed.`);
  if (status === 401) return say("unauthorised", "refused its key; check the key.");
  if (status === 402 || status === 403) return say("forbidden", "does not let this key use the model.");
  if (status === 404) return say("model_not_found", "has no such model.");
  if (status === 408 || status === 504) return say("timed_out_first_chunk", "took too long to answer.");
  if (status === 429) return say("rate_limited", "is rate limited.");
  if (status >= 500) return say("upstream_failed", `failed with status ${status}.`);
  if (tooLong.test(detail)) return say("context_too_long", "cannot hold a conversation of this length.");
  return say("invalid_request", `refused the request with status ${status}.`);
}

/** Milliseconds of Retry-After, in seconds or as a date, or of `retry-after-ms`. */
export function retryAfter(headers: UpstreamResponse["headers"], now: number): number | undefined {
  const precise = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(precise) && precise >= 0) return precise;
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  if (/^\d+(\.\d+)?$/u.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
