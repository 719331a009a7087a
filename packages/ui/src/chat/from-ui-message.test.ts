import type { UIMessage } from "ai";
import { expect, test } from "vitest";
import { fromUiMessage } from "./from-ui-message.ts";

const call = {
  type: "dynamic-tool",
  toolName: "run_calculator",
  toolCallId: "c1",
  input: { users: 3 },
} as const;

function answer(parts: UIMessage["parts"], metadata: object = { status: "done" }): UIMessage {
  return { id: "a1", role: "assistant", metadata, parts };
}

test("a user's turn keeps its text, its date and its place among its versions", () => {
  const message: UIMessage = {
    id: "u1",
    role: "user",
    metadata: {
      status: "done",
      createdAt: "2026-01-02T03:04:05.000Z",
      branch: { at: 2, of: 2, ids: ["u0", "u1"] },
    },
    parts: [{ type: "text", text: "How many?" }],
  };
  expect(fromUiMessage(message)).toEqual({
    id: "u1",
    role: "user",
    parts: [{ type: "text", text: "How many?" }],
    createdAt: new Date("2026-01-02T03:04:05.000Z"),
    branch: { at: 2, of: 2 },
  });
});

test("sources and problems stand below what was said, in whichever order they came", () => {
  const citation = { number: 1, id: "fact:x", title: "X", state: "checked", href: "/report/facts/x" };
  const shown = fromUiMessage(
    answer([
      { type: "data-citations", id: "citations", data: { citations: [citation] } },
      { type: "data-problem", id: "problem", data: { code: "agent.timed_out", canRetry: true } },
      { type: "text", text: "It fell [1].", state: "done" },
    ]),
  );
  expect(shown.parts).toEqual([
    { type: "text", text: "It fell [1]." },
    { type: "citations", citations: [{ number: 1, title: "X", state: "checked", href: "/report/facts/x" }] },
    { type: "problem", code: "agent.timed_out", canRetry: true },
  ]);
});

test("no sources and an empty list of sources are two things", () => {
  expect(fromUiMessage(answer([{ type: "text", text: "Hello." }])).parts).toEqual([
    { type: "text", text: "Hello." },
  ]);
  const none = answer([{ type: "data-citations", id: "citations", data: { citations: [] } }]);
  expect(fromUiMessage(none).parts).toEqual([{ type: "citations", citations: [] }]);
});

test.each([
  [{ ...call, state: "input-streaming" } as const, "running"],
  [{ ...call, state: "input-available" } as const, "running"],
  [{ ...call, state: "approval-requested", approval: { id: "c1" } } as const, "approval"],
  [{ ...call, state: "approval-responded", approval: { id: "c1", approved: true } } as const, "running"],
  [{ ...call, state: "output-available", output: { cost: 1 } } as const, "done"],
  [{ ...call, state: "output-error", errorText: "no" } as const, "failed"],
  [{ ...call, state: "output-denied", approval: { id: "c1", approved: false } } as const, "refused"],
])("a call in state $0.state is shown as it is: %#", (part, state) => {
  const shown = fromUiMessage(answer([part], { status: "waiting" })).parts[0];
  expect(shown).toMatchObject({
    type: "tool",
    call: { id: "c1", name: "run_calculator", input: { users: 3 }, state },
  });
});

test("what a call had not come to when its answer ended is not waited for", () => {
  const states = (["input-available", "approval-requested"] as const).map((state) => {
    const part =
      state === "input-available" ? { ...call, state } : { ...call, state, approval: { id: "c1" } };
    const shown = fromUiMessage(answer([part], { status: "stopped" })).parts[0];
    return shown?.type === "tool" ? shown.call.state : undefined;
  });
  expect(states).toEqual(["pending", "refused"]);
});

test("duration, server, consequence and the sentence on an error join the call they belong to", () => {
  const shown = fromUiMessage(
    answer([
      { ...call, state: "output-error", errorText: "raw" },
      {
        type: "data-call",
        id: "c1",
        data: { id: "c1", server: "files", durationMs: 12, consequence: "Writes.", error: "It is full." },
      },
    ]),
  );
  expect(shown.parts).toEqual([
    {
      type: "tool",
      call: {
        id: "c1",
        name: "run_calculator",
        input: { users: 3 },
        state: "failed",
        error: "It is full.",
        server: "files",
        durationMs: 12,
        consequence: "Writes.",
      },
    },
  ]);
});

test("what cannot be read is left out, and the rest is shown", () => {
  const shown = fromUiMessage(
    answer(
      [
        { type: "data-citations", id: "citations", data: { citations: [{ number: "one" }] } },
        { type: "data-citations", id: "citations", data: null },
        {
          type: "data-citations",
          data: { citations: [{ number: 1, title: "x", href: "javascript:alert(1)" }] },
        },
        { type: "data-problem", data: 7 },
        { type: "data-call", data: "c1" },
        { type: "data-unheard-of", data: {} },
        { type: "step-start" },
        { type: "text", text: "Still here." },
      ],
      { status: "odd", createdAt: "yesterday", meta: { engine: 3 }, branch: { at: "x" } },
    ),
  );
  expect(shown).toEqual({
    id: "a1",
    role: "assistant",
    status: "done",
    parts: [{ type: "text", text: "Still here." }],
  });
});

test("a message is converted once, and its sources stay the same list while its text grows", () => {
  const data = { citations: [{ number: 1, title: "X", state: "exists", href: "/x" }] };
  const cited = { type: "data-citations", id: "citations", data } as const;
  const one = answer([cited, { type: "text", text: "It" }], { status: "running" });
  const two = answer([{ ...cited }, { type: "text", text: "It fell" }], { status: "running" });
  expect(fromUiMessage(one)).toBe(fromUiMessage(one));
  expect(fromUiMessage(two).status).toBe("streaming");
  const listOf = (message: UIMessage) =>
    fromUiMessage(message).parts.find((part) => part.type === "citations")?.citations;
  expect(listOf(two)).toBe(listOf(one));
});
