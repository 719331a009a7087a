import { createHash } from "node:crypto";
import { z } from "zod";
import type { Answer, ChatMessage, ChatRequest, ChatTool, Delta, FinishReason, Usage } from "../chat.ts";
import { RouterError } from "../error.ts";
import type { Quirks } from "../provider.ts";

import type { ServerEvent } from "../sse.ts";
import { ToolPlaces } from "./tool-places.ts";
import type { StreamDecoder, Target, Wire } from "./wire.ts";
import { answerTool, askForSchema, outputLimit, streamCut, wantedSchema } from "./wire.ts";

const count = z.number().nonnegative().nullish();

const RawUsage = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_cache_hit_tokens: count,
  prompt_tokens_details: z.looseObject({ cached_tokens: count, cache_write_tokens: count }).nullish(),
  completion_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish(),
});

const RawToolCall = z.looseObject({
  index: z.number().nullish(),
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string().nullish(), arguments: z.unknown().optional() }).nullish(),
});

const RawContent = z.union([
  z.string(),
  z.array(
    z.looseObject({
      type: z.string().optional(),
      text: z.string().optional(),
      thinking: z.unknown().optional(),
    }),
  ),
]);

const RawMessage = z.looseObject({
  content: RawContent.nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z.array(RawToolCall).nullish(),
});

const RawError = z.union([
  z.string(),
  z.looseObject({ message: z.string().nullish(), code: z.unknown().optional() }),
]);

const RawAnswer = z.looseObject({
  id: z.string().nullish(),
  model: z.string().nullish(),
  choices: z.array(z.looseObject({ message: RawMessage, finish_reason: z.string().nullish() })).min(1),
  usage: RawUsage.nullish(),
});

const RawChunk = z.looseObject({
  object: z.string().nullish(),
  message: z.unknown().optional(),
  error: RawError.nullish(),
  choices: z
    .array(z.looseObject({ delta: RawMessage.nullish(), finish_reason: z.string().nullish() }))
    .nullish(),
  usage: RawUsage.nullish(),
});

/** OpenAI's chat completions, bent to each provider by its quirks. */
export const openaiWire: Wire = {
  encode(request, target) {
    return { path: "/chat/completions", body: encodeBody(request, target) };
  },

  decode(body, request, { provider, modelId }) {
    const parsed = RawAnswer.safeParse(body);
    const choice = parsed.data?.choices[0];
    if (parsed.data === undefined || choice === undefined) throw badAnswer(provider.id, parsed.error);
    const { message, finish_reason } = choice;
    const toolCalls = (message.tool_calls ?? []).map((call, index) => ({
      id: call.id || `call_${index}`,
      name: call.function?.name ?? "",
      arguments: argumentsText(call.function?.arguments),
    }));
    const answer: Answer = {
      id: parsed.data.id ?? "",
      model: parsed.data.model ?? modelId,
      content: contentText(message.content),
      reasoning: message.reasoning_content ?? message.reasoning ?? thinkingText(message.content),
      toolCalls,
      finish: finishOf(finish_reason, toolCalls.length > 0, provider.id),
      usage: usageOf(parsed.data.usage),
    };
    return usesAnswerTool(request, provider.quirks) ? fromAnswerTool(answer) : answer;
  },

  decodeStream(request, { provider }) {
    return new Decoder(provider.id, usesAnswerTool(request, provider.quirks));
  },
};

class Decoder implements StreamDecoder {
  readonly #places = new ToolPlaces();
  readonly #provider: string;
  readonly #unwrap: boolean;
  #finish: FinishReason | undefined;
  isOver = false;

  /** @param unwrap the answer comes as the arguments of a tool call */
  constructor(provider: string, unwrap: boolean) {
    this.#provider = provider;
    this.#unwrap = unwrap;
  }

  *take({ event, data }: ServerEvent): Generator<Delta> {
    this.isOver = data === "[DONE]";
    if (this.isOver) return;
    const chunk = parseChunk(data, event, this.#provider);
    const choice = chunk.choices?.[0];
    if (choice?.delta) yield* deltasOf(choice.delta, this.#places, this.#unwrap);
    const usage = usageOf(chunk.usage);
    if (usage !== undefined) yield { kind: "usage", usage };
    if (!choice?.finish_reason) return;
    if (choice.finish_reason === "error") throw streamError(this.#provider, data);
    this.#finish = finishOf(choice.finish_reason, this.#places.size > 0 && !this.#unwrap, this.#provider);
  }

  end(): Delta[] {
    if (this.#finish === undefined) throw streamCut(this.#provider);
    const isAnswer = this.#unwrap && this.#finish === "tool_calls";
    return [{ kind: "finish", finish: isAnswer ? "stop" : this.#finish }];
  }
}

function encodeBody(request: ChatRequest, target: Target): Record<string, unknown> {
  const { provider, modelId, model } = target;
  const { quirks } = provider;
  const {
    model: _model,
    models: _models,
    messages,
    stream,
    stream_options: _streamOptions,
    max_tokens: _maxTokens,
    max_completion_tokens: _maxCompletionTokens,
    temperature,
    reasoning_effort,
    response_format,
    tools,
    tool_choice,
    ...rest
  } = request;
  const limit = outputLimit(request);
  const schema = wantedSchema(request);
  const refusesSampling =
    quirks.reasoningRefusesSampling && model?.capabilities.includes("reasoning") === true;
  const isStreamed = stream === true && (quirks.streamWithTools || tools === undefined);
  const body: Record<string, unknown> = {
    model: modelId,
    messages: encodeMessages(messages, quirks, schema),
    ...withoutSampling(rest, refusesSampling),
    ...(limit === undefined ? {} : { [quirks.maxTokens]: limit }),
    ...(temperature == null || refusesSampling
      ? {}
      : { temperature: Math.min(temperature, quirks.maxTemperature ?? 2) }),
    ...encodeThinking(reasoning_effort, quirks),
    ...encodeTools(tools, tool_choice, quirks),
    ...(isStreamed ? { stream: true } : {}),
    ...(isStreamed && quirks.streamUsage ? { stream_options: { include_usage: true } } : {}),
    ...(isStreamed && quirks.toolStream && tools !== undefined ? { tool_stream: true } : {}),
  };
  if (schema === undefined) {
    if (response_format !== undefined) body["response_format"] = response_format;
  } else if (quirks.jsonSchema === "native") body["response_format"] = response_format;
  else if (quirks.jsonSchema === "object") body["response_format"] = { type: "json_object" };
  else if (usesAnswerTool(request, quirks)) Object.assign(body, answerToolFields(schema));
  return keepFields(body, quirks);
}

function withoutSampling(rest: Record<string, unknown>, refuses: boolean): Record<string, unknown> {
  if (!refuses) return rest;
  const { top_p: _topP, frequency_penalty: _frequency, presence_penalty: _presence, ...kept } = rest;
  return kept;
}

function keepFields(body: Record<string, unknown>, { allow, drop }: Quirks): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) =>
        value != null && !drop.includes(name) && (allow === undefined || allow.includes(name)),
    ),
  );
}

function encodeMessages(
  messages: readonly ChatMessage[],
  quirks: Quirks,
  schema: Record<string, unknown> | undefined,
): Record<string, unknown>[] {
  const asks = schema !== undefined && (quirks.jsonSchema === "object" || quirks.jsonSchema === "prompt");
  const encoded = messages.map((message): Record<string, unknown> => {
    const { role, reasoning_content, tool_calls, tool_call_id, name, ...rest } = message;
    const isSystem = role === "system" || role === "developer";
    return {
      role: isSystem ? quirks.system : role,
      ...rest,
      ...(name === undefined || quirks.drop.includes("name") ? {} : { name }),
      ...(tool_calls === undefined
        ? {}
        : { tool_calls: tool_calls.map((call) => ({ ...call, id: toolId(call.id, quirks) })) }),
      ...(tool_call_id === undefined ? {} : { tool_call_id: toolId(tool_call_id, quirks) }),
      ...(quirks.replayReasoning && role === "assistant"
        ? { reasoning_content: reasoning_content ?? "" }
        : {}),
    };
  });
  return asks && schema !== undefined
    ? [{ role: quirks.system, content: askForSchema(schema) }, ...encoded]
    : encoded;
}

function toolId(id: string, { toolIds }: Quirks): string {
  if (toolIds === "any" || /^[a-zA-Z0-9]{9}$/u.test(id)) return id;
  return createHash("sha256").update(id).digest("hex").slice(0, 9);
}

function encodeThinking(
  effort: ChatRequest["reasoning_effort"],
  { thinking }: Quirks,
): Record<string, unknown> {
  if (effort == null || thinking === undefined) return {};
  const isOn = effort !== "none";
  switch (thinking) {
    case "effort":
      return { reasoning_effort: effort };
    case "type":
      return { thinking: { type: isOn ? "enabled" : "disabled" } };
    case "enable":
      return { enable_thinking: isOn };
    case "reasoning-enabled":
      return { reasoning: { enabled: isOn } };
  }
}

function encodeTools(
  tools: readonly ChatTool[] | undefined,
  choice: ChatRequest["tool_choice"],
  quirks: Quirks,
): Record<string, unknown> {
  if (tools === undefined || tools.length === 0) return {};
  const shaped = tools.map((tool) => {
    const { strict, ...fn } = tool.function;
    return { ...tool, function: strict == null || quirks.drop.includes("strict") ? fn : { ...fn, strict } };
  });
  if (quirks.toolChoice === "auto-only") {
    return choice === "none"
      ? {}
      : { tools: shaped, ...(choice === undefined ? {} : { tool_choice: "auto" }) };
  }
  if (typeof choice === "object" && quirks.toolChoice === "no-named") {
    const wanted = shaped.filter((tool) => tool.function.name === choice.function.name);
    return { tools: wanted, tool_choice: quirks.toolChoiceRequired };
  }
  const spelled = choice === "required" ? quirks.toolChoiceRequired : choice;
  return { tools: shaped, ...(spelled === undefined ? {} : { tool_choice: spelled }) };
}

function usesAnswerTool(request: ChatRequest, { jsonSchema }: Quirks): boolean {
  return jsonSchema === "tool" && wantedSchema(request) !== undefined && (request.tools ?? []).length === 0;
}

function answerToolFields(schema: Record<string, unknown>): Record<string, unknown> {
  const tool = { name: answerTool, description: "Gives the answer.", parameters: schema };
  return {
    tools: [{ type: "function", function: tool }],
    tool_choice: { type: "function", function: { name: answerTool } },
  };
}

function fromAnswerTool(answer: Answer): Answer {
  const [call] = answer.toolCalls;
  return call?.name === answerTool
    ? {
        ...answer,
        content: call.arguments,
        toolCalls: [],
        finish: answer.finish === "length" ? "length" : "stop",
      }
    : answer;
}

function parseChunk(data: string, event: string | undefined, provider: string): z.infer<typeof RawChunk> {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    throw new RouterError("bad_answer", `${provider} sent an event that is not JSON.`, {
      provider,
      detail: data.slice(0, 500),
    });
  }
  const parsed = RawChunk.safeParse(json);
  if (!parsed.success) throw badAnswer(provider, parsed.error);
  const isError = parsed.data.error != null || event === "error" || parsed.data.object === "error";
  if (isError) throw streamError(provider, data);
  return parsed.data;
}

function* deltasOf(delta: z.infer<typeof RawMessage>, places: ToolPlaces, unwrap: boolean): Generator<Delta> {
  const reasoning = delta.reasoning_content ?? delta.reasoning ?? thinkingText(delta.content);
  if (reasoning !== "") yield { kind: "reasoning", text: reasoning };
  const text = contentText(delta.content);
  if (text !== "") yield { kind: "text", text };
  for (const call of delta.tool_calls ?? []) {
    const place = places.of(call.index ?? undefined, call.id ?? undefined, call.function?.name ?? undefined);
    const piece = argumentsText(call.function?.arguments);
    if (unwrap) {
      if (piece !== "") yield { kind: "text", text: piece };
    } else yield { kind: "tool", ...place, arguments: piece };
  }
}

function contentText(content: z.infer<typeof RawContent> | null | undefined): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => (part.type === "thinking" ? "" : (part.text ?? ""))).join("");
}

function thinkingText(content: z.infer<typeof RawContent> | null | undefined): string {
  if (typeof content === "string" || content == null) return "";
  return content
    .filter((part) => part.type === "thinking")
    .flatMap((part) => (Array.isArray(part.thinking) ? part.thinking : [part.thinking]))
    .map((piece) => (typeof piece === "string" ? piece : String(piece?.text ?? "")))
    .join("");
}

function argumentsText(value: unknown): string {
  return typeof value === "string" ? value : value == null ? "" : JSON.stringify(value);
}

function usageOf(raw: z.infer<typeof RawUsage> | null | undefined): Usage | undefined {
  if (raw?.prompt_tokens == null && raw?.completion_tokens == null) return undefined;
  return {
    prompt: raw.prompt_tokens ?? 0,
    completion: raw.completion_tokens ?? 0,
    cached: raw.prompt_tokens_details?.cached_tokens ?? raw.prompt_cache_hit_tokens ?? 0,
    cacheWrite: raw.prompt_tokens_details?.cache_write_tokens ?? 0,
    reasoning: raw.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}

const finishes: Record<string, FinishReason> = {
  stop: "stop",
  eos: "stop",
  length: "length",
  max_tokens: "length",
  model_length: "length",
  tool_calls: "tool_calls",
  function_call: "tool_calls",
  content_filter: "content_filter",
  sensitive: "content_filter",
};

function finishOf(reason: string | null | undefined, hasTools: boolean, provider: string): FinishReason {
  if (reason == null)
    throw new RouterError("bad_answer", `${provider} gave no reason why the answer ended.`, { provider });
  const finish = finishes[reason] ?? "stop";
  return finish === "stop" && hasTools ? "tool_calls" : finish;
}

function badAnswer(provider: string, error: z.ZodError | undefined): RouterError {
  return new RouterError("bad_answer", `${provider} sent an answer that is not a chat completion.`, {
    provider,
    detail: error?.message,
  });
}

function streamError(provider: string, detail: string): RouterError {
  return new RouterError("upstream_failed", `${provider} reported an error in its stream.`, {
    provider,
    detail: detail.slice(0, 2_000),
  });
}
