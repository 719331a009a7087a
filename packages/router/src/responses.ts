import { z } from "zod";
import type { Answer, ChatMessage, Delta, Usage } from "./chat.ts";
import { RouterError } from "./error.ts";
import type { Rendering, ServerSent } from "./reply.ts";

const Part = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  image_url: z.string().optional(),
});

const Item = z.union([
  z.looseObject({
    type: z.literal("function_call"),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.looseObject({
    type: z.literal("function_call_output"),
    call_id: z.string(),
    output: z.union([z.string(), z.array(Part)]),
  }),
  z.looseObject({ type: z.literal("reasoning") }),
  z.looseObject({
    type: z.literal("message").optional(),
    role: z.enum(["system", "developer", "user", "assistant"]),
    content: z.union([z.string(), z.array(Part)]),
  }),
]);
type Item = z.infer<typeof Item>;

/** The common subset of `/v1/responses`: what maps onto a chat. State kept by the server is not part of it. */
export const ResponsesRequest = z.looseObject({
  model: z.string().min(1).max(400),
  input: z.union([z.string(), z.array(Item)]),
  instructions: z.string().nullish(),
  stream: z.boolean().nullish(),
  max_output_tokens: z.int().positive().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  tools: z
    .array(
      z.looseObject({
        type: z.string(),
        name: z.string().optional(),
        description: z.string().nullish(),
        parameters: z.record(z.string(), z.unknown()).nullish(),
        strict: z.boolean().nullish(),
      }),
    )
    .optional(),
  tool_choice: z
    .union([
      z.enum(["auto", "none", "required"]),
      z.looseObject({ type: z.string(), name: z.string().optional() }),
    ])
    .optional(),
  reasoning: z.looseObject({ effort: z.string().nullish() }).nullish(),
  text: z
    .looseObject({
      format: z
        .looseObject({
          type: z.string(),
          name: z.string().optional(),
          schema: z.record(z.string(), z.unknown()).optional(),
          strict: z.boolean().nullish(),
        })
        .optional(),
    })
    .optional(),
  previous_response_id: z.string().nullish(),
});
export type ResponsesRequest = z.infer<typeof ResponsesRequest>;

/** The chat a responses request stands for. @throws RouterError for what needs state on the server or hosted tools */
export function toChat(request: ResponsesRequest): unknown {
  const {
    model,
    input,
    instructions,
    stream,
    max_output_tokens,
    temperature,
    top_p,
    tools,
    tool_choice,
    reasoning,
    text,
  } = request;
  if (request.previous_response_id != null) {
    throw new RouterError(
      "invalid_request",
      "previous_response_id: this server keeps no responses; send the whole conversation as input.",
    );
  }
  const hosted = tools?.find(({ type }) => type !== "function");
  if (hosted !== undefined)
    throw new RouterError(
      "invalid_request",
      `tools: "${hosted.type}" is hosted by OpenAI; only functions are served here.`,
    );
  const format = text?.format;
  return {
    model,
    messages: [
      ...(instructions == null ? [] : [{ role: "system", content: instructions }]),
      ...(typeof input === "string" ? [{ role: "user", content: input }] : mergeCalls(input)),
    ],
    stream,
    stream_options: stream === true ? { include_usage: true } : undefined,
    max_completion_tokens: max_output_tokens,
    temperature,
    top_p,
    tools: tools?.map(({ name, description, parameters, strict }) => ({
      type: "function",
      function: { name, description: description ?? undefined, parameters: parameters ?? undefined, strict },
    })),
    tool_choice:
      typeof tool_choice === "object"
        ? { type: "function", function: { name: tool_choice.name } }
        : tool_choice,
    reasoning_effort: reasoning?.effort,
    response_format:
      format?.type === "json_schema"
        ? {
            type: "json_schema",
            json_schema: { name: format.name ?? "answer", schema: format.schema, strict: format.strict },
          }
        : format?.type === "json_object"
          ? { type: "json_object" }
          : undefined,
  };
}

/** Function calls that follow each other are one assistant turn. */
function mergeCalls(items: readonly Item[]): Partial<ChatMessage>[] {
  const messages: Partial<ChatMessage>[] = [];
  for (const item of items) {
    if (item.type === "reasoning") continue;
    if (item.type === "function_call") {
      const call = {
        id: item.call_id,
        type: "function" as const,
        function: { name: item.name, arguments: item.arguments },
      };
      const last = messages.at(-1);
      if (last?.role === "assistant") last.tool_calls = [...(last.tool_calls ?? []), call];
      else messages.push({ role: "assistant", content: null, tool_calls: [call] });
    } else if (item.type === "function_call_output") {
      const output =
        typeof item.output === "string" ? item.output : item.output.map((part) => part.text ?? "").join("");
      messages.push({ role: "tool", tool_call_id: item.call_id, content: output });
    } else messages.push({ role: item.role, content: contentOf(item.content) });
  }
  return messages;
}

function contentOf(content: string | z.infer<typeof Part>[]): NonNullable<ChatMessage["content"]> {
  if (typeof content === "string") return content;
  return content.map((part) =>
    part.image_url === undefined
      ? { type: "text", text: part.text ?? "" }
      : { type: "image_url", image_url: { url: part.image_url } },
  );
}

/** An answer, whole or in events, as `/v1/responses` gives it. */
export const responsesRendering: Rendering = {
  whole: (answer, { id, model, created }) =>
    responseBody(
      { id, model, created },
      outputOf(answer),
      answer.usage,
      answer.finish === "length" ? "incomplete" : "completed",
    ),

  stream({ id, model, created }) {
    const head = { id, model, created };
    const state = new StreamState();
    let usage: Usage | undefined;
    let isCut = false;
    return {
      begin: () => [
        event("response.created", { response: responseBody(head, [], undefined, "in_progress") }),
      ],
      take(delta) {
        if (delta.kind === "usage") usage = delta.usage;
        else if (delta.kind === "finish") isCut = delta.finish === "length";
        else return state.take(delta);
        return [];
      },
      *end() {
        yield* state.close();
        const status = isCut ? "incomplete" : "completed";
        yield event(`response.${status}`, { response: responseBody(head, state.output, usage, status) });
      },
    };
  },

  failure: (error) => event("error", { code: error.code, message: error.message, param: null }),
};

type Output = Record<string, unknown>;

class StreamState {
  readonly output: Output[] = [];
  #text = "";
  #textAt: number | undefined;
  readonly #calls = new Map<number, { at: number; item: Output; text: string }>();

  *take(delta: Extract<Delta, { kind: "text" | "reasoning" | "tool" }>): Generator<ServerSent> {
    if (delta.kind === "reasoning") return;
    if (delta.kind === "tool") yield* this.#takeCall(delta);
    else {
      if (this.#textAt === undefined) {
        this.#textAt = this.output.length;
        this.output.push(messageItem("", "in_progress"));
        yield event("response.output_item.added", {
          output_index: this.#textAt,
          item: messageItem("", "in_progress"),
        });
        yield event("response.content_part.added", { ...this.#place(), part: textPart("") });
      }
      this.#text += delta.text;
      yield event("response.output_text.delta", { ...this.#place(), delta: delta.text });
    }
  }

  *close(): Generator<ServerSent> {
    if (this.#textAt !== undefined) {
      const item = messageItem(this.#text, "completed");
      this.output[this.#textAt] = item;
      yield event("response.output_text.done", { ...this.#place(), text: this.#text });
      yield event("response.content_part.done", { ...this.#place(), part: textPart(this.#text) });
      yield event("response.output_item.done", { output_index: this.#textAt, item });
    }
    for (const { at, item, text } of this.#calls.values()) {
      const done = { ...item, arguments: text, status: "completed" };
      this.output[at] = done;
      yield event("response.function_call_arguments.done", {
        item_id: item["id"],
        output_index: at,
        arguments: text,
      });
      yield event("response.output_item.done", { output_index: at, item: done });
    }
  }

  *#takeCall({
    index,
    id = "",
    name = "",
    arguments: text,
  }: Extract<Delta, { kind: "tool" }>): Generator<ServerSent> {
    const known = this.#calls.get(index);
    const call = known ?? { at: this.output.length, item: callItem(id, name), text: "" };
    if (known === undefined) {
      this.#calls.set(index, call);
      this.output.push(call.item);
      yield event("response.output_item.added", { output_index: call.at, item: call.item });
    }
    if (text === "") return;
    call.text += text;
    yield event("response.function_call_arguments.delta", {
      item_id: call.item["id"],
      output_index: call.at,
      delta: text,
    });
  }

  #place(): Output {
    return { item_id: "msg_0", output_index: this.#textAt, content_index: 0 };
  }
}

function event(type: string, data: Record<string, unknown>): ServerSent {
  return { event: type, data: { type, ...data } };
}

const textPart = (text: string): Output => ({ type: "output_text", text, annotations: [] });

function messageItem(text: string, status: string): Output {
  return {
    type: "message",
    id: "msg_0",
    role: "assistant",
    status,
    content: text === "" ? [] : [textPart(text)],
  };
}

function callItem(id: string, name: string): Output {
  return { type: "function_call", id: `fc_${id}`, call_id: id, name, arguments: "", status: "in_progress" };
}

function outputOf({ content, toolCalls }: Answer): Output[] {
  return [
    ...(content === "" ? [] : [messageItem(content, "completed")]),
    ...toolCalls.map(({ id, name, arguments: text }) => ({
      ...callItem(id, name),
      arguments: text,
      status: "completed",
    })),
  ];
}

function responseBody(
  { id, model, created }: { id: string; model: string; created: number },
  output: Output[],
  usage: Usage | undefined,
  status: string,
): Output {
  return {
    id: id.replace("chatcmpl-", "resp_"),
    object: "response",
    created_at: created,
    model,
    status,
    output,
    error: null,
    incomplete_details: status === "incomplete" ? { reason: "max_output_tokens" } : null,
    usage:
      usage === undefined
        ? null
        : {
            input_tokens: usage.prompt,
            input_tokens_details: { cached_tokens: usage.cached },
            output_tokens: usage.completion,
            output_tokens_details: { reasoning_tokens: usage.reasoning },
            total_tokens: usage.prompt + usage.completion,
          },
  };
}
