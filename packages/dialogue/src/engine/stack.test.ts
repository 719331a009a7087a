import { describe, expect, test } from "vitest";
import type { Command } from "../command.ts";
import type { DialogueEvent } from "../event.ts";
import {
  asking,
  assistantOf,
  begin,
  check,
  dialogueOf,
  flowOf,
  set,
} from "../testing/__fixtures__/small-assistant.ts";
import { maxDepth } from "./stack.ts";

describe("the stack", () => {
  const assistant = assistantOf(Array.from({ length: maxDepth + 2 }, (_, index) => asking(`f${index}`)));
  const dialogue = dialogueOf(assistant);
  const context = { now: "2026-11-25T13:30" };
  const after = (...commands: readonly Command[]) => {
    let state = dialogue.start();
    for (const command of commands) {
      const event: DialogueEvent = { type: "user", text: "x", commands: [command] };
      state = dialogue.step(state, event, context).state;
    }
    return state;
  };
  const flows = (...commands: readonly Command[]) => after(...commands).stack.map((frame) => frame.flow);

  test("holds a flow once: the one on top stays, one below comes up", () => {
    expect(flows(begin("f0"), begin("f1"), begin("f1"))).toEqual(["f0", "f1"]);
    expect(flows(begin("f0"), begin("f1"), begin("f2"), begin("f0"))).toEqual(["f1", "f2", "f0"]);
  });

  test("starting the flow that runs leaves its question open, so that an answer beside it counts", () => {
    const confirming = assistantOf([
      flowOf("main", [
        { id: "a", collect: "a", ask: "ask", always: true },
        { id: "done", say: "done" },
      ]),
    ]);
    expect(
      check(confirming, [
        { user: "x", model: [begin("main"), set("a", "1")], says: ["ask"], slots: { a: null } },
        { user: "x", model: [begin("main"), set("a", "1")], says: ["done"] },
      ]),
    ).toBe("");
  });

  test("has a bound, beyond which the one that waited longest is dropped", () => {
    const all = assistant.flows.slice(0, maxDepth + 1).map((flow) => flow.id);
    expect(flows(...all.map(begin))).toEqual(all.slice(1));
  });

  test("a flow that comes up brings along the flow it called", () => {
    const calling = assistantOf([
      flowOf("outer", [
        { id: "in", call: "inner" },
        { id: "ask", collect: "a", ask: "ask" },
      ]),
      flowOf("inner", [{ id: "ask", collect: "b", ask: "ask" }], { internal: true }),
      asking("other"),
    ]);
    const inner = dialogueOf(calling);
    let state = inner.start();
    for (const flow of ["outer", "other", "outer"])
      state = inner.step(state, { type: "user", text: "x", commands: [begin(flow)] }, context).state;
    expect(state.stack.map((frame) => [frame.flow, frame.step])).toEqual([
      ["other", "ask"],
      ["outer", "in"],
      ["inner", "ask"],
    ]);
  });

  test("endless calls and circles without a question end with a person, and a fault says so", () => {
    const endless = assistantOf([
      flowOf("a", [{ id: "a", call: "b" }]),
      flowOf("b", [{ id: "b", call: "b" }]),
    ]);
    const circle = assistantOf([
      flowOf("a", [
        { id: "a", set: { x: 1 } },
        { id: "b", set: { x: 2 }, next: "a" },
      ]),
    ]);
    for (const each of [endless, circle]) {
      const { effects, state } = dialogueOf(each).step(
        dialogueOf(each).start(),
        { type: "user", text: "x", commands: [begin("a")] },
        context,
      );
      expect(effects).toContainEqual({ type: "hand_over", reason: "fault" });
      expect(effects[0]).toMatchObject({ type: "note", faults: [expect.any(String)] });
      expect(state.stack).toEqual([]);
    }
  });
});

describe("slots of flows that end", () => {
  const shared = [
    flowOf("first", [
      { id: "a", collect: "a", ask: "ask" },
      { id: "b", collect: "b", ask: "ask" },
    ]),
    flowOf("second", [
      { id: "a", collect: "a", ask: "ask" },
      { id: "c", collect: "c", ask: "ask" },
    ]),
  ];

  test("stay while a flow that waits asks for them", () => {
    expect(
      check(assistantOf(shared), [
        { user: "x", model: [begin("first")], asks: "a" },
        { user: "x", model: [begin("second"), set("a", "1")], asks: "c" },
        { user: "2", asks: "b", slots: { a: "1", c: null } },
        { user: "3", slots: { a: null, b: null } },
      ]),
    ).toBe("");
  });

  test("of a flow that was called pass to the caller, but for what it keeps", () => {
    const flows = [
      flowOf("outer", [
        { id: "in", call: "inner" },
        { id: "b", collect: "b", ask: "ask" },
      ]),
      flowOf(
        "inner",
        [
          { id: "a", collect: "a", ask: "ask" },
          { id: "k", collect: "k", ask: "ask" },
        ],
        {
          internal: true,
          keeps: ["k"],
        },
      ),
    ];
    expect(
      check(assistantOf(flows), [
        { user: "x", model: [begin("outer")], asks: "a" },
        { user: "1", asks: "k" },
        { user: "2", asks: "b", slots: { a: "1", k: "2" } },
        { user: "3", asks: null, slots: { a: null, b: null, k: "2" } },
      ]),
    ).toBe("");
  });
});
