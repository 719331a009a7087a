import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Assistant, Flow, Step } from "../assistant.ts";
import { clinic } from "../testing/__fixtures__/clinic.ts";
import { lint } from "./lint.ts";

const say = (id: string, next?: string): Step => ({
  id,
  say: "hello",
  ...(next === undefined ? {} : { next }),
});

function assistantOf(steps: readonly Step[], rest: Partial<Assistant> = {}): Assistant {
  const flow: Flow = { id: "main", title: { zh: "主", en: "Main" }, description: "", steps };
  return {
    id: "test",
    language: "en",
    flows: [flow],
    slots: {
      name: { title: { zh: "名", en: "name" }, schema: z.string(), fromText: (text) => text },
      done: { title: { zh: "完", en: "done" }, schema: z.boolean(), internal: true },
    },
    intents: [
      {
        id: "begin",
        phrases: { zh: ["甲", "乙", "丙", "丁", "戊"], en: ["a", "b", "c", "d", "e"] },
        commands: () => [{ command: "start_flow", flow: "main" }],
      },
    ],
    gazetteers: [],
    responses: { hello: { zh: ["你好"], en: ["Hello {name}"] } },
    actions: { send: { hasSideEffects: true } },
    ...rest,
  };
}

const ask: Step = { id: "ask", collect: "name", ask: "hello" };
const send = (next: Partial<{ onFailure: string; act: string; store: string }> = {}): Step => ({
  id: "send",
  act: "send",
  input: () => null,
  store: "done",
  onFailure: "end",
  ...next,
});

test("a sound assistant has no findings", () => {
  expect(lint(clinic)).toEqual([]);
  expect(lint(assistantOf([ask, send(), say("bye")]))).toEqual([]);
});

describe("finds in flows", () => {
  test.each<[string, readonly Step[], string, string | undefined]>([
    ["no steps", [], "empty_flow", undefined],
    ["a step no way leads to", [ask, say("a", "end"), say("b")], "unreachable_step", "b"],
    ["a next that is no step", [{ ...ask, next: "nowhere" }], "missing_next", "ask"],
    ["a failure that leads nowhere", [ask, send({ onFailure: "nowhere" })], "missing_next", "send"],
    ["two steps of one id", [ask, say("ask")], "duplicate_id", "ask"],
    ["an id that means the end", [{ ...ask, id: "end" }], "duplicate_id", "end"],
    ["a circle with nothing in it", [ask, say("a"), say("b", "a")], "endless_cycle", "a"],
    ["a way that never ends", [ask, { ...ask, id: "again", always: true, next: "ask" }], "dead_end", "ask"],
    ["an unknown response", [ask, { id: "a", say: "unwritten" }], "unknown_response", "a"],
    ["an unknown action", [ask, send({ act: "fly" })], "unknown_action", "send"],
    ["an unknown flow", [ask, { id: "a", call: "other" }], "unknown_flow", "a"],
    ["a flow that calls itself", [ask, { id: "a", call: "main" }], "endless_call", undefined],
    ["a slot that is not declared", [{ ...ask, collect: "age" }], "undeclared_slot", "ask"],
    [
      "a condition on a slot that is not declared",
      [
        ask,
        { id: "if", branch: [{ when: { not: { slot: "age", atLeast: 3 } }, next: "end" }], otherwise: "end" },
      ],
      "undeclared_slot",
      "if",
    ],
    ["an internal slot that is asked for", [{ ...ask, collect: "done" }], "slot_never_filled", "ask"],
  ])("%s", (_, steps, code, step) => {
    const found = lint(assistantOf(steps)).find((finding) => finding.code === code);
    expect(found).toMatchObject({ code, flow: "main", ...(step === undefined ? {} : { step }) });
  });

  test("a circle with a question in it is none", () => {
    expect(
      lint(
        assistantOf([
          ask,
          { id: "if", branch: [{ when: { slot: "name", is: "empty" }, next: "ask" }], otherwise: "end" },
        ]),
      ),
    ).toEqual([]);
  });

  test("a hand-over is an end", () => {
    expect(lint(assistantOf([ask, { id: "out", handOver: "done" }]))).toEqual([]);
  });
});

describe("finds in the rest", () => {
  const codes = (rest: Partial<Assistant>) => lint(assistantOf([ask], rest)).map((finding) => finding.code);

  test("a slot whose answer nothing can read", () => {
    expect(codes({ slots: { name: { title: { zh: "名", en: "name" }, schema: z.string() } } })).toEqual([
      "slot_never_filled",
    ]);
  });

  test("a missing language and an empty variant", () => {
    const empty: readonly [string, ...string[]] = [" "];
    expect(codes({ responses: { hello: { zh: ["你好"], en: empty } } })).toEqual(["empty_variant"]);
    const partial = JSON.parse('{"hello":{"zh":["你好"]}}');
    expect(codes({ responses: partial })).toEqual(["missing_language"]);
  });

  test("a pattern response that no pattern says", () => {
    const hello = { zh: ["你好"], en: ["Hello"] } as const;
    expect(codes({ responses: { hello, "pattern.rephrase": hello, "pattern.completed": hello } })).toEqual(
      [],
    );
    expect(codes({ responses: { hello, "pattern.rephrse": hello } })).toEqual(["unknown_response"]);
  });

  test("an invalid response and a greeting that are not written", () => {
    const name = { title: { zh: "名", en: "name" }, schema: z.string(), fromText: (text: string) => text };
    expect(codes({ slots: { name: { ...name, invalid: "oops" } }, greets: "hi" })).toEqual([
      "unknown_response",
      "unknown_response",
    ]);
  });

  test("an intent without commands, with few phrases, or to a flow that is none", () => {
    const phrases = { zh: ["甲", "乙", "丙", "丁", "戊"], en: ["a", "b", "c", "d", "e"] };
    const begin = {
      id: "begin",
      phrases,
      commands: () => [{ command: "start_flow", flow: "main" } as const],
    };
    expect(codes({ intents: [begin, { id: "idle", phrases, commands: () => [] }] })).toEqual([
      "intent_without_commands",
    ]);
    expect(codes({ intents: [{ ...begin, phrases: { ...phrases, en: ["a"] } }] })).toEqual([
      "too_few_phrases",
    ]);
    expect(
      codes({
        intents: [begin, { id: "fly", phrases, commands: () => [{ command: "start_flow", flow: "fly" }] }],
      }),
    ).toEqual(["unknown_intent_flow"]);
  });

  test("a flow that nothing starts", () => {
    expect(codes({ intents: [] })).toContain("unreachable_flow");
  });
});
