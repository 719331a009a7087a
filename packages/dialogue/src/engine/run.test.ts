import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Assistant, Response, Step } from "../assistant.ts";
import type { DialogueEvent } from "../event.ts";
import {
  assistantOf,
  begin,
  check,
  flowOf,
  says,
  set,
  text,
} from "../testing/__fixtures__/small-assistant.ts";

describe("actions", () => {
  const act: Step = { id: "act", act: "do", input: () => 1, store: "out", onFailure: "retry" };
  const flow = flowOf("main", [
    act,
    { id: "done", say: "done", next: "end" },
    { id: "retry", collect: "again", ask: "ask" },
    { id: "second", act: "do", input: () => 2, store: "out", onFailure: "end", next: "show" },
    { id: "show", say: "show" },
  ]);
  const assistant: Assistant = {
    ...assistantOf([flow], {
      actions: { do: { hasSideEffects: false } },
      responses: { ask: says("{failure}?"), done: says("done"), show: says("now [{failure}] {out}") },
    }),
    slots: { again: text, out: { title: text.title, schema: z.string(), internal: true } },
  };

  test("a failure's code is gone once an action succeeds", () => {
    expect(
      check(
        assistant,
        [
          { user: "x", model: [begin("main")], text: ["busy?"] },
          { user: "again", text: ["now [] fine"] },
        ],
        {
          do: [
            { ok: false, code: "busy", message: "" },
            { ok: true, output: "fine" },
          ],
        },
      ),
    ).toBe("");
  });

  test("another call's result does not stand in for the awaited one", () => {
    const stray: DialogueEvent = { type: "result", call: "call-9", outcome: { ok: true, output: "stray" } };
    expect(
      check(assistant, [
        { user: "x", model: [begin("main")], acts: [{ action: "do", input: 1 }] },
        { event: stray, says: [], pattern: "unknown_result" },
        { event: { ...stray, call: "call-1" }, says: ["done"] },
      ]),
    ).toBe("");
  });

  test("an input that throws ends with a person, and the fault says why", () => {
    const broken = assistantOf([
      flowOf("main", [
        {
          ...act,
          input: () => {
            throw new Error("no such slot");
          },
        },
      ]),
    ]);
    expect(
      check({ ...broken, actions: assistant.actions }, [{ user: "x", model: [begin("main")] }]),
    ).toContain("fault: input act: no such slot");
  });
});

describe("wordings", () => {
  const wording = (en: Response["en"], slots: Assistant["slots"] = { a: text }) =>
    assistantOf(
      [
        flowOf("main", [
          { id: "a", collect: "a", ask: "ask" },
          { id: "show", say: "show" },
        ]),
      ],
      {
        slots,
        responses: { ask: says("ask"), show: { zh: ["{a}"], en } },
      },
    );

  test("are used in turn", () => {
    const turn = (want: string) => ({ user: "x", model: [begin("main"), set("a", "1")], text: [want] });
    expect(check(wording(["one {a}", "two {a}"]), [turn("one 1"), turn("two 1"), turn("one 1")])).toBe("");
  });

  test("a value with braces in it is not filled in again", () => {
    expect(
      check(wording(["{a}{gone}"]), [
        { user: "x", model: [begin("main"), set("a", "{a} $& {b}")], text: [/^\{a\} \$& \{b\}$/] },
      ]),
    ).toBe("");
  });

  test("one that throws is replaced and noted", () => {
    const broken = wording([
      () => {
        throw new Error("oops");
      },
    ]);
    const report = check(broken, [
      { user: "x", model: [begin("main"), set("a", "1")], says: ["pattern.error"] },
    ]);
    expect(report).toContain("turn 1: fault: wording show: oops");
    expect(report).not.toContain("says: expected");
  });
});
