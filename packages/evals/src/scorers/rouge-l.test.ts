import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestCommonSubsequence } from "./longest-common-subsequence.ts";
import { measureRougeL, rougeL } from "./rouge-l.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const context = fakeContext();

/** Lin 2004, section 3.1: S1 is the reference, beta is 1. */
describe("the example of Lin 2004", () => {
  const reference = "police killed the gunman";

  it.each([
    ["police kill the gunman", 0.75],
    ["the gunman kill police", 0.5],
    ["the gunman police killed", 0.5],
  ])("scores %s", (answer, value) => {
    expect(measureRougeL({ answer, reference })).toEqual({
      precision: value,
      recall: value,
      f: value,
      isLowerBound: false,
    });
  });
});

describe("rougeL", () => {
  const score = (expected: string | string[], text: string, beta = 1) =>
    rougeL<string, typeof expected>({ beta }).score(
      scoredOf({ sample: { input: "", expected }, solution: text }),
      context,
    );

  it("weighs recall by beta", () => {
    expect(score("a b c d", "a b", 2)).toMatchObject({ value: (5 * 0.5 * 1) / (0.5 + 4 * 1) });
    expect(() => rougeL({ beta: 0 })).toThrow("beta has to be positive");
  });

  it("takes the best reference", () => {
    expect(score(["x y", "a b"], "a b")).toMatchObject({ value: 1 });
  });

  it("counts Chinese by characters and looks past punctuation and case", () => {
    expect(score("今天天气很好。", "今天很好")).toMatchObject({ value: 0.8 });
    expect(score("Hello, World", "hello world!")).toMatchObject({ value: 1 });
  });

  it.each([
    ["", "", 1],
    ["", "a", 0],
    ["a", "", 0],
    ["?", "?", 1],
    ["?", "", 0],
    ["👍", "👍", 1],
    ["\uD800", "\uD800", 1],
  ])("scores %j against %j", (expected, text, value) => {
    expect(score(expected, text)).toMatchObject({ value });
  });

  it("is 0 to 1, the same both ways round for beta 1, and 1 of a text with itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (answer, reference) => {
        const { f } = measureRougeL({ answer, reference });
        expect(f).toBeGreaterThanOrEqual(0);
        expect(f).toBeLessThanOrEqual(1);
        expect(measureRougeL({ answer: reference, reference: answer }).f).toBeCloseTo(f, 12);
        expect(measureRougeL({ answer, reference: answer }).f).toBe(1);
      }),
    );
  });

  it("compares a megabyte with a megabyte, and says that it did so piece by piece", () => {
    const text = (step: number) =>
      Array.from({ length: 180_000 }, (_, index) => `w${(index * step) % 4_999}`).join(" ");
    const start = performance.now();
    const measured = measureRougeL({ answer: text(7), reference: text(11) });
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(measured.isLowerBound).toBe(true);
    expect(measured.f).toBeGreaterThan(0);
  });
});

describe("longestCommonSubsequence", () => {
  function byTable(first: readonly string[], second: readonly string[]): number {
    let row = second.map(() => 0);
    for (const item of first) {
      const next: number[] = [];
      for (const [index, other] of second.entries()) {
        const corner = row[index - 1] ?? 0;
        next.push(item === other ? corner + 1 : Math.max(row[index] ?? 0, next[index - 1] ?? 0));
      }
      row = next;
    }
    return row.at(-1) ?? 0;
  }

  it("agrees with the table of dynamic programming", () => {
    const list = fc.array(fc.constantFrom("a", "b", "c", "d", "__proto__"), { maxLength: 100 });
    fc.assert(
      fc.property(list, list, (first, second) => {
        expect(longestCommonSubsequence(first, second)).toEqual({
          length: byTable(first, second),
          isLowerBound: false,
        });
      }),
    );
  });
});
