import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Assistant, Flow, Response, Slot, Step } from "../assistant.ts";
import type { Command } from "../command.ts";
import { createDialogue } from "../dialogue.ts";
import type { DialogueEvent } from "../event.ts";
import { type Script, checkConversation } from "../testing/index.ts";
import { maxDepth } from "./stack.ts";

const text: Slot = { title: { zh: "值", en: "the value" }, schema: z.string(), fromText: (said) => said };
const says = (en: string): Response => ({ zh: [`${en}（中）`], en: [en] });
const flowOf = (id: string, steps: readonly Step[], rest: Partial<Flow> = {}): Flow => ({
  id,
  title: { zh: id, en: id },
  description: id,
  steps,
  ...rest,
});

function assistantOf(flows: readonly Flow[], rest: Partial<Assistant> = {}): Assistant {
  const collected = flows.flatMap((flow) =>
    flow.steps.flatMap((step) => ("collect" in step ? [step.collect] : [])),
  );
  return {
    id: "test",
    language: "en",
    flows,
    slots: Object.fromEntries(collected.map((slot) => [slot, text])),
    intents: [],
    gazetteers: [],
    responses: { ask: says("ask"), done: says("done") },
    actions: {},
    ...rest,
  };
}

function dialogueOf(assistant: Assistant) {
  return createDialogue(assistant, {
    reader: {
      read: (said) => ({
        text: said,
        normalised: said.toLowerCase(),
        writtenIn: "en",
        entities: [],
        guesses: [],
      }),
    },
  });
}

const check = (assistant: Assistant, turns: Script["turns"], actions: Script["actions"] = {}) =>
  checkConversation(dialogueOf(assistant), { turns, actions });
const begin = (flow: string): Command => ({ command: "start_flow", flow });
const set = (slot: string, value: string): Command => ({ command: "set_slot", slot, value });
const asking = (id: string): Flow =>
  flowOf(id, [
    { id: "ask", collect: `${id}Slot`, ask: "ask" },
    { id: "done", say: "done" },
  ]);

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

describe("knowledge", () => {
  const assistant = (confidence: number) =>
    assistantOf([asking("main")], {
      knowledge: {
        threshold: 0.5,
        answer: () => [{ confidence, text: "It is so. [fact:x]", slots: { about: "x" } }],
      },
    });

  test("from the threshold on is said, and what it is about kept", () => {
    expect(
      check(assistant(0.5), [
        {
          user: "why?",
          says: ["knowledge"],
          text: ["[fact:x]"],
          slots: { about: "x" },
          pattern: "knowledge",
        },
      ]),
    ).toBe("");
  });

  test.each([0.49, 0, Number.NaN])("at %d is not said", (confidence) => {
    expect(
      check(assistant(confidence), [{ user: "why?", says: ["pattern.unknown"], slots: { about: null } }]),
    ).toBe("");
  });

  test("a question is answered even where any text would do as an answer", () => {
    expect(
      check(assistant(0.9), [
        { user: "x", model: [begin("main")], asks: "mainSlot" },
        { user: "why is that?", says: ["knowledge", "ask"], asks: "mainSlot" },
      ]),
    ).toBe("");
  });
});

describe("endings", () => {
  test("a goodbye inside a task cancels it", () => {
    expect(
      check(assistantOf([asking("main")]), [
        { user: "x", model: [begin("main")] },
        { user: "bye", ends: "cancelled" },
      ]),
    ).toBe("");
  });

  test("a finished task says what is next only where the assistant has words for it", () => {
    const assistant = assistantOf([asking("main")]);
    const more = {
      ...assistant,
      responses: { ...assistant.responses, "pattern.completed": says("Anything else?") },
    };
    const turns: Script["turns"] = [{ user: "x", model: [begin("main"), set("mainSlot", "1")] }];
    expect(
      check(
        assistant,
        turns.map((turn) => ({ ...turn, says: ["done"] })),
      ),
    ).toBe("");
    expect(
      check(
        more,
        turns.map((turn) => ({ ...turn, says: ["done", "pattern.completed"] })),
      ),
    ).toBe("");
  });

  test("of two interrupts that a model proposes the stronger one counts", () => {
    expect(
      check(assistantOf([asking("main")]), [
        {
          user: "x",
          model: [
            { command: "interrupt", interrupt: "identity" },
            { command: "interrupt", interrupt: "opt_out" },
          ],
          says: ["pattern.opt_out"],
        },
      ]),
    ).toBe("");
  });

  test("an interrupt that the assistant does not have is refused", () => {
    expect(
      check({ ...assistantOf([asking("main")]), interrupts: { human: false } }, [
        { user: "x", model: [{ command: "interrupt", interrupt: "human" }], refused: ["not_allowed"] },
        { user: "x", model: [{ command: "hand_over" }], refused: ["not_allowed"] },
      ]),
    ).toBe("");
  });
});
