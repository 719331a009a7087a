import { Agent, Runner } from "@openai/agents-core";
import type { AgentInputItem } from "@openai/agents-core";
import { OpenAIChatCompletionsModel } from "@openai/agents-openai";
import * as fc from "fast-check";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import type { Citation } from "../citation.ts";
import { CallState } from "../turn.ts";
import type { ToolCall, Turn, TurnPart } from "../turn.ts";
import { toChatMessages } from "./chat-messages.ts";
import { restoreMarks } from "./citation-marks.ts";
import { toInputItems } from "./input-items.ts";
import { toUiMessage, toUiMessages } from "./ui-messages.ts";

/** As a model reads it, and as the classic engine tells a failure from a result. */
const why = (code: string, message: string) => JSON.stringify({ error: { code, message } });

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const base = { version: 1 as const, threadId: id(0), createdAt: "2026-11-25T12:00:00.000Z" };
const user = (n: number, text: string): Turn => ({
  ...base,
  id: id(n),
  parentId: n === 1 ? null : id(n - 1),
  role: "user",
  status: "done",
  parts: [{ type: "text", text }],
});
const assistant = (n: number, parts: TurnPart[], status: Turn["status"] = "done"): Turn => ({
  ...base,
  id: id(n),
  parentId: id(n - 1),
  role: "assistant",
  status,
  parts,
});
const call = (callId: string, state: ToolCall["state"], more: Partial<ToolCall> = {}): TurnPart => ({
  type: "call",
  call: { id: callId, name: "run_calculator", arguments: '{ "b": 1,\n"a": 2}', state, ...more },
});
const text = (words: string): TurnPart => ({ type: "text", text: words });
const citation = (number: number, cited: string): Citation => ({
  number,
  id: cited,
  title: cited,
  state: "exists",
  href: "/x",
});

/** The messages the Agents SDK sends for some input; the one text part it makes of an answer as the text it holds. */
async function sentBySdk(items: AgentInputItem[]): Promise<unknown> {
  const bodies: { messages: { content: string | { text: string }[] | null }[] }[] = [];
  const client = new OpenAI({
    apiKey: "none",
    baseURL: "https://model.invalid/v1",
    fetch: async (url, init) => {
      bodies.push(JSON.parse(await new Request(url, init).text()));
      return Response.json({
        id: "1",
        object: "chat.completion",
        created: 0,
        model: "m",
        choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "ok" } }],
      });
    },
  });
  const agent = new Agent({ name: "history", model: new OpenAIChatCompletionsModel(client, "m") });
  await new Runner({ tracingDisabled: true }).run(agent, items);
  return bodies[0]?.messages.map((message) => ({
    ...message,
    content: Array.isArray(message.content)
      ? message.content.map((part) => part.text).join("")
      : message.content,
  }));
}

const part: fc.Arbitrary<TurnPart> = fc.oneof(
  fc.string({ unit: "binary" }).map(text),
  fc.string().map((words): TurnPart => ({ type: "reasoning", text: words })),
  fc
    .record({
      name: fc.constantFrom("run_calculator", "find_facts"),
      arguments: fc.oneof(fc.json(), fc.string()),
      state: fc.constantFrom(...CallState.options),
      step: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      output: fc.option(fc.jsonValue(), { nil: undefined }),
      error: fc.option(fc.string(), { nil: undefined }),
    })
    .map((fields): TurnPart => ({ type: "call", call: { id: "", ...fields } as ToolCall })),
  fc.constant<TurnPart>({ type: "problem", code: "agent.interrupted", canRetry: true }),
);

/** Conversations whose calls have ids of their own. */
const conversation = fc
  .array(fc.tuple(fc.string(), fc.array(part, { maxLength: 8 })), { maxLength: 4 })
  .map((pairs) => {
    let calls = 0;
    return pairs.flatMap(([question, parts], at) => [
      user(2 * at + 1, question),
      assistant(
        2 * at + 2,
        parts.map((each) => {
          if (each.type !== "call") return each;
          calls += 1;
          return { ...each, call: { ...each.call, id: `call_${calls}` } };
        }),
      ),
    ]);
  });

/** As of servers that count the calls of each answer from the beginning. */
function withRepeatedIds(turns: Turn[]): Turn[] {
  return turns.map((turn) => ({
    ...turn,
    parts: turn.parts.map((each, at) =>
      each.type === "call" ? { ...each, call: { ...each.call, id: `call_${at % 3}` } } : each,
    ),
  }));
}

const callsOf = (turns: Turn[]) =>
  turns.flatMap(({ parts }) => parts.flatMap((each) => (each.type === "call" ? [each.call] : [])));
const textsOf = (turns: Turn[]) =>
  turns.flatMap(({ parts }) => parts.flatMap((each) => (each.type === "text" ? [each.text] : [])));

describe("chat completions", () => {
  it("hold the calls with their exact arguments, and marks as the engine wrote them", () => {
    const turns = [
      user(1, "What does it cost?"),
      assistant(2, [
        { type: "reasoning", text: "Hm." },
        text("Let me see."),
        call("c1", "done", { step: 1, output: { z: 1, a: 2 } }),
        call("c2", "done", { step: 1, output: "plain" }),
        call("c3", "done", { step: 2, output: [] }),
        text("It costs 1 [2], not 3 [1] [7]."),
        { type: "citations", citations: [citation(1, "fact:a"), citation(2, "claim:b")] },
      ]),
      user(3, "Thanks [1]"),
    ];
    const asked = (callId: string) => ({
      id: callId,
      type: "function",
      function: { name: "run_calculator", arguments: '{ "b": 1,\n"a": 2}' },
    });
    expect(toChatMessages(turns)).toEqual([
      { role: "user", content: "What does it cost?" },
      { role: "assistant", content: "Let me see.", tool_calls: [asked("c1"), asked("c2")] },
      { role: "tool", tool_call_id: "c1", content: '{"z":1,"a":2}' },
      { role: "tool", tool_call_id: "c2", content: "plain" },
      { role: "assistant", content: null, tool_calls: [asked("c3")] },
      { role: "tool", tool_call_id: "c3", content: "[]" },
      { role: "assistant", content: "It costs 1 [claim:b], not 3 [fact:a] [7]." },
      { role: "user", content: "Thanks [1]" },
    ]);
  });

  it.each<[ToolCall["state"], Partial<ToolCall>, string]>([
    ["pending", {}, why("agent.call_not_run", "This call was not run.")],
    ["approval", {}, why("agent.call_not_run", "This call was not run.")],
    [
      "running",
      { output: 1 },
      why("agent.call_unfinished", "This call did not finish. Whether it took effect is not known."),
    ],
    ["refused", {}, why("agent.call_refused", "The user did not allow this call. It was not run.")],
    ["failed", {}, why("agent.tool_failed", "This call failed.")],
    ["failed", { error: "No such calculator." }, why("agent.tool_failed", "No such calculator.")],
    ["failed", { error: "x", output: { code: "calculator.unknown" } }, '{"code":"calculator.unknown"}'],
    ["done", {}, ""],
    ["done", { output: null }, "null"],
  ])("tell what a call came to: %s %j", (state, more, content) => {
    expect(toChatMessages([assistant(2, [call("c1", state, more)])]).at(-1)).toEqual({
      role: "tool",
      tool_call_id: "c1",
      content,
    });
  });

  it("tell calls apart to which a server gave the same id", () => {
    const done = (callId: string, output: string) => call(callId, "done", { output });
    const turns = [
      user(1, "a"),
      assistant(2, [done("c", "1"), done("c", "2"), done("c_2", "3"), done("", "4")]),
      user(3, "b"),
      assistant(4, [done("c", "5"), done("", "6")]),
    ];
    const answers = toChatMessages(turns).flatMap((message) =>
      message.role === "tool" ? [[message.tool_call_id, message.content]] : [],
    );
    expect(answers).toEqual([
      ["c", "1"],
      ["c_3", "2"],
      ["c_2", "3"],
      ["call_2", "4"],
      ["c_4", "5"],
      ["call_3", "6"],
    ]);
  });

  it("leave out an answer of which nothing is there", () => {
    const turns = [
      user(1, "a"),
      assistant(2, [text(""), { type: "problem", code: "agent.interrupted", canRetry: true }], "failed"),
      user(3, "b"),
    ];
    expect(toChatMessages(turns)).toEqual([
      { role: "user", content: "a" },
      { role: "user", content: "b" },
    ]);
  });

  it("answer every call exactly once, right after the message that asks for it, and lose no text", () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        const messages = toChatMessages(turns);
        const order = messages.map((message) => {
          if (message.role === "tool") return `answers ${message.tool_call_id}`;
          const calls = message.role === "assistant" ? (message.tool_calls ?? []) : [];
          return calls.map(({ id: asked }) => asked);
        });
        // Whoever asks is followed by the answers to it, in its order, and nothing else answers.
        const expected = order
          .filter((each) => typeof each !== "string")
          .flatMap((asked) => [asked, ...asked.map((each) => `answers ${each}`)]);
        expect(order).toEqual(expected);
        const seen = messages.flatMap((message) =>
          message.role === "assistant" ? (message.tool_calls ?? []) : [],
        );
        expect(seen).toEqual(
          callsOf(turns).map((each) => ({
            id: each.id,
            type: "function",
            function: { name: each.name, arguments: each.arguments },
          })),
        );
        const said = messages.map(({ role, content }) =>
          role !== "tool" && typeof content === "string" ? content : "",
        );
        let rest = said.join("\n");
        for (const words of textsOf(turns)) {
          const at = rest.indexOf(words);
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + words.length);
        }
      }),
    );
  });
});

describe("input of the Agents SDK", () => {
  it("becomes the same messages on the wire as the chat completions", async () => {
    await fc.assert(
      fc.asyncProperty(conversation, async (before) => {
        const turns = withRepeatedIds([...before, user(99, "And now?")]);
        const expected: unknown = JSON.parse(JSON.stringify(toChatMessages(turns)));
        expect(await sentBySdk(toInputItems(turns))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe("marks", () => {
  it("are restored for citations only", () => {
    expect(restoreMarks("a[1] [1](x) [10] [01] [1", [citation(1, "fact:$&")])).toBe(
      "a[fact:$&] [fact:$&](x) [10] [01] [1",
    );
    expect(restoreMarks("[1]", [])).toBe("[1]");
  });
});

describe("UI messages", () => {
  it("show each call in its state", () => {
    const shown = (state: ToolCall["state"], turn: Turn["status"], more: Partial<ToolCall> = {}) =>
      toUiMessage(assistant(2, [call("c1", state, { arguments: '{"a":1}', ...more })], turn)).parts[0];
    const tool = { type: "dynamic-tool", toolName: "run_calculator", toolCallId: "c1", input: { a: 1 } };
    expect(shown("pending", "running")).toEqual({ ...tool, state: "input-available" });
    expect(shown("running", "running")).toEqual({ ...tool, state: "input-available" });
    expect(shown("approval", "waiting")).toEqual({
      ...tool,
      state: "approval-requested",
      approval: { id: "c1" },
    });
    expect(shown("done", "done", { output: { z: 1 } })).toEqual({
      ...tool,
      state: "output-available",
      output: { z: 1 },
    });
    expect(shown("failed", "done", { error: "No." })).toEqual({
      ...tool,
      state: "output-error",
      errorText: "No.",
    });
    expect(shown("refused", "done")).toEqual({
      ...tool,
      state: "output-denied",
      approval: { id: "c1", approved: false },
    });
    expect(shown("running", "stopped")).toEqual({
      ...tool,
      state: "output-error",
      errorText: "This call did not finish. Whether it took effect is not known.",
    });
    expect(shown("done", "done", { arguments: "{broken" })).toEqual({
      ...tool,
      input: "{broken",
      state: "output-available",
      output: null,
    });
  });

  it("hold text, citations, problems, and what a message says of itself", () => {
    const meta = {
      engine: "model" as const,
      model: "openai/gpt-6-sol",
      steps: 2,
      latencyMs: 900,
      costMicros: 12,
      currency: "USD",
      data: ["report"],
    };
    const citations = [citation(1, "fact:a")];
    const turn: Turn = {
      ...assistant(
        2,
        [
          { type: "reasoning", text: "Hm." },
          text("It costs 1 [1]."),
          call("c1", "done", { server: "files", durationMs: 3, output: 1 }),
          { type: "citations", citations },
          { type: "problem", code: "model.down", canRetry: true },
        ],
        "failed",
      ),
      meta,
    };
    expect(toUiMessages([{ turn, versions: [id(9), id(2)] }])).toEqual([
      {
        id: id(2),
        role: "assistant",
        metadata: {
          status: "failed",
          createdAt: base.createdAt,
          meta,
          branch: { at: 2, of: 2, ids: [id(9), id(2)] },
        },
        parts: [
          { type: "reasoning", text: "Hm.", state: "done" },
          { type: "text", text: "It costs 1 [1].", state: "done" },
          expect.objectContaining({ type: "dynamic-tool", toolCallId: "c1" }),
          { type: "data-call", id: "c1", data: { id: "c1", server: "files", durationMs: 3 } },
          { type: "data-citations", id: "citations", data: { citations } },
          { type: "data-problem", id: "problem", data: { code: "model.down", canRetry: true } },
        ],
      },
    ]);
  });

  it("keep ids and texts of every turn", () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        const messages = turns.map((turn) => toUiMessage(turn));
        expect(messages.map((message) => message.id)).toEqual(turns.map((turn) => turn.id));
        const parts = messages.flatMap((message) => message.parts);
        expect(parts.flatMap((each) => (each.type === "text" ? [each.text] : []))).toEqual(textsOf(turns));
        expect(parts.flatMap((each) => (each.type === "dynamic-tool" ? [each.toolCallId] : []))).toEqual(
          callsOf(turns).map((each) => each.id),
        );
      }),
    );
  });
});
