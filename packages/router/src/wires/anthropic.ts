import { z } from "zod";
import type { Answer, ChatMessage, ChatRequest, Delta, FinishReason, Usage } from "../chat.ts";
import { textOf } from "../chat.ts";
import { RouterError } from "../error.ts";
import type { ServerEvent } from "../sse.ts";
import type { StreamDecoder, Target, Wire } from "./wire.ts";
import { answerTool, askForSchema, outputLimit, streamCut, wantedSchema } from "./wire.ts";

const count = z.number().nonnegative().nullish();
const RawUsage = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
});
const Block = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  thinking: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  input: z.unknown().optional(),
});
const RawAnswer = z.looseObject({
  id: z.string(),
  model: z.string(),
  content: z.array(Block),
  stop_reason: z.string().nullish(),
  usage: RawUsage,
});
const RawEvent = z.looseObject({
  type: z.string(),
  index: z.number().optional(),
  message: z.looseObject({ usage: RawUsage.optional() }).optional(),
  content_block: Block.optional(),
  delta: z
    .looseObject({
      text: z.string().optional(),
      thinking: z.string().optional(),
      partial_json: z.string().optional(),
      stop_reason: z.string().nullish(),
    })
    .optional(),
  usage: RawUsage.optional(),
});

const defaultOutput = 4_096;

/** Anthropic's native messages (`/v1/messages`, version 2023-06-01). */
export const anthropicWire: Wire = {
  encode(request, target) {
    return { path: "/v1/messages", body: encodeBody(request, target) };
  },

  decode(body, request, { provider }) {
    const parsed = RawAnswer.safeParse(body);
    if (!parsed.success) {
      throw new RouterError("bad_answer", `${provider.id} sent an answer that is not a message.`, {
        provider: provider.id,
        detail: parsed.error.message,
      });
    }
    const { id, model, content, stop_reason, usage } = parsed.data;
    const unwrap = usesAnswerTool(request);
    const uses = content.filter(({ type }) => type === "tool_use");
    const answer: Answer = {
      id,
      model,
      content: content.map((block) => (block.type === "text" ? (block.text ?? "") : "")).join(""),
      reasoning: content.map((block) => block.thinking ?? "").join(""),
      toolCalls: uses.map((block, index) => ({
        id: block.id ?? `call_${index}`,
        name: block.name ?? "",
        arguments: JSON.stringify(block.input ?? {}),
      })),
      finish: finishOf(stop_reason, provider.id),
      usage: usageOf(usage),
    };
    const [first] = answer.toolCalls;
    return unwrap && first?.name === answerTool
      ? {
          ...answer,
          content: first.arguments,
          toolCalls: [],
          finish: answer.finish === "length" ? "length" : "stop",
        }
      : answer;
  },

  decodeStream(request, { provider }) {
    return new Decoder(provider.id, usesAnswerTool(request));
  },
};

class Decoder implements StreamDecoder {
  readonly #tools = new Map<number, number>();
  readonly #provider: string;
  readonly #unwrap: boolean;
  #usage: Usage | undefined;
  #finish: FinishReason | undefined;
  isOver = false;

  /** @param unwrap the answer comes as the arguments of a tool call */
  constructor(provider: string, unwrap: boolean) {
    this.#provider = provider;
    this.#unwrap = unwrap;
  }

  *take(event: ServerEvent): Generator<Delta> {
    const raw = parseEvent(event, this.#provider);
    const { type, index = 0, message, content_block: block, delta, usage } = raw;
    if (type === "error") {
      throw new RouterError("upstream_failed", `${this.#provider} reported an error in its stream.`, {
        provider: this.#provider,
        detail: event.data.slice(0, 2_000),
      });
    }
    if (message?.usage !== undefined) this.#usage = usageOf(message.usage);
    if (usage !== undefined) this.#usage = mergeUsage(this.#usage, usage);
    if (block?.type === "tool_use" && !this.#unwrap) {
      const place = this.#tools.size;
      this.#tools.set(index, place);
      const { id = `call_${place}`, name = "" } = block;
      yield { kind: "tool", index: place, id, name, arguments: "" };
    }
    if (delta?.text) yield { kind: "text", text: delta.text };
    if (delta?.thinking) yield { kind: "reasoning", text: delta.thinking };
    if (delta?.partial_json) {
      yield argumentsDelta(delta.partial_json, this.#unwrap, this.#tools.get(index) ?? 0);
    }
    if (delta?.stop_reason) this.#finish = finishOf(delta.stop_reason, this.#provider);
    this.isOver = type === "message_stop";
  }

  *end(): Generator<Delta> {
    if (this.#finish === undefined) throw streamCut(this.#provider);
    if (this.#usage !== undefined) yield { kind: "usage", usage: this.#usage };
    const isAnswer = this.#unwrap && this.#finish === "tool_calls";
    yield { kind: "finish", finish: isAnswer ? "stop" : this.#finish };
  }
}

function argumentsDelta(json: string, unwrap: boolean, index: number): Delta {
  return unwrap ? { kind: "text", text: json } : { kind: "tool", index, arguments: json };
}

function encodeBody(request: ChatRequest, { modelId, model, provider }: Target): Record<string, unknown> {
  const {
    messages,
    temperature,
    top_p,
    stop,
    tools = [],
    tool_choice,
    parallel_tool_calls,
    reasoning_effort,
    stream,
  } = request;
  const schema = wantedSchema(request);
  const system = messages
    .filter(({ role }) => role === "system" || role === "developer")
    .map(({ content }) => textOf(content));
  if (schema !== undefined && !usesAnswerTool(request)) system.push(askForSchema(schema));
  const isReasoner = model?.capabilities.includes("reasoning") === true;
  const keepsSampling = !(provider.quirks.reasoningRefusesSampling && isReasoner);
  const thinks = isReasoner && reasoning_effort != null && reasoning_effort !== "none";
  const shaped = usesAnswerTool(request)
    ? [{ name: answerTool, description: "Gives the answer.", input_schema: schema }]
    : tools.map(({ function: { name, description, parameters } }) => ({
        name,
        ...(description === undefined ? {} : { description }),
        input_schema: parameters ?? { type: "object", properties: {} },
      }));
  const choice = usesAnswerTool(request)
    ? { type: "tool", name: answerTool }
    : choiceOf(tool_choice, parallel_tool_calls);
  return {
    model: modelId,
    max_tokens: outputLimit(request) ?? Math.min(model?.maxOutputTokens ?? defaultOutput, 32_000),
    messages: encodeMessages(messages),
    ...(system.length === 0 ? {} : { system: system.join("\n\n") }),
    ...(keepsSampling && temperature != null ? { temperature: Math.min(temperature, 1) } : {}),
    ...(keepsSampling && top_p != null ? { top_p } : {}),
    ...(stop == null ? {} : { stop_sequences: typeof stop === "string" ? [stop] : stop }),
    ...(shaped.length === 0
      ? {}
      : { tools: shaped, ...(choice === undefined ? {} : { tool_choice: choice }) }),
    ...(thinks
      ? { thinking: { type: "adaptive" }, output_config: { effort: effortOf(reasoning_effort) } }
      : {}),
    ...(stream === true ? { stream: true } : {}),
  };
}

function effortOf(effort: string): string {
  return effort === "minimal" ? "low" : effort === "xhigh" ? "max" : effort;
}

function choiceOf(
  choice: ChatRequest["tool_choice"],
  parallel: boolean | undefined,
): Record<string, unknown> | undefined {
  const flag = parallel === false ? { disable_parallel_tool_use: true } : {};
  if (choice === undefined) return parallel === false ? { type: "auto", ...flag } : undefined;
  if (typeof choice === "object") return { type: "tool", name: choice.function.name, ...flag };
  return choice === "none" ? { type: "none" } : { type: choice === "required" ? "any" : "auto", ...flag };
}

interface Turn {
  role: "user" | "assistant";
  content: Record<string, unknown>[];
}

/** Turns alternate: tool results and user text that follow each other become one user turn. */
function encodeMessages(messages: readonly ChatMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    if (message.role === "system" || message.role === "developer") continue;
    const role = message.role === "assistant" ? "assistant" : "user";
    const content =
      message.role === "tool" ? [toolResult(message)] : [...blocksOf(message.content), ...toolUses(message)];
    if (content.length === 0) continue;
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...content);
    else turns.push({ role, content });
  }
  return turns;
}

function toolResult({ tool_call_id, content }: ChatMessage): Record<string, unknown> {
  return { type: "tool_result", tool_use_id: tool_call_id ?? "", content: textOf(content) };
}

function toolUses({ tool_calls = [] }: ChatMessage): Record<string, unknown>[] {
  return tool_calls.map((call) => ({
    type: "tool_use",
    id: call.id,
    name: call.function.name,
    input: parseArguments(call.function.arguments),
  }));
}

function parseArguments(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    throw new RouterError(
      "invalid_request",
      "A tool call in the conversation has arguments that are not JSON.",
    );
  }
}

function blocksOf(content: ChatMessage["content"]): Record<string, unknown>[] {
  if (content == null || content === "") return [];
  if (typeof content === "string") return [{ type: "text", text: content }];
  return content.map((part) => {
    const url = part.image_url?.url;
    if (url === undefined) return { type: "text", text: part.text ?? "" };
    const [, mediaType, data] = /^data:([^;]+);base64,(.*)$/su.exec(url) ?? [];
    const source =
      data === undefined ? { type: "url", url } : { type: "base64", media_type: mediaType, data };
    return { type: "image", source };
  });
}

function usesAnswerTool(request: ChatRequest): boolean {
  return wantedSchema(request) !== undefined && (request.tools ?? []).length === 0;
}

function parseEvent({ data }: ServerEvent, provider: string): z.infer<typeof RawEvent> {
  try {
    return RawEvent.parse(JSON.parse(data));
  } catch (error) {
    throw new RouterError("bad_answer", `${provider} sent an event that is not one of its own.`, {
      provider,
      detail: String(error).slice(0, 500),
    });
  }
}

/** Anthropic counts cached tokens beside the input; here they are part of the prompt. */
function usageOf(raw: z.infer<typeof RawUsage>): Usage {
  const cached = raw.cache_read_input_tokens ?? 0;
  const cacheWrite = raw.cache_creation_input_tokens ?? 0;
  return {
    prompt: (raw.input_tokens ?? 0) + cached + cacheWrite,
    completion: raw.output_tokens ?? 0,
    cached,
    cacheWrite,
    reasoning: 0,
  };
}

function mergeUsage(early: Usage | undefined, late: z.infer<typeof RawUsage>): Usage {
  if (early === undefined || late.input_tokens != null) return usageOf(late);
  return { ...early, completion: late.output_tokens ?? early.completion };
}

const finishes: Record<string, FinishReason> = {
  end_turn: "stop",
  stop_sequence: "stop",
  pause_turn: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool_calls",
  refusal: "content_filter",
};

function finishOf(reason: string | null | undefined, provider: string): FinishReason {
  if (reason == null)
    throw new RouterError("bad_answer", `${provider} gave no reason why the answer ended.`, { provider });
  return finishes[reason] ?? "stop";
}
