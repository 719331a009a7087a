import type { Answer, Delta, Usage } from "./chat.ts";
import { RouterError } from "./error.ts";
import { encodeEvent } from "./sse.ts";

/** Usage as OpenAI's clients read it. */
export function usageBody({
  prompt,
  completion,
  cached,
  cacheWrite,
  reasoning,
}: Usage): Record<string, unknown> {
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: cached, cache_write_tokens: cacheWrite },
    completion_tokens_details: { reasoning_tokens: reasoning },
  };
}

/** A whole answer as `/v1/chat/completions` returns it. */
export function completionBody(
  answer: Answer,
  head: { id: string; model: string; created: number },
): Record<string, unknown> {
  const { content, reasoning, toolCalls, finish, usage } = answer;
  const message = {
    role: "assistant",
    content: content === "" && toolCalls.length > 0 ? null : content,
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
    ...(toolCalls.length === 0
      ? {}
      : {
          tool_calls: toolCalls.map(({ id, name, arguments: text }) => ({
            id,
            type: "function",
            function: { name, arguments: text },
          })),
        }),
  };
  return {
    id: head.id,
    object: "chat.completion",
    created: head.created,
    model: head.model,
    choices: [{ index: 0, message, finish_reason: finish, logprobs: null }],
    ...(usage === undefined ? {} : { usage: usageBody(usage) }),
  };
}

export interface StreamHead {
  id: string;
  model: string;
  created: number;
  /** The client asked for a last chunk with the usage. */
  includeUsage: boolean;
}

/**
 * Pieces of an answer as a stream of chunks that ends with [DONE]. A failure becomes an error event and ends the
 * stream without [DONE]: half an answer never passes for a whole one.
 */
export function streamBody(
  deltas: AsyncGenerator<Delta>,
  head: StreamHead,
  finished: (outcome: { usage: Usage | undefined; error: RouterError | undefined }) => void,
): ReadableStream<Uint8Array> {
  let usage: Usage | undefined;
  let isFirst = true;
  const chunk = (delta: Record<string, unknown>, finish: string | null = null) => {
    const withRole = isFirst ? { role: "assistant", ...delta } : delta;
    isFirst = false;
    return encodeEvent({
      id: head.id,
      object: "chat.completion.chunk",
      created: head.created,
      model: head.model,
      choices: [{ index: 0, delta: withRole, finish_reason: finish }],
    });
  };
  const encode = (delta: Delta): Uint8Array | undefined => {
    switch (delta.kind) {
      case "text":
        return chunk({ content: delta.text });
      case "reasoning":
        return chunk({ reasoning_content: delta.text });
      case "tool":
        return chunk({ tool_calls: [toolPiece(delta)] });
      case "finish":
        return chunk({}, delta.finish);
      case "usage":
        usage = delta.usage;
        return undefined;
    }
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        for (;;) {
          const { done, value } = await deltas.next();
          if (done === true) break;
          const bytes = encode(value);
          if (bytes === undefined) continue;
          controller.enqueue(bytes);
          return;
        }
        if (head.includeUsage && usage !== undefined) {
          const { id, model, created } = head;
          controller.enqueue(
            encodeEvent({
              id,
              object: "chat.completion.chunk",
              created,
              model,
              choices: [],
              usage: usageBody(usage),
            }),
          );
        }
        controller.enqueue(encodeEvent("[DONE]"));
        finished({ usage, error: undefined });
        controller.close();
      } catch (error) {
        const failure =
          error instanceof RouterError ? error : new RouterError("upstream_failed", "The answer broke off.");
        finished({ usage, error: failure });
        if (failure.code !== "cancelled") controller.enqueue(encodeEvent(failure.toBody()));
        controller.close();
      }
    },
    async cancel() {
      finished({ usage, error: new RouterError("cancelled", "The client went away.") });
      await deltas.return(undefined);
    },
  });
}

function toolPiece({
  index,
  id,
  name,
  arguments: text,
}: Extract<Delta, { kind: "tool" }>): Record<string, unknown> {
  const fn = { ...(name === undefined ? {} : { name }), arguments: text };
  return { index, ...(id === undefined ? {} : { id, type: "function" }), function: fn };
}
