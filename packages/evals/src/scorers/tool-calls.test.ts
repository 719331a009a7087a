import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallRecord } from "../solver.ts";
import type { ExpectedCall } from "./calls-of.ts";
import { pairUp } from "./pair-up.ts";
import { fakeContext, scoredOf } from "./testing.ts";
import { toolCalls } from "./tool-calls.ts";

const context = fakeContext();
const find: CallRecord = { name: "find", arguments: { city: "Berlin", filter: { stars: 4, pool: true } } };
const book: CallRecord = { name: "book", arguments: { id: 7 } };

function score(
  expected: ExpectedCall[],
  calls: CallRecord[],
  options: Parameters<typeof toolCalls<null, ExpectedCall[]>>[0] = {},
) {
  const scored = scoredOf({ sample: { input: null, expected }, solution: { text: "", calls } });
  return toolCalls<null, ExpectedCall[]>(options).score(scored, context);
}

describe("exact", () => {
  it("takes the same calls in the same order, keys of arguments in any", () => {
    const same = { name: "find", arguments: { filter: { pool: true, stars: 4 }, city: "Berlin" } };
    expect(score([same, book], [find, book])).toEqual({
      value: 1,
      details: { expected: 2, made: 2, matched: 2, problems: [] },
    });
  });

  it("tells a wrong order, a missing call, one too much and an argument that differs", () => {
    expect(score([find, book], [book, find])).toMatchObject({
      value: 0,
      why: "call 1: book, expected find; call 2: find, expected book",
    });
    expect(score([find, book], [find])).toMatchObject({ value: 0, why: "call 2: book is missing" });
    expect(score([find], [find, book])).toMatchObject({ value: 0, why: "call 2: book too much" });
    expect(score([book], [{ name: "book", arguments: { id: "7", fast: true } }])).toMatchObject({
      value: 0,
      why: 'call 1: book: $.fast: not expected, is true, $.id: "7", expected 7',
    });
  });

  it("takes no calls where none are expected", () => {
    expect(score([], [])).toMatchObject({ value: 1 });
    expect(score([], [book])).toMatchObject({ value: 0 });
  });
});

describe("any-order and subset", () => {
  it("look past the order, and subset past other calls", () => {
    expect(score([book, find], [find, book], { mode: "any-order" })).toMatchObject({ value: 1 });
    expect(score([book], [find, book], { mode: "any-order" })).toMatchObject({
      value: 0,
      why: "find too much",
    });
    expect(score([book], [find, book], { mode: "subset" })).toMatchObject({ value: 1 });
  });

  it("count a call as often as it is expected", () => {
    expect(score([book, book], [book], { mode: "subset" })).toMatchObject({
      value: 0,
      why: "book is missing",
    });
    expect(score([book], [book, book], { mode: "any-order" })).toMatchObject({
      value: 0,
      why: "book too much",
    });
  });

  it("give a picky call its only partner", () => {
    const other = { name: "book", arguments: { id: 8 } };
    expect(score([{ name: "book" }, book], [book, other], { mode: "any-order" })).toMatchObject({ value: 1 });
  });

  it("hold a missing call against the closest that was made", () => {
    expect(score([book], [{ name: "book", arguments: { id: 8 } }], { mode: "subset" })).toMatchObject({
      why: "book: $.id: 8, expected 7",
    });
  });
});

describe("arguments", () => {
  it("are compared by their own comparer, that of the tool first", () => {
    const sameText = (actual: unknown, expected: unknown) =>
      String(actual).toLowerCase() === String(expected).toLowerCase();
    const expected = [{ name: "find", arguments: { city: "BERLIN" } }];
    const calls = [{ name: "find", arguments: { city: "berlin" } }];
    expect(score(expected, calls)).toMatchObject({ value: 0 });
    expect(score(expected, calls, { compare: { city: sameText } })).toMatchObject({ value: 1 });
    expect(score(expected, calls, { compare: { city: sameText, "find.city": () => false } })).toMatchObject({
      value: 0,
    });
  });

  it("may be more than expected where that is allowed", () => {
    const calls = [{ name: "book", arguments: { id: 7, note: "x" } }];
    expect(score([book], calls)).toMatchObject({ value: 0 });
    expect(score([book], calls, { areExtraArgumentsAllowed: true })).toMatchObject({ value: 1 });
  });
});

it("reads the calls of a transcript where a solution has no list of its own", () => {
  const transcript = [{ role: "assistant" as const, text: "", calls: [book] }];
  const scored = scoredOf({ sample: { input: null, expected: [book] }, solution: { text: "", transcript } });
  expect(toolCalls<null, CallRecord[]>().score(scored, context)).toMatchObject({ value: 1 });
});

it("names a sample without expected calls, or with something else", () => {
  const scorer = toolCalls<null, unknown>();
  expect(() => scorer.score(scoredOf({ sample: { input: null }, solution: "" }), context)).toThrow(
    'sample "s1": expected is missing',
  );
  expect(() =>
    scorer.score(scoredOf({ sample: { input: null, expected: ["x"] }, solution: "" }), context),
  ).toThrow("expected has to be a list of {name, arguments}");
});

describe("the modes together", () => {
  it("are ordered: what exact takes any-order takes, and what any-order takes subset takes", () => {
    const calls = fc.array(
      fc.record({ name: fc.constantFrom("a", "b"), arguments: fc.constantFrom({}, { x: 1 }, { x: 2 }) }),
      { maxLength: 4 },
    );
    const isRight = (expected: CallRecord[], made: CallRecord[], mode: "exact" | "any-order" | "subset") => {
      const result = score(expected, made, { mode });
      return !(result instanceof Promise) && result.value === 1;
    };
    fc.assert(
      fc.property(calls, calls, (expected, made) => {
        expect(isRight(made, made, "exact")).toBe(true);
        const [isExact, isSame, isWithin] = (["exact", "any-order", "subset"] as const).map((mode) =>
          isRight(expected, made, mode),
        );
        expect(!isExact || isSame).toBe(true);
        expect(!isSame || isWithin).toBe(true);
        expect(isSame).toBe(isRight(made, expected, "any-order"));
      }),
    );
  });
});

describe("pairUp", () => {
  it("pairs as many as can be paired", () => {
    expect(pairUp([1, 2, 3], [2, 1, 4], (first, second) => second % first === 0)).toEqual([1, 0, undefined]);
    expect(pairUp([], [1], () => true)).toEqual([]);
  });
});
