import { z } from "zod";

/** A tool call as OpenAI's chat completions write it; arguments are JSON text. */
export const ToolCall = z.looseObject({
  id: z.string().default(""),
  type: z.literal("function").default("function"),
  function: z.looseObject({ name: z.string(), arguments: z.string().default("") }),
});
export type ToolCall = z.infer<typeof ToolCall>;

export const ContentPart = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  image_url: z.looseObject({ url: z.string() }).optional(),
});
export type ContentPart = z.infer<typeof ContentPart>;

export const ChatMessage = z.looseObject({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: z.union([z.string(), z.array(ContentPart), z.null()]).optional(),
  name: z.string().optional(),
  tool_calls: z.array(ToolCall).optional(),
  tool_call_id: z.string().optional(),
  reasoning_content: z.string().nullish(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

export const ChatTool = z.looseObject({
  type: z.literal("function"),
  function: z.looseObject({
    name: z.string().min(1),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    strict: z.boolean().nullish(),
  }),
});
export type ChatTool = z.infer<typeof ChatTool>;

export const ToolChoice = z.union([
  z.enum(["auto", "none", "required"]),
  z.looseObject({ type: z.literal("function"), function: z.looseObject({ name: z.string() }) }),
]);
export type ToolChoice = z.infer<typeof ToolChoice>;

export const ResponseFormat = z.union([
  z.looseObject({ type: z.enum(["text", "json_object"]) }),
  z.looseObject({
    type: z.literal("json_schema"),
    json_schema: z.looseObject({
      name: z.string(),
      schema: z.record(z.string(), z.unknown()).optional(),
      strict: z.boolean().nullish(),
    }),
  }),
]);
export type ResponseFormat = z.infer<typeof ResponseFormat>;

/** What a client asks of `/v1/chat/completions`. Fields not named here travel on where a provider takes them. */
export const ChatRequest = z.looseObject({
  model: z.string().min(1).max(400),
  messages: z.array(ChatMessage).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  tools: z.array(ChatTool).optional(),
  tool_choice: ToolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  response_format: ResponseFormat.optional(),
  reasoning_effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "max"]).nullish(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;

export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** Tokens as billed: `prompt` holds `cached` and `cacheWrite`, `completion` holds `reasoning`. */
export interface Usage {
  prompt: number;
  completion: number;
  cached: number;
  cacheWrite: number;
  reasoning: number;
}

/** A whole answer, whatever wire it came over. */
export interface Answer {
  id: string;
  model: string;
  content: string;
  reasoning: string;
  toolCalls: { id: string; name: string; arguments: string }[];
  finish: FinishReason;
  usage: Usage | undefined;
}

/** One piece of a streamed answer. Tool-call pieces carry their place, and id and name on the first. */
export type Delta =
  | { kind: "text"; text: string }
  | { kind: "reasoning"; text: string }
  | { kind: "tool"; index: number; id?: string; name?: string; arguments: string }
  | { kind: "usage"; usage: Usage }
  | { kind: "finish"; finish: FinishReason };

/** Whether a piece is a first token: from there on no other model may take over. */
export function isToken(delta: Delta): boolean {
  return delta.kind === "text" || delta.kind === "reasoning" || delta.kind === "tool";
}

/** Gathers the pieces of a stream into the answer they make. */
export function createCollector(model: string): { take(delta: Delta): void; answer(): Answer | undefined } {
  const answer: Answer = {
    id: "",
    model,
    content: "",
    reasoning: "",
    toolCalls: [],
    finish: "stop",
    usage: undefined,
  };
  let isFinished = false;
  return {
    take(delta) {
      switch (delta.kind) {
        case "text":
          answer.content += delta.text;
          break;
        case "reasoning":
          answer.reasoning += delta.text;
          break;
        case "tool": {
          const { index, id = "", name = "", arguments: text } = delta;
          const call = (answer.toolCalls[index] ??= { id, name, arguments: "" });
          call.arguments += text;
          break;
        }
        case "usage":
          answer.usage = delta.usage;
          break;
        case "finish":
          answer.finish = delta.finish;
          isFinished = true;
      }
    },
    answer: () => (isFinished ? answer : undefined),
  };
}

/** A whole answer as the stream it could have been. */
export function* replay(answer: Answer): Generator<Delta> {
  if (answer.reasoning !== "") yield { kind: "reasoning", text: answer.reasoning };
  if (answer.content !== "") yield { kind: "text", text: answer.content };
  for (const [index, { id, name, arguments: text }] of answer.toolCalls.entries()) {
    yield { kind: "tool", index, id, name, arguments: text };
  }
  if (answer.usage !== undefined) yield { kind: "usage", usage: answer.usage };
  yield { kind: "finish", finish: answer.finish };
}

/** The text of a message, its parts joined. */
export function textOf(content: ChatMessage["content"]): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => part.text ?? "").join("");
}
