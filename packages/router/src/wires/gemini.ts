import { z } from "zod";
import type { Answer, ChatMessage, ChatRequest, Delta, FinishReason, Usage } from "../chat.ts";
import { textOf } from "../chat.ts";
import { RouterError } from "../error.ts";
import type { ServerEvent } from "../sse.ts";
import type { StreamDecoder, Target, Wire } from "./wire.ts";
import { outputLimit, streamCut, wantedSchema } from "./wire.ts";

const count = z.number().nonnegative().nullish();
const Part = z.looseObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  functionCall: z
    .looseObject({ id: z.string().optional(), name: z.string(), args: z.unknown().optional() })
    .optional(),
});
const Raw = z.looseObject({
  responseId: z.string().optional(),
  modelVersion: z.string().optional(),
  error: z.unknown().optional(),
  candidates: z
    .array(
      z.looseObject({
        content: z.looseObject({ parts: z.array(Part).optional() }).optional(),
        finishReason: z.string().nullish(),
      }),
    )
    .optional(),
  promptFeedback: z.looseObject({ blockReason: z.string().optional() }).optional(),
  usageMetadata: z
    .looseObject({
      promptTokenCount: count,
      candidatesTokenCount: count,
      thoughtsTokenCount: count,
      cachedContentTokenCount: count,
    })
    .optional(),
});
type Raw = z.infer<typeof Raw>;

/** Google's native `generateContent` (v1beta). */
export const geminiWire: Wire = {
  encode(request, target) {
    const method = request.stream === true ? "streamGenerateContent?alt=sse" : "generateContent";
    return {
      path: `/models/${encodeURIComponent(target.modelId)}:${method}`,
      body: encodeBody(request, target),
    };
  },

  decode(body, _request, { provider, modelId }) {
    const raw = parse(body, provider.id);
    const parts = raw.candidates?.[0]?.content?.parts ?? [];
    const toolCalls = parts.flatMap(({ functionCall }) => (functionCall === undefined ? [] : [functionCall]));
    const answer: Answer = {
      id: raw.responseId ?? "",
      model: raw.modelVersion ?? modelId,
      content: parts.map(({ text = "", thought }) => (thought === true ? "" : text)).join(""),
      reasoning: parts.map(({ text = "", thought }) => (thought === true ? text : "")).join(""),
      toolCalls: toolCalls.map(({ id, name, args }, index) => ({
        id: id ?? `call_${index}`,
        name,
        arguments: JSON.stringify(args ?? {}),
      })),
      finish: finishOf(raw, toolCalls.length > 0, provider.id),
      usage: usageOf(raw),
    };
    return answer;
  },

  decodeStream(_request, { provider }) {
    return new Decoder(provider.id);
  },
};

class Decoder implements StreamDecoder {
  readonly #provider: string;
  readonly isOver = false;
  #finish: FinishReason | undefined;
  #usage: Usage | undefined;
  #calls = 0;

  constructor(provider: string) {
    this.#provider = provider;
  }

  *take(event: ServerEvent): Generator<Delta> {
    const raw = parse(jsonOf(event, this.#provider), this.#provider);
    for (const { text, thought, functionCall } of raw.candidates?.[0]?.content?.parts ?? []) {
      if (text) yield { kind: thought === true ? "reasoning" : "text", text };
      if (functionCall !== undefined) {
        const { id = `call_${this.#calls}`, name, args } = functionCall;
        yield { kind: "tool", index: this.#calls, id, name, arguments: JSON.stringify(args ?? {}) };
        this.#calls += 1;
      }
    }
    this.#usage = usageOf(raw) ?? this.#usage;
    if (raw.candidates?.[0]?.finishReason != null || raw.promptFeedback?.blockReason !== undefined) {
      this.#finish = finishOf(raw, this.#calls > 0, this.#provider);
    }
  }

  *end(): Generator<Delta> {
    if (this.#finish === undefined) throw streamCut(this.#provider);
    if (this.#usage !== undefined) yield { kind: "usage", usage: this.#usage };
    yield { kind: "finish", finish: this.#finish };
  }
}

function encodeBody(request: ChatRequest, { model }: Target): Record<string, unknown> {
  const {
    messages,
    tools = [],
    tool_choice,
    temperature,
    top_p,
    stop,
    response_format,
    reasoning_effort,
  } = request;
  const system = messages
    .filter(({ role }) => role === "system" || role === "developer")
    .map(({ content }) => textOf(content));
  const schema = wantedSchema(request);
  const limit = outputLimit(request);
  const thinks = model?.capabilities.includes("reasoning") === true && reasoning_effort != null;
  const generationConfig = {
    ...(limit === undefined ? {} : { maxOutputTokens: limit }),
    ...(temperature == null ? {} : { temperature }),
    ...(top_p == null ? {} : { topP: top_p }),
    ...(stop == null ? {} : { stopSequences: typeof stop === "string" ? [stop] : stop }),
    ...(schema !== undefined || response_format?.type === "json_object"
      ? { responseMimeType: "application/json" }
      : {}),
    ...(schema === undefined ? {} : { responseJsonSchema: schema }),
    ...(thinks ? { thinkingConfig: thinkingOf(reasoning_effort) } : {}),
  };
  return {
    contents: encodeMessages(messages),
    ...(system.length === 0 ? {} : { systemInstruction: { parts: [{ text: system.join("\n\n") }] } }),
    ...(tools.length === 0
      ? {}
      : {
          tools: [
            {
              functionDeclarations: tools.map(({ function: { name, description, parameters } }) => ({
                name,
                ...(description === undefined ? {} : { description }),
                ...(parameters === undefined ? {} : { parametersJsonSchema: parameters }),
              })),
            },
          ],
          ...(tool_choice === undefined
            ? {}
            : { toolConfig: { functionCallingConfig: choiceOf(tool_choice) } }),
        }),
    ...(Object.keys(generationConfig).length === 0 ? {} : { generationConfig }),
  };
}

function thinkingOf(effort: string): Record<string, unknown> {
  return effort === "none"
    ? { thinkingBudget: 0 }
    : { thinkingLevel: effort === "minimal" || effort === "low" ? "low" : "high" };
}

function choiceOf(choice: NonNullable<ChatRequest["tool_choice"]>): Record<string, unknown> {
  if (typeof choice === "object") return { mode: "ANY", allowedFunctionNames: [choice.function.name] };
  return { mode: { auto: "AUTO", none: "NONE", required: "ANY" }[choice] };
}

/** Results name the function, not the call, so ids are looked up in the turns before. */
function encodeMessages(messages: readonly ChatMessage[]): Record<string, unknown>[] {
  const names = new Map(
    messages.flatMap(({ tool_calls = [] }) => tool_calls.map((call) => [call.id, call.function.name])),
  );
  const turns: { role: string; parts: Record<string, unknown>[] }[] = [];
  for (const message of messages) {
    if (message.role === "system" || message.role === "developer") continue;
    const role = message.role === "assistant" ? "model" : "user";
    const parts =
      message.role === "tool"
        ? [
            {
              functionResponse: {
                name: names.get(message.tool_call_id ?? "") ?? "",
                response: { result: textOf(message.content) },
              },
            },
          ]
        : [...partsOf(message.content), ...callsOf(message)];
    if (parts.length === 0) continue;
    const last = turns.at(-1);
    if (last?.role === role) last.parts.push(...parts);
    else turns.push({ role, parts });
  }
  return turns;
}

function callsOf({ tool_calls = [] }: ChatMessage): Record<string, unknown>[] {
  return tool_calls.map((call) => {
    try {
      return {
        functionCall: { name: call.function.name, args: JSON.parse(call.function.arguments || "{}") },
      };
    } catch {
      throw new RouterError(
        "invalid_request",
        "A tool call in the conversation has arguments that are not JSON.",
      );
    }
  });
}

function partsOf(content: ChatMessage["content"]): Record<string, unknown>[] {
  if (content == null || content === "") return [];
  if (typeof content === "string") return [{ text: content }];
  return content.map((part) => {
    const url = part.image_url?.url;
    if (url === undefined) return { text: part.text ?? "" };
    const [, mimeType, data] = /^data:([^;]+);base64,(.*)$/su.exec(url) ?? [];
    return data === undefined ? { fileData: { fileUri: url } } : { inlineData: { mimeType, data } };
  });
}

function jsonOf({ data }: ServerEvent, provider: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new RouterError("bad_answer", `${provider} sent an event that is not JSON.`, {
      provider,
      detail: data.slice(0, 500),
    });
  }
}

function parse(body: unknown, provider: string): Raw {
  const parsed = Raw.safeParse(body);
  if (!parsed.success) {
    throw new RouterError("bad_answer", `${provider} sent an answer that is not generated content.`, {
      provider,
      detail: parsed.error.message,
    });
  }
  if (parsed.data.error !== undefined) {
    throw new RouterError("upstream_failed", `${provider} reported an error in its stream.`, {
      provider,
      detail: JSON.stringify(parsed.data.error).slice(0, 2_000),
    });
  }
  return parsed.data;
}

function usageOf({ usageMetadata: raw }: Raw): Usage | undefined {
  if (raw === undefined) return undefined;
  const reasoning = raw.thoughtsTokenCount ?? 0;
  return {
    prompt: raw.promptTokenCount ?? 0,
    completion: (raw.candidatesTokenCount ?? 0) + reasoning,
    cached: raw.cachedContentTokenCount ?? 0,
    cacheWrite: 0,
    reasoning,
  };
}

const filtered = new Set([
  "SAFETY",
  "RECITATION",
  "LANGUAGE",
  "BLOCKLIST",
  "PROHIBITED_CONTENT",
  "SPII",
  "IMAGE_SAFETY",
]);

function finishOf(raw: Raw, hasTools: boolean, provider: string): FinishReason {
  const reason = raw.candidates?.[0]?.finishReason ?? raw.promptFeedback?.blockReason;
  if (reason == null)
    throw new RouterError("bad_answer", `${provider} gave no reason why the answer ended.`, { provider });
  if (reason === "MAX_TOKENS") return "length";
  if (reason.startsWith("MALFORMED")) {
    throw new RouterError("bad_answer", `${provider} made a tool call that cannot be read.`, { provider });
  }
  if (filtered.has(reason)) return "content_filter";
  return hasTools ? "tool_calls" : "stop";
}
