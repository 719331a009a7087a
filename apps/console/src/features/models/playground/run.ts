import type { ChatBody } from "../snippets.ts";
import { readJson, valueAt } from "./event-reader.ts";
import type { StreamEvent } from "./event-reader.ts";

/** One question put to one model, and what has come back so far. */
export interface Run {
  state: "waiting" | "streaming" | "done" | "stopped" | "failed";
  request: ChatBody;
  text: string;
  reasoning: string;
  /** The model that answered. */
  model: string | undefined;
  finish: string | undefined;
  firstTokenMs: number | undefined;
  totalMs: number | undefined;
  tokens: { prompt: number; completion: number; cached: number } | undefined;
  cost: { micros: number; currency: string } | undefined;
  /** The code of what went wrong. */
  failure: string | undefined;
}

/** A question that has just been sent. */
export function startRun(request: ChatBody): Run {
  return {
    state: "waiting",
    request,
    text: "",
    reasoning: "",
    model: undefined,
    finish: undefined,
    firstTokenMs: undefined,
    totalMs: undefined,
    tokens: undefined,
    cost: undefined,
    failure: undefined,
  };
}

/** Whether there is more to come. */
export function isRunning(run: Run | undefined): boolean {
  return run?.state === "waiting" || run?.state === "streaming";
}

/** The run after one more event. */
export function takeEvent(run: Run, { event, data }: StreamEvent, elapsedMs: number): Run {
  if (data === "[DONE]") return run;
  const body = readJson(data);
  if (event === "assay") return { ...run, cost: costIn(body) };
  const code = valueAt(body, "error", "code");
  if (typeof code === "string") return { ...run, state: "failed", failure: code, totalMs: elapsedMs };
  const piece = textAt(body, "choices", 0, "delta", "content");
  const thought = textAt(body, "choices", 0, "delta", "reasoning_content");
  const isToken = piece !== "" || thought !== "";
  return {
    ...run,
    state: isToken ? "streaming" : run.state,
    text: run.text + piece,
    reasoning: run.reasoning + thought,
    firstTokenMs: run.firstTokenMs ?? (isToken ? elapsedMs : undefined),
    model: textAt(body, "model") || run.model,
    finish: textAt(body, "choices", 0, "finish_reason") || run.finish,
    tokens: tokensIn(body) ?? run.tokens,
  };
}

/** The run once its stream has ended: whole only when the model said why it stopped. */
export function endRun(run: Run, elapsedMs: number): Run {
  if (run.state === "failed" || run.state === "stopped") return run;
  const isWhole = run.finish !== undefined;
  return {
    ...run,
    state: isWhole ? "done" : "failed",
    failure: isWhole ? undefined : "stream_cut",
    totalMs: elapsedMs,
  };
}

/** The answer as `/v1/chat/completions` would have given it whole. */
export function answerJson({ model, text, reasoning, finish, tokens, failure, state }: Run): unknown {
  if (failure !== undefined && text === "") return { error: { code: failure } };
  const message = {
    role: "assistant",
    content: text,
    ...(reasoning !== "" && { reasoning_content: reasoning }),
  };
  return {
    object: "chat.completion",
    model: model ?? null,
    choices: [{ index: 0, message, finish_reason: finish ?? null }],
    ...(tokens !== undefined && {
      usage: {
        prompt_tokens: tokens.prompt,
        completion_tokens: tokens.completion,
        prompt_tokens_details: { cached_tokens: tokens.cached },
      },
    }),
    ...(state === "stopped" && { stopped: true }),
    ...(failure !== undefined && { error: { code: failure } }),
  };
}

function textAt(body: unknown, ...path: readonly (string | number)[]): string {
  const value = valueAt(body, ...path);
  return typeof value === "string" ? value : "";
}

function numberAt(body: unknown, ...path: readonly (string | number)[]): number | undefined {
  const value = valueAt(body, ...path);
  return typeof value === "number" ? value : undefined;
}

function tokensIn(body: unknown): Run["tokens"] {
  const prompt = numberAt(body, "usage", "prompt_tokens");
  const completion = numberAt(body, "usage", "completion_tokens");
  if (prompt === undefined || completion === undefined) return undefined;
  return {
    prompt,
    completion,
    cached: numberAt(body, "usage", "prompt_tokens_details", "cached_tokens") ?? 0,
  };
}

function costIn(body: unknown): Run["cost"] {
  const micros = numberAt(body, "cost", "micros");
  const currency = textAt(body, "cost", "currency");
  return micros === undefined || currency === "" ? undefined : { micros, currency };
}
