import type { Effect } from "@assay/dialogue";
import type { ChatRequest } from "./chat-request.ts";

/** What an engine answers a request with. */
export interface Reply {
  /** The same for the same request. */
  id: string;
  model: string;
  text: string;
  calls: readonly { id: string; name: string; arguments: string }[];
}

/** What effects say and ask for, as one reply. */
export function replyOf(effects: readonly Effect[], { id, model }: Pick<Reply, "id" | "model">): Reply {
  return {
    id,
    model,
    text: effects.flatMap((effect) => (effect.type === "say" ? [effect.text] : [])).join("\n\n"),
    calls: effects.flatMap((effect) =>
      effect.type === "act"
        ? [{ id: effect.call, name: effect.action, arguments: JSON.stringify(effect.input) }]
        : [],
    ),
  };
}

/** A reply as a chat completion, whole or streamed as the request wants it. */
export function renderReply(reply: Reply, request: ChatRequest): Response {
  if (request.stream !== true) return Response.json(completionOf(reply));
  const events = [...chunksOf(reply, request.stream_options?.include_usage === true)];
  const lines = [...events.map((event) => JSON.stringify(event)), "[DONE]"];
  return new Response(lines.map((line) => `data: ${line}\n\n`).join(""), {
    headers: { "content-type": "text/event-stream; charset=utf-8" },
  });
}

// No tokens are read or written; a time would make two answers to one request differ.
const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
const created = 0;

function completionOf({ id, model, text, calls }: Reply): Record<string, unknown> {
  const message = {
    role: "assistant",
    content: text === "" && calls.length > 0 ? null : text,
    ...(calls.length === 0 ? {} : { tool_calls: calls.map(callOf) }),
  };
  const choice = { index: 0, message, finish_reason: finishOf(calls) };
  return { id, object: "chat.completion", created, model, choices: [choice], usage };
}

function* chunksOf({ id, model, text, calls }: Reply, includeUsage: boolean): Generator<object> {
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    id,
    object: "chat.completion.chunk",
    created,
    model,
    choices: [{ index: 0, delta, finish_reason }],
  });
  yield chunk({ role: "assistant", content: "" });
  for (const content of sentencesOf(text)) yield chunk({ content });
  for (const [index, call] of calls.entries()) yield chunk({ tool_calls: [{ index, ...callOf(call) }] });
  yield chunk({}, finishOf(calls));
  if (includeUsage) yield { id, object: "chat.completion.chunk", created, model, choices: [], usage };
}

function callOf({ id, name, arguments: text }: Reply["calls"][number]): object {
  return { id, type: "function", function: { name, arguments: text } };
}

function finishOf(calls: Reply["calls"]): "tool_calls" | "stop" {
  return calls.length > 0 ? "tool_calls" : "stop";
}

/** A text in pieces that end where a sentence or a line does. */
function sentencesOf(text: string): string[] {
  return text.match(/.+?(?:[.!?。！？]+["'”’）)]*\s*|\n+|$)|\n+/gsu) ?? [];
}
