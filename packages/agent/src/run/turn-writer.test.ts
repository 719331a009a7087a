import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUiMessage } from "../shapes/ui-messages.ts";
import { readMessage } from "../testing/index.ts";
import type { TurnPart } from "../turn.ts";
import { createTurnWriter } from "./turn-writer.ts";
import type { TurnWriter, UiChunk } from "./turn-writer.ts";

const turn = {
  version: 1,
  id: "6b0f3c1e-7d0c-4c57-9a3f-1f5f8f7a2b10",
  threadId: "6b0f3c1e-7d0c-4c57-9a3f-1f5f8f7a2b11",
  parentId: null,
  role: "assistant",
  status: "done",
  createdAt: "2026-11-25T12:00:00.000Z",
} as const;

type Act = (writer: TurnWriter, id: string) => void;
const call: Act = (writer, id) => writer.call({ id, name: "add", arguments: '{"a":1}', state: "pending" });
const acts: Record<string, Act> = {
  text: (writer) => writer.text("Some "),
  reasoning: (writer) => writer.reasoning("Hm. "),
  close: (writer) => writer.close(),
  done(writer, id) {
    call(writer, id);
    writer.start(id);
    writer.outcome(id, { state: "done", output: { sum: 1 }, durationMs: 2 });
  },
  failed(writer, id) {
    call(writer, id);
    writer.outcome(id, { state: "failed", output: { error: 1 }, durationMs: 2, error: "No." });
  },
  refused(writer, id) {
    call(writer, id);
    writer.ask(id);
    writer.refuse(id);
  },
};

function write(names: readonly string[], before: readonly TurnPart[] = []) {
  const chunks: UiChunk[] = [{ type: "start", messageId: turn.id }];
  const writer = createTurnWriter({ emit: (chunk) => chunks.push(chunk), before });
  for (const [at, name] of names.entries()) acts[name]?.(writer, `call-${before.length}-${at}`);
  writer.close();
  return { chunks, parts: writer.parts() };
}

async function shown(chunks: readonly UiChunk[]) {
  const message = await readMessage(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    }),
  );
  return message.parts.map((part) => (part.type === "reasoning" ? { ...part, id: undefined } : part));
}

describe("a turn's writer", () => {
  const script = fc.array(fc.constantFrom(...Object.keys(acts)), { minLength: 1, maxLength: 12 });

  it("streams what it stores, and streams it again from what is stored", async () => {
    await fc.assert(
      fc.asyncProperty(script, script, async (first, second) => {
        const one = write(first);
        expect(await shown(one.chunks)).toEqual(toUiMessage({ ...turn, parts: one.parts }).parts);
        const two = write(second, one.parts);
        expect(two.parts.slice(0, one.parts.length)).toEqual(one.parts);
        expect(await shown(two.chunks)).toEqual(toUiMessage({ ...turn, parts: two.parts }).parts);
      }),
      { numRuns: 50 },
    );
  });

  it("opens a part anew after a call, and never an empty one", () => {
    const { parts } = write(["text", "text", "done", "close", "text", "reasoning", "text"]);
    expect(parts.map((part) => ("text" in part ? `${part.type}: ${part.text}` : part.type))).toEqual([
      "text: Some Some ",
      "call",
      "text: Some ",
      "reasoning: Hm. ",
      "text: Some ",
    ]);
  });

  it("holds parts still that it has given away", () => {
    const writer = createTurnWriter({ emit: () => {} });
    writer.text("One");
    const given = writer.parts();
    writer.text(" two");
    expect(given).toEqual([{ type: "text", text: "One" }]);
  });
});
