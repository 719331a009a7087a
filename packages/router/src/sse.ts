import { createParser } from "eventsource-parser";
import { RouterError } from "./error.ts";

export interface ServerEvent {
  event: string | undefined;
  data: string;
}

const largestEvent = 8 * 1024 * 1024;

/**
 * The events of a server-sent stream: any line ending, comments skipped, characters whole even where a chunk cuts one.
 * @throws RouterError bad_answer for an event larger than 8 MiB
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const queue: ServerEvent[] = [];
  let pending = 0;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      pending = 0;
      queue.push({ event, data });
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let finished = false;
  try {
    while (!finished) {
      const { done, value } = await reader.read();
      finished = done;
      const text = done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true });
      pending += text.length;
      if (pending > largestEvent) throw new RouterError("bad_answer", "An event of the stream is too large.");
      parser.feed(text);
      while (queue.length > 0) {
        const event = queue.shift();
        if (event !== undefined) yield event;
      }
    }
  } finally {
    if (!finished) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

const encoder = new TextEncoder();

/** One event as it travels. */
export function encodeEvent(data: unknown, event?: string): Uint8Array {
  const name = event === undefined ? "" : `event: ${event}\n`;
  return encoder.encode(`${name}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`);
}
