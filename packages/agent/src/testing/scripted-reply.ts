/** One answer of a scripted model. */
export interface ScriptedReply {
  /** In pieces where the stream is to have several; a text is cut at its blanks. */
  text?: string | readonly string[];
  reasoning?: string;
  /** Arguments as a value, or as the very text. */
  calls?: readonly { id?: string; name: string; arguments?: unknown }[];
  /** `stop`, or `tool_calls` where there are calls, when left out. */
  finish?: string;
  /** Tokens; 10 and 5 when left out. */
  usage?: { prompt: number; completion: number };
  /** Before anything is answered. */
  firstDelayMs?: number;
  /** Between the pieces of a stream. */
  delayMs?: number;
  /** Refuses the request. */
  error?: { status: number; code: string; message?: string };
  /** Breaks a stream off after its pieces: with an error event, or without a word. */
  breaksOff?: { code: string } | "silently";
  /** Never ends. */
  hangs?: boolean;
}

const fixed = { object: "chat.completion.chunk", created: 0, model: "scripted" } as const;

/** The data of each event of a stream. */
export function* chunksOf(reply: ScriptedReply, id: string): Generator<string, undefined> {
  const chunk = (delta: object, finish_reason: string | null = null) =>
    JSON.stringify({ id, ...fixed, choices: [{ index: 0, delta, finish_reason }] });
  yield chunk({ role: "assistant", content: "" });
  if (reply.reasoning !== undefined)
    for (const piece of piecesOf(reply.reasoning)) yield chunk({ reasoning_content: piece });
  for (const content of piecesOf(reply.text ?? "")) yield chunk({ content });
  for (const [index, call] of callsOf(reply, id).entries()) yield chunk({ tool_calls: [{ index, ...call }] });
  if (reply.hangs === true) return undefined;
  if (reply.breaksOff === "silently") return undefined;
  if (reply.breaksOff !== undefined) {
    yield JSON.stringify({
      error: { message: "The answer broke off.", type: "server_error", code: reply.breaksOff.code },
    });
    return undefined;
  }
  yield chunk({}, finishOf(reply));
  yield JSON.stringify({ id, ...fixed, choices: [], usage: usageOf(reply) });
  yield "[DONE]";
  return undefined;
}

/** The same as a whole answer. */
export function completionOf(reply: ScriptedReply, id: string): object {
  const calls = callsOf(reply, id);
  const message = {
    role: "assistant",
    content: piecesOf(reply.text ?? "").join(""),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  const choices = [{ index: 0, message, finish_reason: finishOf(reply) }];
  return { id, ...fixed, object: "chat.completion", choices, usage: usageOf(reply) };
}

function callsOf({ calls = [] }: ScriptedReply, id: string) {
  return calls.map((call, index) => ({
    id: call.id ?? `${id}-call-${index + 1}`,
    type: "function",
    function: {
      name: call.name,
      arguments: typeof call.arguments === "string" ? call.arguments : JSON.stringify(call.arguments ?? {}),
    },
  }));
}

function finishOf({ finish, calls = [] }: ScriptedReply): string {
  return finish ?? (calls.length > 0 ? "tool_calls" : "stop");
}

function usageOf({ usage = { prompt: 10, completion: 5 } }: ScriptedReply) {
  const { prompt, completion } = usage;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function piecesOf(text: string | readonly string[]): readonly string[] {
  return typeof text === "string" ? (text.match(/\s*\S+\s*$|\s*\S+|\s+/gu) ?? []) : text;
}
