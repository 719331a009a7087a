import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citations, citedIds } from "./citations.ts";
import { setF1 } from "./set-f1.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const context = fakeContext();
const score = (expected: string[], text: string, options: { measure?: "precision" | "recall" } = {}) =>
  setF1<string, string[]>(options).score(
    scoredOf({ sample: { input: "", expected }, solution: text }),
    context,
  );

describe("setF1", () => {
  it("says what is missing and what is too much", () => {
    expect(score(["name", "email", "phone"], "Email, name, age")).toEqual({
      value: 2 / 3,
      why: "missing: phone; too much: age",
      details: { precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, missing: ["phone"], extra: ["age"] },
    });
  });

  it.each([
    '["name", "email"]',
    'Here:\n```json\n["email", "name"]\n```',
    "- name\n- email",
    "1. Name\n2. E-mail",
    "name、email",
    "name; name; email",
  ])("reads the items of %j", (text) => {
    expect(score(["name", "email"], text)).toMatchObject({ value: 1 });
  });

  it("gives precision or recall alone where asked", () => {
    expect(score(["a1", "b1"], "a1", { measure: "precision" })).toMatchObject({ value: 1 });
    expect(score(["a1", "b1"], "a1", { measure: "recall" })).toMatchObject({ value: 0.5 });
    expect(score(["a1"], "", { measure: "precision" })).toMatchObject({
      value: 1,
      details: { precision: null },
    });
  });

  it("is met by an empty answer where nothing is expected", () => {
    expect(score([], "")).toMatchObject({ value: 1 });
    expect(score([], "x")).toMatchObject({ value: 0 });
    expect(score(["x"], "")).toMatchObject({ value: 0 });
  });

  it("counts items that are read but missing as none", () => {
    const reading = setF1<string, string[]>({
      read: ({ sample }) => ({ items: undefined, expected: sample.expected }),
    });
    expect(
      reading.score(scoredOf({ sample: { input: "", expected: ["x"] }, solution: "x" }), context),
    ).toMatchObject({
      value: 0,
    });
  });

  it("is 0 to 1, and 1 of a set with itself in any order", () => {
    const items = fc.uniqueArray(fc.stringMatching(/^[b-z]{1,5}$/u), { maxLength: 8 });
    fc.assert(
      fc.property(items, items, (first, second) => {
        expect(score(first, JSON.stringify(first.toReversed()))).toMatchObject({ value: 1 });
        const { value } = z(score(first, JSON.stringify(second)));
        expect(value).toBe(z(score(second, JSON.stringify(first))).value);
      }),
    );
    function z(result: ReturnType<typeof score>) {
      if (result instanceof Promise) throw new TypeError("is not awaited");
      return result;
    }
  });
});

describe("citations", () => {
  it("reads ids in brackets, several in one pair as well", () => {
    expect(
      citedIds("Yes [fact:a-1], see [call:7; fact:b] and [call:7]. Not [1], [x], [see: this] or [a](b:c)."),
    ).toEqual(["fact:a-1", "call:7", "fact:b", "call:7"]);
  });

  it("scores precision and recall of ids, each once", () => {
    const scored = scoredOf({
      sample: { input: "", expected: ["fact:a", "fact:b"] },
      solution: "[fact:a] [fact:a] [fact:c]",
    });
    expect(citations<string, string[]>().score(scored, context)).toMatchObject({
      value: 0.5,
      details: { precision: 0.5, recall: 0.5, missing: ["fact:b"], extra: ["fact:c"] },
    });
  });

  it("takes ids from a reader of its own", () => {
    const scorer = citations<string, string[]>({ cited: (answer) => answer.match(/\bE\d+\b/gu) ?? [] });
    expect(
      scorer.score(scoredOf({ sample: { input: "", expected: ["E1"] }, solution: "(E1)" }), context),
    ).toMatchObject({ value: 1 });
  });
});
