import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Assistant } from "../assistant.ts";
import type { Json } from "../json.ts";
import { lint } from "../lint/lint.ts";
import type { DialogueState } from "../state.ts";
import {
  assistantOf,
  begin,
  check,
  dialogueOf,
  flowOf,
  says,
} from "../testing/__fixtures__/small-assistant.ts";

const shapes: Readonly<Record<string, z.ZodObject>> = {
  circle: z.strictObject({ radius: z.number().positive().default(1), turns: z.number().default(1) }),
  box: z.strictObject({ width: z.number().default(1), height: z.number().default(1) }),
};

const draw: Assistant = assistantOf(
  [
    flowOf(
      "draw",
      [
        { id: "ask", collect: "shape", ask: "ask" },
        {
          id: "act",
          act: "draw",
          input: ({ slots }) => [slots["shape"] ?? null, slots["sizes"] ?? {}],
          store: "drawn",
          onFailure: "failed",
        },
        { id: "done", say: "done", next: "end" },
        { id: "failed", say: "failed" },
      ],
      { takes: ["sizes"], keeps: ["shape", "sizes"] },
    ),
    flowOf("other", [{ id: "done", say: "done" }]),
  ],
  {
    slots: {
      shape: { title: { zh: "形", en: "the shape" }, schema: z.enum(["circle", "box"]) },
      sizes: {
        title: { zh: "尺寸", en: "the sizes" },
        description: "In metres.",
        schema: z.record(z.string(), z.number()),
        parameters: { of: "shape", schema: (shape) => shapes[shape] },
      },
      drawn: { title: { zh: "图", en: "the drawing" }, schema: z.boolean(), internal: true },
    },
    responses: { ask: says("ask"), done: says("done"), failed: says("failed") },
    actions: { draw: { hasSideEffects: false } },
  },
);

const dialogue = dialogueOf(draw);
const start = dialogue.start();
const standing: DialogueState = { ...start, slots: { shape: "circle", sizes: { radius: 2 } } };
const shape = (value: string) => ({ command: "set_slot", slot: "shape", value });
const sizes = (value: Json) => ({ command: "set_slot", slot: "sizes", value });

describe("parameters that a model proposes", () => {
  test("are offered with the flow that takes them, and described", () => {
    const { messages, schema } = dialogue.prompt(start, "a circle", { now: "2026-11-25T13:30" });
    expect(messages[0]?.content).toContain("- draw (draw / draw): draw Asks for: shape. Takes: sizes.");
    expect(messages[0]?.content).toMatch(/^- sizes \(the sizes \/ 尺寸\): \{.*\} In metres\.$/m);
    expect(JSON.stringify(schema)).toContain('"slot":{"const":"sizes"}');
  });

  test("come after what they belong to, as one command", () => {
    const proposal = [begin("draw"), sizes({ radius: 3 }), shape("circle"), sizes({ turns: 2 })];
    expect(dialogue.accept(proposal, start)).toEqual({
      commands: [begin("draw"), shape("circle"), sizes({ radius: 3, turns: 2 })],
      refused: [],
    });
  });

  test.each([
    ["set_slot", [begin("draw")]],
    ["set_slot", []],
    ["correct_slot", []],
  ])("stand beside those of the task before: %s after %j", (command, before) => {
    expect(dialogue.accept([...before, { command, slot: "sizes", value: { turns: 5 } }], standing)).toEqual({
      commands: [begin("draw"), sizes({ radius: 2, turns: 5 })],
      refused: [],
    });
  });

  test("do not outlive what they belong to", () => {
    const accepted = (...given: unknown[]) =>
      dialogue.accept([begin("draw"), shape("box"), ...given], standing).commands.at(-1);
    expect(accepted()).toEqual(sizes({}));
    expect(accepted(sizes({ width: 4 }))).toEqual(sizes({ width: 4 }));
  });

  test.each([
    ["a name that is none", { colour: 3 }],
    ["a value out of range", { radius: -1 }],
  ])("are refused for %s, and the flow says so", (_, value) => {
    const proposal = [begin("draw"), shape("circle"), sizes(value)];
    expect(dialogue.accept(proposal, start)).toEqual({
      commands: proposal,
      refused: [{ command: sizes(value), code: "invalid_value", isPassedOn: true }],
    });
  });

  test("lose a name that is none with the next that are given", () => {
    const failed = { ...standing, slots: { ...standing.slots, sizes: { radius: 2, colour: 3 } } };
    expect(dialogue.accept([sizes({ turns: 5 })], failed).commands.at(-1)).toEqual(
      sizes({ radius: 2, turns: 5 }),
    );
  });

  test.each([
    ["of a wrong form", [begin("draw"), sizes("big")], "invalid_value"],
    ["without a task to belong to", [sizes({ radius: 1 })], "slot_not_asked"],
    ["for a flow that takes none", [begin("other"), sizes({ radius: 1 })], "slot_not_asked"],
  ])("are refused altogether %s", (_, proposal, code) => {
    const { commands, refused } = dialogue.accept(proposal, start);
    expect(commands.some((each) => "slot" in each)).toBe(false);
    expect(refused).toEqual([{ command: proposal.at(-1), code }]);
  });

  test("wait for what they belong to", () => {
    const differences = check(
      draw,
      [
        { user: "three wide", model: [begin("draw"), sizes({ width: 3 })], asks: "shape" },
        { user: "a box", model: [shape("box")], acts: [{ action: "draw", input: ["box", { width: 3 }] }] },
      ],
      { draw: { ok: true, output: true } },
    );
    expect(differences).toBe("");
  });
});

test("a slot that is taken and not declared is found", () => {
  const flow = flowOf("main", [{ id: "done", say: "done" }], { takes: ["colour"] });
  expect(lint(assistantOf([flow])).map(({ code }) => code)).toContain("undeclared_slot");
});
