import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap } from "./overlap.ts";
import { fakeContext, scoredOf } from "./testing.ts";
import { tokenF1, tokenOverlap } from "./token-f1.ts";

const context = fakeContext();
const score = (expected: string | string[], text: string) =>
  tokenF1<string, typeof expected>().score(
    scoredOf({ sample: { input: "", expected }, solution: text }),
    context,
  );

/** Values as evaluate-v1.1.py of SQuAD computes them: 2PR / (P + R) over bags of normalised words. */
describe("tokenF1", () => {
  it.each([
    ["Denver Broncos", "The Denver Broncos!", 1],
    ["Denver Broncos", "Broncos", 2 / 3],
    ["in the 10th and 11th centuries", "10th and 11th centuries", 8 / 9],
    ["a b b c", "b b b", 4 / 6],
    ["Paris", "London", 0],
    ["", "", 1],
    ["", "Paris", 0],
    ["Paris", "", 0],
    ["A", "", 0],
    ["北京市", "北京", 0.8],
    ["用GPT模型", "GPT 模型", 6 / 7],
  ])("holds %j against %j", (expected, text, value) => {
    expect(score(expected, text)).toMatchObject({ value: expect.closeTo(value, 12) });
  });

  it("takes the best of several right answers and says precision and recall", () => {
    expect(score(["Santa Clara, California", "Levi's Stadium"], "Levi's Stadium in Santa Clara")).toEqual({
      value: 2 / 3.5,
      details: { precision: 0.4, recall: 1 },
    });
  });

  it("is 0 to 1, the same both ways round, and 1 of a text with itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (first, second) => {
        const { f1 } = tokenOverlap(first, second);
        expect(f1).toBeGreaterThanOrEqual(0);
        expect(f1).toBeLessThanOrEqual(1);
        expect(tokenOverlap(second, first).f1).toBe(f1);
        expect(tokenOverlap(first, first).f1).toBe(1);
      }),
    );
  });
});

describe("overlap", () => {
  it("knows words that are names of every object", () => {
    expect(overlap(["__proto__", "constructor"], ["__proto__"])).toEqual({
      precision: 0.5,
      recall: 1,
      f1: 2 / 3,
      shared: 1,
    });
  });
});
