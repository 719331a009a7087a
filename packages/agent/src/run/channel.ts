import type { UiChunk } from "./turn-writer.ts";

/** What an answer says, for whoever reads along: from its start, as late as they come. */
export interface Channel {
  push(chunk: UiChunk): void;
  /** What comes from here on is what {@link Channel.continuation} gives after the first chunk. */
  mark(): void;
  end(): void;
  /** Everything from the start. */
  replay(): ReadableStream<UiChunk>;
  /** The first chunk, and everything after the mark. */
  continuation(): ReadableStream<UiChunk>;
}

/**
 * Keeps the chunks of one answer. Neighbouring deltas of one part are kept as one, for late readers and for slow ones, so
 * that the memory for each is bounded by the answer's length and not by how finely it was cut.
 */
export function createChannel(): Channel {
  const log: UiChunk[] = [];
  const readers = new Set<Reader>();
  let marked = 1;
  let isOver = false;

  function read(begin: readonly UiChunk[]): ReadableStream<UiChunk> {
    const reader = createReader(begin, () => readers.delete(reader));
    if (isOver) reader.end();
    else readers.add(reader);
    return reader.stream;
  }

  return {
    push(chunk) {
      if (isOver) return;
      append(log, chunk, marked);
      for (const reader of readers) reader.push(chunk);
    },
    mark() {
      marked = log.length;
    },
    end() {
      isOver = true;
      for (const reader of readers) reader.end();
      readers.clear();
    },
    replay: () => read(log),
    continuation: () => read([...log.slice(0, 1), ...log.slice(Math.max(1, marked))]),
  };
}

interface Reader {
  stream: ReadableStream<UiChunk>;
  push(chunk: UiChunk): void;
  end(): void;
}

function createReader(begin: readonly UiChunk[], onCancel: () => void): Reader {
  let pending = [...begin];
  let isOver = false;
  let wake: (() => void) | undefined;
  const stream = new ReadableStream<UiChunk>(
    {
      async pull(controller) {
        if (pending.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
        wake = undefined;
        const ready = pending;
        pending = [];
        for (const chunk of ready) controller.enqueue(chunk);
        if (isOver) controller.close();
      },
      cancel() {
        isOver = true;
        pending = [];
        wake?.();
        onCancel();
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    push(chunk) {
      append(pending, chunk, 0);
      wake?.();
    },
    end() {
      isOver = true;
      wake?.();
    },
  };
}

/** Adds a chunk, or lengthens the last one; those before `from` stay as they are. */
function append(chunks: UiChunk[], chunk: UiChunk, from: number): void {
  const last = chunks.at(-1);
  const isLonger =
    chunks.length > from &&
    (chunk.type === "text-delta" || chunk.type === "reasoning-delta") &&
    last?.type === chunk.type &&
    last.id === chunk.id;
  if (isLonger) chunks[chunks.length - 1] = { ...last, delta: last.delta + chunk.delta };
  else chunks.push(chunk);
}
