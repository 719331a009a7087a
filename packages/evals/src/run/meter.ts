import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { CompletionBody } from "../completion.ts";
import type { Completion, CompletionRequest } from "../completion.ts";
import type { Measured } from "../scorer.ts";
import type { SampleLimits } from "../suite.ts";
import { cacheKey } from "./completion-cache.ts";
import type { CompletionCache, KeptCompletion } from "./completion-cache.ts";
import { SampleProblem } from "./sample-problem.ts";

export interface MeterOptions {
  model: string;
  epoch: number;
  limits: SampleLimits;
  signal: AbortSignal;
  fetch: typeof globalThis.fetch;
  cache: CompletionCache | undefined;
  now: () => number;
}

/** Asks models for one try, and counts what it takes. */
export interface Meter {
  complete(request: CompletionRequest): Promise<Completion>;
  fetch: typeof globalThis.fetch;
  /** What was counted so far; without the clock of the try. */
  read(): Omit<Measured, "latencyMs">;
  /** Why a request is being held back until it may be repeated; undefined where none is. */
  waitsFor(): string | undefined;
}

const endpoint = "http://router/v1/chat/completions";

/** Failures that pass by themselves, by the router's code. */
const passing = new Set(["rate_limited", "upstream_failed", "connection_failed", "stream_cut"]);
const firstWaitMs = 500;
/** Whoever asks for more patience than this is not there today. */
const mostPatienceMs = 60_000;
/** The router's own clocks, and ours. */
const timeouts = new Set(["timed_out", "timed_out_first_chunk", "timed_out_between_chunks"]);
/** Nobody's fault but the connection's or the account's: the sample counts for nothing. */
const unreachable = new Set([
  ...passing,
  "not_reachable",
  "unauthenticated",
  "unauthorised",
  "forbidden",
  "budget_exceeded",
  "model_not_found",
  "unknown_model",
]);

const Refused = z.looseObject({
  error: z.looseObject({ code: z.string().nullish(), message: z.string().nullish() }),
});

export function createMeter(options: MeterOptions): Meter {
  const { model, epoch, limits, signal, fetch: send, cache } = options;
  let steps = 0;
  let asked = 0;
  let inputTokens = 0;
  let outputTokens = 0;
  let costMicros: number | undefined;
  let waiting: string | undefined;

  function permit(): void {
    if (steps >= limits.steps)
      throw new SampleProblem("solver.step_limit", `asked a model ${steps} times without coming to an end`);
    if ((costMicros ?? 0) > limits.costMicros)
      throw new SampleProblem(
        "solver.cost_limit",
        `cost ${costMicros} millionths, and ${limits.costMicros} may be spent`,
      );
    steps += 1;
  }

  function count({ body: { usage }, costMicros: cost }: KeptCompletion): void {
    inputTokens += usage?.prompt_tokens ?? 0;
    outputTokens += usage?.completion_tokens ?? 0;
    if (cost !== undefined) costMicros = (costMicros ?? 0) + cost;
  }

  async function ask(request: Record<string, unknown>): Promise<KeptCompletion> {
    for (let attempt = 0; ; attempt += 1) {
      asked += 1;
      const outcome = await once(send, request, { limits, signal });
      if (!(outcome instanceof Refusal)) return outcome;
      const waitMs = outcome.retryAfterMs ?? firstWaitMs * 2 ** attempt;
      if (!outcome.mayPass || attempt >= limits.retries || waitMs > mostPatienceMs) throw outcome;
      waiting = outcome.message;
      await sleep(waitMs, undefined, { signal });
      waiting = undefined;
    }
  }

  return {
    async complete(request) {
      permit();
      const body = bodyOf(request, model);
      const asks = request.model ?? model;
      const key = cache && isOneModel(asks) ? cacheKey(body, { model: asks, epoch }) : undefined;
      const found = key === undefined ? undefined : await cache?.get(key);
      const kept = found ?? (await ask(body));
      if (found === undefined && key !== undefined) await cache?.set(key, kept);
      count(kept);
      return completionOf(kept);
    },
    async fetch(input, init) {
      permit();
      asked += 1;
      const response = await send(input, init);
      const cost = costIn(response.headers);
      if (cost !== undefined) costMicros = (costMicros ?? 0) + cost;
      return response;
    },
    waitsFor: () => waiting,
    read: () => ({ steps, inputTokens, outputTokens, costMicros, isCached: steps > 0 && asked === 0 }),
  };
}

/** `app:console`, `auto:report` and policies stand for one model today and for another tomorrow. */
function isOneModel(address: string): boolean {
  return /^[^:/]+\//u.test(address);
}

function bodyOf(
  { messages, model, tools, schema, temperature, maxTokens }: CompletionRequest,
  own: string,
): Record<string, unknown> {
  return {
    model: model ?? own,
    messages,
    ...(tools !== undefined &&
      tools.length > 0 && { tools: tools.map((tool) => ({ type: "function", function: tool })) }),
    ...(schema !== undefined && {
      response_format: { type: "json_schema", json_schema: { ...schema, strict: true } },
    }),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
}

class Refusal extends SampleProblem {
  readonly mayPass: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, retryAfterMs?: number) {
    super(
      timeouts.has(code)
        ? "solver.timeout"
        : unreachable.has(code)
          ? "run.model_unreachable"
          : "solver.refused",
      `${code}: ${message}`,
      code === "bad_answer",
    );
    this.mayPass = passing.has(code);
    this.retryAfterMs = retryAfterMs;
  }
}

const late = new Error("the turn has taken too long");

async function once(
  send: typeof globalThis.fetch,
  request: Record<string, unknown>,
  { limits, signal }: { limits: SampleLimits; signal: AbortSignal },
): Promise<KeptCompletion | Refusal> {
  // Not AbortSignal.any with AbortSignal.timeout: what they give may be collected in a long wait, and then never fires.
  const turn = new AbortController();
  const end = () => turn.abort(signal.reason);
  const timer = setTimeout(() => turn.abort(late), limits.turnTimeoutMs);
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  let response: Response;
  let body: unknown;
  try {
    response = await send(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: turn.signal,
    });
    body = await response.json();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (turn.signal.aborted) return new Refusal("timed_out", `no answer within ${limits.turnTimeoutMs} ms`);
    return new Refusal("connection_failed", String(error));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
  if (turn.signal.aborted && !signal.aborted)
    return new Refusal("timed_out", `no answer within ${limits.turnTimeoutMs} ms`);
  if (!response.ok) {
    const { code, message } = Refused.safeParse(body).data?.error ?? {};
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    return new Refusal(
      code ?? (response.status === 429 ? "rate_limited" : "upstream_failed"),
      message ?? `status ${response.status}`,
      Number.isFinite(seconds) ? seconds * 1000 : undefined,
    );
  }
  const parsed = CompletionBody.safeParse(body);
  if (!parsed.success) return new Refusal("bad_answer", "the answer is no chat completion");
  const costMicros = costIn(response.headers);
  const address = response.headers.get("x-assay-model") ?? undefined;
  return {
    body: parsed.data,
    ...(address !== undefined && { address }),
    ...(costMicros !== undefined && { costMicros }),
  };
}

function costIn(headers: Headers): number | undefined {
  const micros = /^(\d+) micro-/u.exec(headers.get("x-assay-cost") ?? "")?.[1];
  return micros === undefined ? undefined : Number(micros);
}

function completionOf({ body: { choices }, address }: KeptCompletion): Completion {
  const [choice] = choices;
  return {
    text: choice?.message.content ?? "",
    toolCalls: choice?.message.tool_calls ?? [],
    finish: choice?.finish_reason ?? "stop",
    address,
  };
}
