import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChannel } from "./channel.ts";
import type { UiChunk } from "./turn-writer.ts";

const start: UiChunk = { type: "start", messageId: "m" };
const delta = (text: string, id = "text-1"): UiChunk => ({ type: "text-delta", id, delta: text });

async function all(stream: ReadableStream<UiChunk>): Promise<UiChunk[]> {
  const chunks: UiChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/** What a reader makes of chunks, however finely they are cut. */
function read(chunks: readonly UiChunk[]): string[] {
  const texts = new Map<string, string>();
  for (const chunk of chunks)
    if (chunk.type === "text-delta") texts.set(chunk.id, (texts.get(chunk.id) ?? "") + chunk.delta);
  return [...texts].map(([id, text]) => `${id}: ${text}`);
}

describe("a channel", () => {
  it("gives everybody the same, however late they come and however slowly they read", async () => {
    const pieces = fc.array(fc.record({ id: fc.constantFrom("a", "b"), text: fc.string({ minLength: 1 }) }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(pieces, fc.nat(40), async (given, joinsAt) => {
        const channel = createChannel();
        const slow = channel.replay();
        const eager = all(channel.replay());
        let late: ReadableStream<UiChunk> | undefined;
        for (const [at, { id, text }] of given.entries()) {
          if (at === joinsAt) late = channel.replay();
          channel.push(delta(text, id));
          if (at % 3 === 0) await Promise.resolve();
        }
        late ??= channel.replay();
        channel.end();
        const expected = read(given.map(({ id, text }) => delta(text, id)));
        for (const chunks of [await eager, await all(slow), await all(late), await all(channel.replay())])
          expect(read(chunks)).toEqual(expected);
      }),
    );
  });

  it("keeps neighbouring deltas as one: its memory is the answer's length", async () => {
    const channel = createChannel();
    channel.push(start);
    const slow = channel.replay();
    for (let count = 0; count < 10_000; count += 1) channel.push(delta("x"));
    channel.end();
    expect(await all(slow)).toEqual([start, delta("x".repeat(10_000))]);
    expect(await all(channel.replay())).toHaveLength(2);
  });

  it("continues after its mark, and replays what was before it too", async () => {
    const channel = createChannel();
    channel.push(start);
    channel.push(delta("before"));
    channel.mark();
    channel.push(delta(" after"));
    channel.end();
    expect(await all(channel.continuation())).toEqual([start, delta(" after")]);
    expect(await all(channel.replay())).toEqual([start, delta("before"), delta(" after")]);
  });

  it("is over at its end, and goes on without a reader that went away", async () => {
    const channel = createChannel();
    const gone = channel.replay();
    await gone.cancel();
    channel.push(start);
    channel.end();
    channel.push(delta("too late"));
    expect(await all(channel.replay())).toEqual([start]);
  });
});
