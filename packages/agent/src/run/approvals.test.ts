import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toUiMessage } from "../shapes/ui-messages.ts";
import { accepted, createBench, sent } from "../testing/bench.ts";
import type { Bench } from "../testing/bench.ts";
import { readMessage } from "../testing/index.ts";
import type { Script } from "../testing/index.ts";
import { add, createNotes } from "../testing/tools.ts";
import type { TurnPart } from "../turn.ts";
import type { Answer } from "./answer.ts";
import type { Agent, Asker } from "./config.ts";
import type { UiChunk } from "./turn-writer.ts";

let bench: Bench;
let asker: Asker;
let threadId = "";
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  asker = await bench.asker();
  threadId = randomUUID();
});

const callsOf = (parts: readonly TurnPart[]) =>
  parts.flatMap((part) => (part.type === "call" ? [part.call] : []));
const exact = '{ "text":  "Buy milk" }';
const script: Script = [
  { text: "I note it. ", calls: [{ id: "one", name: "write_note", arguments: exact }] },
  { text: "Noted." },
];

/** Asks until the run waits. */
async function waits(agent: Agent) {
  const answer = accepted(await agent.ask(asker, threadId, sent("Note: buy milk")));
  const message = await readMessage(answer.stream());
  expect(await answer.ended).toMatchObject({ status: "waiting" });
  return { answer, message };
}

async function chunksOf(stream: ReadableStream<UiChunk>): Promise<UiChunk[]> {
  const chunks: UiChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

function decide(agent: Agent, { turnId }: Answer, callId: string, isApproved = true) {
  return agent.approve(asker, { threadId, turnId, callId, isApproved });
}

describe("a call with side effects", () => {
  it("asks first, with its exact arguments, and does nothing until somebody has allowed it", async () => {
    const { notes, note } = createNotes();
    const { agent, model } = bench.agent(script, { toolkit: [note] });
    const { answer, message } = await waits(agent);
    expect(notes).toEqual([]);
    expect(message.parts).toMatchObject([
      { type: "text", text: "I note it. " },
      {
        type: "dynamic-tool",
        state: "approval-requested",
        input: { text: "Buy milk" },
        approval: { id: "one" },
      },
      { type: "data-call", data: { id: "one", consequence: "writes" } },
    ]);
    expect(message.metadata).toMatchObject({ status: "waiting", meta: { steps: 1 } });
    expect((await bench.path(asker, threadId)).runningTurnId).toBeUndefined();
    expect(agent.follow(asker, threadId)).toBeUndefined();

    const resumed = accepted(await decide(agent, answer, "one"));
    expect(resumed.turnId).toBe(answer.turnId);
    const whole = await readMessage(resumed.stream(), message);
    expect(notes).toEqual(["Buy milk"]);
    expect(model.requests[1]?.messages.at(-1)).toEqual({
      role: "tool",
      tool_call_id: "one",
      content: '{"count":1}',
    });
    const turn = await bench.turn(asker, answer);
    expect(turn).toMatchObject({ status: "done", meta: { steps: 2, inputTokens: 20, data: ["notes"] } });
    expect(turn.parts).toMatchObject([
      { type: "text", text: "I note it. " },
      { type: "call", call: { id: "one", arguments: exact, state: "done", output: { count: 1 } } },
      { type: "text", text: "Noted." },
    ]);
    expect(whole.id).toBe(answer.turnId);
    expect(whole.parts.map(({ type }) => type)).toEqual(toUiMessage(turn).parts.map(({ type }) => type));
    expect(
      (await bench.steps(asker, answer)).map(({ kind, output }) => [kind, kind === "approval" ? output : ""]),
    ).toEqual([
      ["model", ""],
      ["approval", "asked"],
      ["approval", "approved"],
      ["tool", ""],
      ["model", ""],
    ]);
  });

  it("is run with those arguments by another process, after a restart", async () => {
    const before = bench.agent(script, { toolkit: [createNotes().note] });
    const { answer } = await waits(before.agent);
    await before.agent.close();
    const { notes, note } = createNotes();
    const after = bench.agent([{ text: "Noted." }], { toolkit: [note] });
    const resumed = accepted(await decide(after.agent, answer, "one"));
    expect(await resumed.ended).toMatchObject({ status: "done" });
    expect(notes).toEqual(["Buy milk"]);
    expect(after.model.requests[0]?.messages.slice(1)).toMatchObject([
      { role: "user", content: "Note: buy milk" },
      { role: "assistant", tool_calls: [{ id: "one", function: { arguments: exact } }] },
      { role: "tool", content: '{"count":1}' },
    ]);
  });

  it("is not run where it is refused, and the model is told", async () => {
    const { notes, note } = createNotes();
    const { agent, model } = bench.agent([script[0] ?? {}, { text: "As you like." }], { toolkit: [note] });
    const { answer, message } = await waits(agent);
    const resumed = accepted(await decide(agent, answer, "one", false));
    const whole = await readMessage(resumed.stream(), message);
    expect(notes).toEqual([]);
    expect(String(model.requests[1]?.messages.at(-1)?.content)).toContain(
      "The user did not allow this call. It was not run.",
    );
    expect(callsOf((await bench.turn(asker, answer)).parts)).toMatchObject([{ state: "refused" }]);
    expect(whole.parts[1]).toMatchObject({
      state: "output-denied",
      approval: { id: "one", approved: false },
    });
    expect(await resumed.ended).toMatchObject({ status: "done" });
  });

  it("waits for each of several, and those that need nobody run at once", async () => {
    const { notes, note } = createNotes();
    const { agent, model } = bench.agent(
      [
        {
          calls: [
            { id: "a", name: "write_note", arguments: { text: "A" } },
            { id: "sum", name: "add", arguments: { a: 1, b: 1 } },
            { id: "b", name: "write_note", arguments: { text: "B" } },
            { id: "c", name: "write_note", arguments: { text: "C" } },
          ],
        },
        { text: "Done." },
      ],
      { toolkit: [note, add] },
    );
    const { answer } = await waits(agent);
    expect(callsOf((await bench.turn(asker, answer)).parts).map(({ state }) => state)).toEqual([
      "approval",
      "done",
      "approval",
      "approval",
    ]);
    const first = accepted(await decide(agent, answer, "b", false));
    expect(await first.ended).toMatchObject({ status: "waiting" });
    expect(await chunksOf(first.stream())).toMatchObject([
      { type: "start", messageId: answer.turnId },
      { type: "tool-approval-response", approvalId: "b", approved: false },
      { type: "tool-output-denied", toolCallId: "b" },
      { type: "finish", messageMetadata: { status: "waiting" } },
    ]);
    await accepted(await decide(agent, answer, "c")).ended;
    expect(model.requests).toHaveLength(1);
    const last = accepted(await decide(agent, answer, "a"));
    expect(await last.ended).toMatchObject({ status: "done" });
    expect(notes.toSorted()).toEqual(["A", "C"]);
    expect(callsOf((await bench.turn(asker, answer)).parts).map(({ id, state }) => [id, state])).toEqual([
      ["a", "done"],
      ["sum", "done"],
      ["b", "refused"],
      ["c", "done"],
    ]);
    expect(model.requests[1]?.messages.filter(({ role }) => role === "tool")).toHaveLength(4);
  });

  it("is answered once: the second answer and one for nothing are refused", async () => {
    const { agent } = bench.agent(script, { toolkit: [createNotes().note] });
    const { answer } = await waits(agent);
    const both = await Promise.all([decide(agent, answer, "one"), decide(agent, answer, "one", false)]);
    expect(both.filter((each) => "problem" in each)).toEqual([{ problem: "chat.bad_request" }]);
    for (const each of both) if ("ended" in each) await each.ended;
    expect(await decide(agent, answer, "two")).toEqual({ problem: "chat.bad_request" });
  });

  it("keeps the sources of what was said before it, and their numbers go on after it", async () => {
    const { note } = createNotes();
    const resolveCitation = (id: string) => ({ id, title: id, state: "exists" as const, href: "/" });
    const { agent } = bench.agent(
      [
        { text: "As [fact:a] says. ", calls: [{ id: "1", name: "write_note", arguments: { text: "A" } }] },
        { text: "And [fact:b], [fact:a]." },
      ],
      { toolkit: [note], resolveCitation },
    );
    const { answer, message } = await waits(agent);
    const cited = (turn: { parts: readonly TurnPart[] }) =>
      turn.parts.flatMap((part) => (part.type === "citations" ? part.citations.map(({ id }) => id) : []));
    expect(cited(await bench.turn(asker, answer))).toEqual(["fact:a"]);
    expect(message.parts.at(-1)).toMatchObject({
      type: "data-citations",
      data: { citations: [{ number: 1 }] },
    });
    await accepted(await decide(agent, answer, "1")).ended;
    const turn = await bench.turn(asker, answer);
    expect(cited(turn)).toEqual(["fact:a", "fact:b"]);
    expect(turn.parts.map((part) => (part.type === "text" ? part.text : part.type))).toEqual([
      "As [1] says. ",
      "call",
      "And [2], [1].",
      "citations",
    ]);
  });

  it("can ask again further on in the same turn", async () => {
    const { notes, note } = createNotes();
    const { agent } = bench.agent(
      [
        { calls: [{ id: "1", name: "write_note", arguments: { text: "A" } }] },
        { calls: [{ id: "1", name: "write_note", arguments: { text: "B" } }] },
        { text: "Both." },
      ],
      { toolkit: [note] },
    );
    const { answer } = await waits(agent);
    expect(await accepted(await decide(agent, answer, "1")).ended).toMatchObject({ status: "waiting" });
    expect(await accepted(await decide(agent, answer, "1-2")).ended).toMatchObject({ status: "done" });
    expect(notes).toEqual(["A", "B"]);
  });

  it("whose tool is gone by then is told to the model as such, or fails with a reason; nothing else runs", async () => {
    const { agent } = bench.agent(script, { toolkit: [createNotes().note] });
    const { answer } = await waits(agent);
    const after = bench.agent([{ text: "Then not." }], { toolkit: [add] });
    const ended = await accepted(await decide(after.agent, answer, "one")).ended;
    expect(ended).toMatchObject({ status: "failed", code: "agent.cannot_resume" });
    expect(callsOf((await bench.turn(asker, answer)).parts)).toMatchObject([{ state: "failed" }]);
  });

  it("is refused by a new question, and by a stop", async () => {
    const { notes, note } = createNotes();
    const { agent } = bench.agent([script[0] ?? {}, { text: "Hello." }, script[0] ?? {}], {
      toolkit: [note],
    });
    const first = await waits(agent);
    const next = accepted(await agent.ask(asker, threadId, sent("Never mind", first.answer.turnId)));
    await next.ended;
    expect(await bench.turn(asker, first.answer)).toMatchObject({ status: "stopped" });
    const again = accepted(await agent.ask(asker, threadId, sent("Note it", next.turnId)));
    await again.ended;
    expect(await agent.stop(asker, threadId)).toBe("closed");
    expect(await bench.turn(asker, again)).toMatchObject({ status: "stopped" });
    expect(notes).toEqual([]);
  });
});
