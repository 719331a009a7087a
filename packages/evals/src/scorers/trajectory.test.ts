import { describe, expect, it } from "vitest";
import type { Solution, TranscriptMessage } from "../solver.ts";
import { fakeContext, scoredOf } from "./testing.ts";
import { trajectory } from "./trajectory.ts";
import type { TrajectoryRule } from "./trajectory-rule.ts";

const transcript: TranscriptMessage[] = [
  { role: "assistant", text: "Hello, this is an AI  assistant." },
  { role: "user", text: "Cancel my order. You promised a guarantee." },
  { role: "assistant", text: "", calls: [{ name: "verify", arguments: {} }] },
  { role: "tool", text: "ok" },
  { role: "assistant", text: "Cancelled.", calls: [{ name: "cancel", arguments: { order: 7 } }] },
];

function score(
  rule: TrajectoryRule | TrajectoryRule[],
  solution: Solution = { text: "Cancelled.", transcript },
) {
  const rules = Array.isArray(rule) ? rule : [rule];
  return trajectory<null, undefined>({ rules }).score(
    scoredOf<null, undefined>({ sample: { input: null }, solution }),
    fakeContext(),
  );
}

describe("each rule", () => {
  it.each<[TrajectoryRule, string | undefined]>([
    [{ name: "r", kind: "must-say", phrase: "ai assistant" }, undefined],
    [{ name: "r", kind: "must-say", phrase: /refund/u }, "r: assistant never says /refund/u"],
    [{ name: "r", kind: "must-say", phrase: "guarantee" }, 'r: assistant never says "guarantee"'],
    [{ name: "r", kind: "must-say", phrase: "guarantee", role: "user" }, undefined],
    [{ name: "r", kind: "never-say", phrase: "guarantee" }, undefined],
    [{ name: "r", kind: "never-say", phrase: /cancell?ed/iu }, 'r: assistant says "Cancelled" in turn 3'],
    [{ name: "r", kind: "must-disclose", phrase: "AI assistant", byTurn: 1 }, undefined],
    [
      { name: "r", kind: "must-disclose", phrase: "cancelled", byTurn: 2 },
      'r: "cancelled" is said in turn 3, due by turn 2',
    ],
    [{ name: "r", kind: "must-disclose", phrase: "recorded", byTurn: 2 }, 'r: "recorded" is never said'],
    [{ name: "r", kind: "must-call", call: "cancel" }, undefined],
    [{ name: "r", kind: "must-call", call: "refund" }, "r: refund is never called"],
    [{ name: "r", kind: "never-call", call: "refund" }, undefined],
    [{ name: "r", kind: "never-call", call: "cancel" }, "r: cancel is call 2"],
    [{ name: "r", kind: "never-call", call: "cancel", where: () => false }, undefined],
    [{ name: "r", kind: "must-call-before", call: "verify", before: "cancel" }, undefined],
    [
      { name: "r", kind: "must-call-before", call: "cancel", before: "verify" },
      "r: verify is call 1, without cancel before it",
    ],
    [{ name: "r", kind: "must-call-before", call: "verify", before: "refund" }, undefined],
  ])("%j", (rule, why) => {
    expect(score(rule)).toMatchObject(why === undefined ? { value: 1 } : { value: 0, why });
  });
});

it("does not count a call that failed as one that came before", () => {
  const calls = [
    { name: "verify", arguments: {}, isError: true },
    { name: "cancel", arguments: {} },
  ];
  const rule = { name: "verify first", kind: "must-call-before", call: "verify", before: "cancel" } as const;
  expect(score(rule, { text: "", calls })).toMatchObject({ value: 0 });
});

it("names every broken rule, and gives the share of those kept where asked", () => {
  const rules: TrajectoryRule[] = [
    { name: "no promises", kind: "never-say", phrase: "cancelled" },
    { name: "says refund", kind: "must-say", phrase: "refund" },
    { name: "verifies", kind: "must-call", call: "verify" },
    { name: "discloses", kind: "must-disclose", phrase: "AI", byTurn: 1 },
  ];
  const broken = [
    { rule: "no promises", why: 'assistant says "cancelled" in turn 3' },
    { rule: "says refund", why: 'assistant never says "refund"' },
  ];
  expect(score(rules)).toMatchObject({ value: 0, details: { rules: 4, kept: 2, broken } });
  const share = trajectory<null, undefined>({ rules: () => rules, value: "share" });
  const scored = scoredOf<null, undefined>({ sample: { input: null }, solution: { text: "", transcript } });
  expect(share.score(scored, fakeContext())).toMatchObject({ value: 0.5 });
});

it("takes the text for all that was said where there is no transcript", () => {
  expect(
    score({ name: "r", kind: "must-disclose", phrase: "AI", byTurn: 1 }, { text: "An AI here." }),
  ).toMatchObject({
    value: 1,
  });
});

it("refuses samples without rules, phrases without text and patterns without end", () => {
  expect(() => score([])).toThrow('sample "s1": there are no rules');
  expect(() => score({ name: "r", kind: "never-say", phrase: "" })).toThrow("rule r: its phrase is empty");
  const slow: TrajectoryRule = { name: "r", kind: "must-say", phrase: /^(a+)+$/u };
  expect(() => score(slow, { text: `${"a".repeat(60)}!` })).toThrow("backtracks too much");
});
