import { createParser } from "eventsource-parser";
import { RouterError } from "./error.ts";

export interface ServerEvent {
  event: string | undefined;
  data: string;
}

const largestEvent = 8 * 1024 * 1024;

/**
 * The events of a server-sent stream, those of one network chunk together: any line ending, comments skipped, characters whole even where a chunk cuts one.
 * @throws RouterError bad_answer for an event larger than 8 MiB
 */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent[]> {
  let queue: ServerEvent[] = [];
  let pending = 0;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      pending = 0;
      queue.push({ event, data });
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    pending += text.length;
    if (pending > largestEvent) throw new RouterError("bad_answer", "An event of the stream is too large.");
    parser.feed(text);
    const events = queue;
    queue = [];
    if (events.length > 0) yield events;
  }
  parser.feed(`${decoder.decode()}\n\n`);
  yield queue;
}

/** One event as it travels. */
export function encodeEvent(data: unknown, event?: string): string {
  const name = event === undefined ? "" : `event: ${event}\n`;
  return `${name}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}
