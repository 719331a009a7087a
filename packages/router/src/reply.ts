import type { Answer, Delta, Usage } from "./chat.ts";
import { createCollector } from "./chat.ts";
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
export function completionBody(answer: Answer, head: ReplyHead): Record<string, unknown> {
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

export interface ReplyHead {
  id: string;
  model: string;
  created: number;
  /** The client asked for a last chunk with the usage. */
  includeUsage: boolean;
}

interface ServerSent {
  event?: string;
  data: unknown;
}

/** How one surface of the API writes an answer, whole and in events. */
export interface Rendering {
  whole(answer: Answer, head: ReplyHead): Record<string, unknown>;
  stream(deltas: AsyncIterable<Delta>, head: ReplyHead): AsyncGenerator<ServerSent>;
  failure(error: RouterError): ServerSent;
}

/** `/v1/chat/completions`: chunks, and [DONE] after an answer that is whole. */
export const chatRendering: Rendering = {
  whole: completionBody,

  async *stream(deltas, { id, model, created, includeUsage }) {
    const head = { id, object: "chat.completion.chunk", created, model };
    let usage: Usage | undefined;
    let isFirst = true;
    for await (const delta of deltas) {
      if (delta.kind === "usage") {
        usage = delta.usage;
        continue;
      }
      const piece = pieceOf(delta);
      const finish = delta.kind === "finish" ? delta.finish : null;
      const withRole = isFirst ? { role: "assistant", ...piece } : piece;
      isFirst = false;
      yield { data: { ...head, choices: [{ index: 0, delta: withRole, finish_reason: finish }] } };
    }
    if (includeUsage && usage !== undefined)
      yield { data: { ...head, choices: [], usage: usageBody(usage) } };
    yield { data: "[DONE]" };
  },

  failure: (error) => ({ data: error.toBody() }),
};

function pieceOf(delta: Exclude<Delta, { kind: "usage" }>): Record<string, unknown> {
  switch (delta.kind) {
    case "text":
      return { content: delta.text };
    case "reasoning":
      return { reasoning_content: delta.text };
    case "tool":
      return { tool_calls: [toolPiece(delta)] };
    case "finish":
      return {};
  }
}

/** What a stream came to. `answer` is there when it was whole. */
export interface StreamOutcome {
  usage: Usage | undefined;
  answer: Answer | undefined;
  error: RouterError | undefined;
}

/**
 * An answer as a stream of events. A failure becomes an error event and ends the stream: half an answer never passes
 * for a whole one. `finished` is called once, whatever happens.
 */
export function streamBody(
  deltas: AsyncGenerator<Delta>,
  rendering: Rendering,
  head: ReplyHead,
  finished: (outcome: StreamOutcome) => void,
): ReadableStream<Uint8Array> {
  const collector = createCollector(head.model);
  let usage: Usage | undefined;
  async function* watched(): AsyncGenerator<Delta> {
    for await (const delta of deltas) {
      if (delta.kind === "usage") usage = delta.usage;
      collector.take(delta);
      yield delta;
    }
  }
  const events = rendering.stream(watched(), head);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await events.next();
        if (done === true) {
          finished({ usage, answer: collector.answer(), error: undefined });
          controller.close();
        } else controller.enqueue(encodeEvent(value.data, value.event));
      } catch (error) {
        const failure =
          error instanceof RouterError ? error : new RouterError("upstream_failed", "The answer broke off.");
        finished({ usage, answer: undefined, error: failure });
        if (failure.code !== "cancelled") {
          const { data, event } = rendering.failure(failure);
          controller.enqueue(encodeEvent(data, event));
        }
        controller.close();
      }
    },
    async cancel() {
      finished({ usage, answer: undefined, error: new RouterError("cancelled", "The client went away.") });
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
