import type { Batches } from "./attempt.ts";
import type { Answer, Delta, Usage } from "./chat.ts";
import { createCollector } from "./chat.ts";
import type { Cost } from "./cost.ts";
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

/** Beside OpenAI's own fields: millionths of the currency. */
function costBody(cost: Cost | undefined): Record<string, unknown> {
  return cost === undefined ? {} : { cost_micros: cost.micros, currency: cost.currency };
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
  /** What it comes to; a stream's headers are sent before that is known. */
  costOf: (usage: Usage) => Cost | undefined;
}

export interface ServerSent {
  event?: string;
  data: unknown;
}

/** How one surface of the API writes an answer, whole and in events. */
export interface Rendering {
  whole(answer: Answer, head: ReplyHead): Record<string, unknown>;
  stream(head: ReplyHead): EventWriter;
  failure(error: RouterError): ServerSent;
}

/** Writes the events of one streamed answer. */
export interface EventWriter {
  begin(): Iterable<ServerSent>;
  take(delta: Delta): Iterable<ServerSent>;
  end(): Iterable<ServerSent>;
}

/** `/v1/chat/completions`: chunks, and [DONE] after an answer that is whole. */
export const chatRendering: Rendering = {
  whole: completionBody,

  stream({ id, model, created, includeUsage, costOf }) {
    const head = { id, object: "chat.completion.chunk", created, model };
    let usage: Usage | undefined;
    let role: { role?: string } = { role: "assistant" };
    return {
      begin: () => [],
      take(delta) {
        if (delta.kind === "usage") {
          usage = delta.usage;
          return [];
        }
        const finish = delta.kind === "finish" ? delta.finish : null;
        const choice = { index: 0, delta: { ...role, ...pieceOf(delta) }, finish_reason: finish };
        role = {};
        return [{ data: { ...head, choices: [choice] } }];
      },
      end() {
        const done = { data: "[DONE]" };
        return includeUsage && usage !== undefined
          ? [
              { data: { ...head, choices: [], usage: { ...usageBody(usage), ...costBody(costOf(usage)) } } },
              done,
            ]
          : [done];
      },
    };
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

const encoder = new TextEncoder();

/**
 * An answer as a stream of events, one chunk for each batch. A failure becomes an error event and ends the stream:
 * half an answer never passes for a whole one. `finished` is called once, whatever happens.
 */
export function streamBody(
  batches: Batches,
  rendering: Rendering,
  head: ReplyHead,
  finished: (outcome: StreamOutcome) => void,
): ReadableStream<Uint8Array> {
  const collector = createCollector(head.model);
  const writer = rendering.stream(head);
  let usage: Usage | undefined;
  let begun = "";
  for (const { data, event } of writer.begin()) begun += encodeEvent(data, event);

  function write(batch: readonly Delta[]): string {
    let text = begun;
    begun = "";
    for (const delta of batch) {
      if (delta.kind === "usage") usage = delta.usage;
      collector.take(delta);
      for (const { data, event } of writer.take(delta)) text += encodeEvent(data, event);
    }
    return text;
  }

  /** The next chunk that has something in it; undefined once the answer is whole. */
  async function next(): Promise<string | undefined> {
    for (;;) {
      const { done, value } = await batches.next();
      if (done === true) return undefined;
      const text = write(value);
      if (text !== "") return text;
    }
  }

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const text = await next();
        if (text !== undefined) return controller.enqueue(encoder.encode(text));
        let last = begun;
        for (const { data, event } of writer.end()) last += encodeEvent(data, event);
        finished({ usage, answer: collector.answer(), error: undefined });
        controller.enqueue(encoder.encode(last));
        controller.close();
      } catch (error) {
        const failure =
          error instanceof RouterError ? error : new RouterError("upstream_failed", "The answer broke off.");
        finished({ usage, answer: undefined, error: failure });
        if (failure.code !== "cancelled") {
          const { data, event } = rendering.failure(failure);
          controller.enqueue(encoder.encode(encodeEvent(data, event)));
        }
        controller.close();
      }
    },
    async cancel() {
      finished({ usage, answer: undefined, error: new RouterError("cancelled", "The client went away.") });
      await batches.return(undefined);
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
