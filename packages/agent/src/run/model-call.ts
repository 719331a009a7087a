import type { Json } from "@assay/dialogue";
import { OpenAIChatCompletionsModel } from "@openai/agents-openai";
import type { Model, ModelRequest, StreamEvent } from "@openai/agents-core";
import OpenAI from "openai";
import { z } from "zod";
import type { Step } from "../store/step.ts";
import { engineOf } from "./engine.ts";
import { fitHistory, hasEarlierTurns } from "./fit-history.ts";
import type { FittedRequest } from "./fit-history.ts";
import type { ProblemCode } from "./problem.ts";
import { RunProblem, codeOf } from "./problem.ts";

/** What a call of the model came to. */
export interface ModelUse {
  /** The address that answered, once it has. */
  address: string | undefined;
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  /** As the router says it: in a stream's last chunk, or in the headers of a kept answer. */
  cost: { micros: number; currency: string } | undefined;
  /** Earlier messages that were left out of what it was sent. */
  omitted: number;
}

export interface ModelCallsOptions {
  fetch: typeof globalThis.fetch;
  model: string;
  app: string;
  now: () => number;
  /** The address that answered last in the conversation. */
  answered: string | undefined;
  /** The tokens the model holds, given the address that answered last. */
  contextTokens: (answered: string | undefined) => Promise<number>;
  /** Before a call: throws a {@link RunProblem} where no more may be made. */
  permit: () => void;
  /** When it is known who answers. */
  onAddress: (address: string) => void;
  /** After every call, whole or not. */
  onCall: (step: Step, use: ModelUse) => void;
  /** Resolves when that many events have been taken from the run's stream: an error drops those that were not. */
  taken: (events: number) => Promise<void>;
}

/** The model of one run, as the Agents SDK calls it. */
export interface ModelCalls extends Model {
  /** Arguments as the model wrote them, by the call's id, where they are no JSON object. */
  unreadable: ReadonlyMap<string, string>;
}

/** Parts of a chunk that the SDK does not pass on. */
const Chunk = z.looseObject({
  choices: z
    .array(z.looseObject({ finish_reason: z.string().nullish(), index: z.number().nullish() }))
    .nullish(),
  usage: z
    .looseObject({
      prompt_tokens: z.number().nullish(),
      completion_tokens: z.number().nullish(),
      cost_micros: z.number().nullish(),
      currency: z.string().nullish(),
    })
    .nullish(),
});
const ArgumentsObject = z.record(z.string(), z.unknown());

/**
 * Chat completions through the router's `fetch`, one call at a time. Beside what the SDK's model does: half an answer is
 * an error, an empty one too; ids of calls are made unique; arguments that are no JSON object are kept aside, so that the
 * tool's own check sees them and nobody is asked to approve them; what only some providers take is left out. Earlier
 * turns that the model's context does not hold are left out too; where a model refuses the length nonetheless, it is
 * asked once more with half of that, and the run keeps to it.
 */
export function createModelCalls(options: ModelCallsOptions): ModelCalls {
  const { model, app, now, contextTokens, permit, onAddress, onCall, taken } = options;
  let { answered } = options;
  let share = 1;
  let use = emptyUse();
  let bodyLength = 0;
  const client = new OpenAI({
    apiKey: "in-process",
    organization: null,
    project: null,
    baseURL: "http://router/v1",
    maxRetries: 0,
    defaultHeaders: { "x-assay-app": app },
    fetch: async (input, init) => {
      bodyLength = typeof init?.body === "string" ? init.body.length : 0;
      const response = await options.fetch(input, init);
      use.address = response.headers.get("x-assay-model") ?? undefined;
      use.cost = readCost(response.headers.get("x-assay-cost"));
      if (use.address !== undefined) {
        answered = use.address;
        onAddress(use.address);
      }
      return response;
    },
  });
  const inner = new OpenAIChatCompletionsModel(client, model);
  const unreadable = new Map<string, string>();
  const ids = new Set<string>();
  let events = 0;

  async function* stream(request: ModelRequest): AsyncGenerator<StreamEvent> {
    for (const item of request.input)
      if (typeof item !== "string" && item.type === "function_call") ids.add(item.callId);
    const context = hasEarlierTurns(request) ? (await contextTokens(answered)) * share : Infinity;
    const fitted = fitHistory(request, context);
    const before = events;
    try {
      if (yield* attempt(fitted)) return;
    } catch (error) {
      if (share < 1 || events > before || codeOf(error) !== "model.context_too_long") throw error;
      share = 0.5;
      const smaller = fitHistory(request, Math.min(context, await contextTokens(undefined)) * share);
      if (smaller.saved <= fitted.saved) throw error;
      if (yield* attempt(smaller)) return;
    }
    yield* attempt({ request, omitted: 0, saved: 0 });
  }

  /** Makes a call; false, and nothing has come of it, where an engine that needs the whole conversation got less. */
  async function* attempt(fitted: FittedRequest): AsyncGenerator<StreamEvent, boolean, undefined> {
    const { request, omitted, saved } = fitted;
    permit();
    use = { ...emptyUse(), omitted };
    const startedAt = now();
    const began = performance.now();
    let finish: string | undefined;
    let output: Json = null;
    let error: ProblemCode | undefined;
    try {
      for await (const event of inner.getStreamedResponse(request)) {
        if (saved > 0 && engineOf(use.address ?? model) !== "model") {
          use.omitted = 0;
          return false;
        }
        if (event.type === "model") finish = readChunk(event.event, use) ?? finish;
        events += 1;
        if (event.type !== "response_done") {
          yield event;
          continue;
        }
        events -= 1;
        const items = event.response.output.flatMap((item) => tidy(item));
        output = summaryOf(items, finish);
        if (finish === undefined) throw new RunProblem("model.stream_cut");
        if (finish === "length") throw new RunProblem("model.cut_off");
        if (finish === "content_filter") throw new RunProblem("model.refused");
        if (items.length === 0) throw new RunProblem("model.empty");
        events += 1;
        yield { ...event, response: { ...event.response, output: items } };
      }
      return true;
    } catch (thrown) {
      error = codeOf(thrown);
      if (request.signal?.aborted !== true) await taken(events);
      throw thrown;
    } finally {
      const step: Step = {
        kind: "model",
        name: use.address ?? model,
        input: {
          messages: countMessages(request),
          characters: bodyLength,
          tools: request.tools.length,
          ...(omitted > 0 && { omitted }),
        },
        output,
        startedAt: new Date(startedAt).toISOString(),
        durationMs: performance.now() - began,
        ...(use.inputTokens !== undefined && { inputTokens: use.inputTokens }),
        ...(use.outputTokens !== undefined && { outputTokens: use.outputTokens }),
        ...(error !== undefined && { error }),
      };
      onCall(step, use);
    }
  }

  type Item = Extract<StreamEvent, { type: "response_done" }>["response"]["output"][number];

  function tidy(item: Item): Item[] {
    if (item.type === "reasoning") return [];
    if (item.type === "function_call") return [tidyCall(item)];
    if (item.type !== "message" || item.role !== "assistant") return [item];
    const content = item.content.map((part) =>
      part.type === "output_text" ? { type: part.type, text: part.text } : part,
    );
    const isEmpty = content.every((part) => part.type === "output_text" && part.text.trim() === "");
    return isEmpty ? [] : [{ ...item, content }];
  }

  function tidyCall(item: Item & { type: "function_call" }): Item {
    const wanted = item.callId === "" ? "call" : item.callId;
    let callId = wanted;
    for (let again = 2; ids.has(callId); again += 1) callId = `${wanted}-${again}`;
    ids.add(callId);
    const { providerData: _provider, ...call } = item;
    if (call.arguments.trim() === "") return { ...call, callId, arguments: "{}" };
    if (isObject(call.arguments)) return { ...call, callId };
    unreadable.set(callId, call.arguments);
    return { ...call, callId, arguments: JSON.stringify({ text: call.arguments }) };
  }

  return {
    unreadable,
    getStreamedResponse: stream,
    getResponse: () => Promise.reject(new Error("Runs are streamed.")),
  };
}

function emptyUse(): ModelUse {
  return {
    address: undefined,
    inputTokens: undefined,
    outputTokens: undefined,
    cost: undefined,
    omitted: 0,
  };
}

/** Notes the usage of a chunk; answers with the reason to finish it has. */
function readChunk(event: unknown, use: ModelUse): string | undefined {
  const { usage, choices } = Chunk.safeParse(event).data ?? {};
  if (usage != null) {
    use.inputTokens = usage.prompt_tokens ?? undefined;
    use.outputTokens = usage.completion_tokens ?? undefined;
    if (usage.cost_micros != null)
      use.cost = { micros: usage.cost_micros, currency: usage.currency ?? "USD" };
  }
  return choices?.find(({ finish_reason }) => finish_reason != null)?.finish_reason ?? undefined;
}

/** Calls go with the assistant's text before them, and with each other, in one message. */
function countMessages({ input, systemInstructions }: ModelRequest): number {
  const items = typeof input === "string" ? [input] : input;
  const own = items.filter((item, at) => {
    if (typeof item === "string" || item.type !== "function_call") return true;
    const last = items[at - 1];
    return (
      typeof last !== "object" ||
      (last.type !== "function_call" && !("role" in last && last.role === "assistant"))
    );
  });
  return own.length + (systemInstructions === undefined ? 0 : 1);
}

/** `123 micro-USD`. */
function readCost(header: string | null): ModelUse["cost"] {
  const [, micros, currency] = /^(\d+) micro-([A-Z]{3})$/u.exec(header ?? "") ?? [];
  return micros === undefined || currency === undefined ? undefined : { micros: Number(micros), currency };
}

function isObject(text: string): boolean {
  try {
    return ArgumentsObject.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function summaryOf(items: readonly { type?: string | undefined }[], finish: string | undefined): Json {
  const calls = items.flatMap((item) => ("name" in item && typeof item.name === "string" ? [item.name] : []));
  return { finish: finish ?? null, calls, hasText: items.some(({ type }) => type === "message") };
}
