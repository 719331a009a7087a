import { describe, expect, test } from "vitest";
import type { Step } from "../assistant.ts";
import { assistantOf, begin, check, flowOf, says, set } from "../testing/__fixtures__/small-assistant.ts";
import type { Script } from "../testing/index.ts";

describe("a correction", () => {
  const steps: readonly Step[] = [
    { id: "a", collect: "a", ask: "ask" },
    { id: "show", say: "show" },
    { id: "b", collect: "b", ask: "ask" },
    { id: "hello", say: "done" },
    { id: "c", collect: "c", ask: "ask" },
  ];
  const assistant = assistantOf([flowOf("main", steps)], {
    responses: { ask: says("ask"), done: says("done"), show: says("You said {a}.") },
  });
  const upToC: Script["turns"] = [
    { user: "x", model: [begin("main")], asks: "a" },
    { user: "1", says: ["show", "ask"], asks: "b" },
    { user: "2", says: ["done", "ask"], asks: "c" },
  ];

  test("says anew what shows the value, and what comes after it", () => {
    expect(
      check(assistant, [
        ...upToC,
        {
          user: "x",
          model: [set("a", "9")],
          says: ["pattern.corrected", "show", "done", "ask"],
          text: ["You said 9."],
        },
      ]),
    ).toBe("");
  });

  test("of what nothing shows goes back nowhere", () => {
    expect(
      check(assistant, [...upToC, { user: "x", model: [set("b", "9")], says: ["pattern.corrected", "ask"] }]),
    ).toBe("");
  });

  test("to the same value is none", () => {
    expect(check(assistant, [...upToC, { user: "x", model: [set("a", "1")], says: ["ask"] }])).toBe("");
  });

  test("of what was given before it was asked for does not skip what lies between", () => {
    const flow = flowOf("main", [
      { id: "a", collect: "a", ask: "ask" },
      { id: "b", collect: "b", ask: "ask" },
      { id: "show", say: "show" },
    ]);
    const showing = assistantOf([flow], { responses: { ask: says("ask"), show: says("{a} {b}") } });
    expect(
      check(showing, [
        { user: "x", model: [begin("main"), set("b", "2")], asks: "a" },
        { user: "x", model: [set("b", "3")], says: ["pattern.corrected", "ask"], asks: "a" },
        { user: "1", text: ["1 3"] },
      ]),
    ).toBe("");
  });

  test("of a value kept from earlier goes back as well", () => {
    const flow = flowOf(
      "main",
      [
        { id: "a", collect: "a", ask: "ask" },
        { id: "show", say: "show" },
        { id: "b", collect: "b", ask: "ask" },
      ],
      { keeps: ["a"] },
    );
    const keeping = assistantOf([flow], { responses: { ask: says("ask"), show: says("a is {a}") } });
    expect(
      check(keeping, [
        { user: "x", model: [begin("main"), set("a", "1"), set("b", "2")] },
        { user: "x", model: [begin("main")], text: ["a is 1"], asks: "b" },
        { user: "x", model: [set("a", "9")], says: ["pattern.corrected", "show", "ask"], text: ["a is 9"] },
      ]),
    ).toBe("");
  });

  test("of a value kept from earlier, in the turn that starts the next flow, is no correction", () => {
    const keeping = assistantOf([
      flowOf(
        "main",
        [
          { id: "a", collect: "a", ask: "ask" },
          { id: "done", say: "done" },
        ],
        { keeps: ["a"] },
      ),
    ]);
    expect(
      check(keeping, [
        { user: "x", model: [begin("main"), set("a", "1")], says: ["done"] },
        { user: "x", model: [begin("main"), set("a", "2")], says: ["done"], slots: { a: "2" } },
      ]),
    ).toBe("");
  });

  test("takes the flow that was called meanwhile off the stack", () => {
    const flows = [
      flowOf("main", [
        { id: "a", collect: "a", ask: "ask" },
        { id: "show", say: "show" },
        { id: "in", call: "inner" },
      ]),
      flowOf(
        "inner",
        [
          { id: "b", collect: "b", ask: "ask" },
          { id: "c", collect: "c", ask: "ask" },
        ],
        { internal: true },
      ),
    ];
    const calling = assistantOf(flows, { responses: { ask: says("ask"), show: says("You said {a}.") } });
    expect(
      check(calling, [
        { user: "x", model: [begin("main"), set("a", "1")], asks: "b" },
        { user: "2", asks: "c" },
        {
          user: "x",
          model: [set("a", "9")],
          says: ["pattern.corrected", "show", "ask"],
          asks: "c",
          slots: { b: "2" },
        },
        { user: "3", asks: null, slots: { a: null, b: null, c: null } },
      ]),
    ).toBe("");
  });
});
