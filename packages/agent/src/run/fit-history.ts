import type { AgentInputItem, ModelRequest } from "@openai/agents-core";
import { estimateTokens } from "@assay/router";

/** A request whose conversation has been fitted to a context. */
export interface FittedRequest {
  request: ModelRequest;
  /** Messages of earlier turns that are no longer in it. */
  omitted: number;
  /** Tokens by which it has become shorter; 0 where it is as it was. */
  saved: number;
}

type Result = Extract<AgentInputItem, { type: "function_call_result" }>;

/** Whether there are turns before the current question: only they can be left out. */
export function hasEarlierTurns({ input }: ModelRequest): boolean {
  return typeof input !== "string" && turnsOf(input).length > 1;
}

/**
 * Fits a request to a context, by the router's estimate of tokens. Instructions, tools, the current question and
 * whatever followed it stay as they are, even where they alone are too long. Of earlier turns the results of calls are
 * left out first, then whole turns, both from the oldest on and no more than has to be; the instructions say how many
 * messages are missing. @param contextTokens what the model holds, with its answer
 */
export function fitHistory(request: ModelRequest, contextTokens: number): FittedRequest {
  const whole = { request, omitted: 0, saved: 0 };
  const { input, systemInstructions = "", tools, outputType, modelSettings } = request;
  if (typeof input === "string") return whole;
  const earlier = turnsOf(input);
  const current = earlier.pop() ?? [];
  const room = Math.min(modelSettings.maxTokens ?? 0, contextTokens / 2);
  const size = estimateTokens(systemInstructions) + tokensOf([tools, outputType]) + sizeOf(input);
  const excess = size + room - contextTokens;
  if (excess <= 0) return whole;

  let saved = 0;
  for (const turn of earlier)
    for (const [at, item] of turn.entries()) {
      if (saved >= excess || item.type !== "function_call_result") continue;
      const short = withoutOutput(item);
      const less = tokensOf(item) - tokensOf(short);
      if (less <= 0) continue;
      turn[at] = short;
      saved += less;
    }

  const target = saved < excess ? excess + estimateTokens(omissionNote(input.length)) : excess;
  let omitted = 0;
  while (saved < target && earlier.length > 0) {
    const turn = earlier.shift() ?? [];
    saved += sizeOf(turn);
    omitted += countMessages(turn);
  }
  return {
    request: {
      ...request,
      input: [...earlier.flat(), ...current],
      ...(omitted > 0 && { systemInstructions: `${systemInstructions}\n\n${omissionNote(omitted)}`.trim() }),
    },
    omitted,
    saved,
  };
}

/** Each turn from its question on, up to the next one. */
function turnsOf(items: readonly AgentInputItem[]): AgentInputItem[][] {
  const turns: AgentInputItem[][] = [];
  for (const item of items) {
    const last = turns.at(-1);
    if (last === undefined || isQuestion(item)) turns.push([item]);
    else last.push(item);
  }
  return turns;
}

function isQuestion(item: AgentInputItem | undefined): boolean {
  return item?.type === "message" && item.role === "user";
}

/** As a person counts them: a question, and the answer with all its calls. */
function countMessages(turn: readonly AgentInputItem[]): number {
  return isQuestion(turn[0]) && turn.length > 1 ? 2 : 1;
}

function sizeOf(items: readonly AgentInputItem[]): number {
  return items.reduce((sum, item) => sum + tokensOf(item), 0);
}

function tokensOf(value: unknown): number {
  return estimateTokens(JSON.stringify(value));
}

function withoutOutput(result: Result): Result {
  const text = `[The result of ${result.name} was left out: the conversation has become too long.]`;
  return { ...result, output: { type: "text", text } };
}

function omissionNote(count: number): string {
  return `[Earlier messages left out, because the conversation has become too long: ${count}.]`;
}
