import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { corpusGleu, gleu, sentenceGleu } from "./gleu.ts";
import { fakeContext, scoredOf } from "./testing.ts";

/**
 * By hand, from the formula. Source "he go to school today", reference "he goes to school today": of the unchanged source
 * 4 - 1 of 5 words, 2 - 2 of 4 pairs, 1 - 2 of 3 and 0 - 2 of 2 longer ones count, where those below 1 are taken as 1.
 */
describe("sentenceGleu", () => {
  const source = "he go to school today";
  const reference = "he goes to school today";

  it("is 1 for the reference", () => {
    expect(sentenceGleu({ source, answer: reference, references: [reference] })).toBe(1);
  });

  it("takes off what should have been changed", () => {
    expect(sentenceGleu({ source, answer: source, references: [reference] })).toBeCloseTo(
      ((3 / 5) * (1 / 4) * (1 / 3) * (1 / 2)) ** (1 / 4),
      12,
    );
  });

  it("does not take off what was changed into something else", () => {
    const answer = "he went to school today";
    expect(sentenceGleu({ source, answer, references: [reference] })).toBeCloseTo(
      ((4 / 5) * (2 / 4) * (1 / 3) * (1 / 2)) ** (1 / 4),
      12,
    );
  });

  it("punishes answers that are too short", () => {
    const answer = "he goes to school";
    expect(sentenceGleu({ source, answer, references: [reference] })).toBeCloseTo(Math.exp(1 - 5 / 4), 12);
  });

  it("is the mean over the references", () => {
    const second = "he will go to school today";
    const [one, two] = [reference, second].map((only) =>
      sentenceGleu({ source, answer: reference, references: [only] }),
    );
    expect(sentenceGleu({ source, answer: reference, references: [reference, second] })).toBeCloseTo(
      ((one ?? 0) + (two ?? 0)) / 2,
      12,
    );
  });

  it("gives nothing to an empty answer or one without a right word, though counts of 0 are taken as 1", () => {
    expect(sentenceGleu({ source, answer: "", references: ["yes"] })).toBe(0);
    expect(sentenceGleu({ source, answer: "no", references: ["yes"] })).toBe(0);
    expect(sentenceGleu({ source: "", answer: "", references: [""] })).toBe(1);
  });

  it("is 0 to 1, and 1 of the reference", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "__proto__", "好"), { maxLength: 9 });
    fc.assert(
      fc.property(words, words, words, (one, two, three) => {
        const [first, second, third] = [one, two, three].map((list) => list.join(" "));
        const value = sentenceGleu({ source: first ?? "", answer: second ?? "", references: [third ?? ""] });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(sentenceGleu({ source: first ?? "", answer: second ?? "", references: [second ?? ""] })).toBe(
          1,
        );
      }),
    );
  });
});

describe("corpusGleu", () => {
  it("sums counts before it divides", () => {
    const corrections = [
      { source: "a b c d", answer: "a b c d", references: ["a b c d"] },
      {
        source: "he go to school today",
        answer: "he went to school today",
        references: ["he goes to school today"],
      },
    ];
    expect(corpusGleu(corrections)).toEqual({
      value: expect.closeTo(((8 / 9) * (5 / 7) * (3 / 5) * (1 / 3)) ** (1 / 4), 12),
      deviation: expect.closeTo(0, 12),
    });
  });

  it("draws one of several references for each text, the same for the same seed", () => {
    const corrections = [{ source: "a b c d", answer: "a b c d", references: ["a b c d", "e f g h"] }];
    const drawn = corpusGleu(corrections, { draws: 2_000, seed: 3 });
    expect(drawn).toEqual(corpusGleu(corrections, { draws: 2_000, seed: 3 }));
    expect(drawn.value).toBeCloseTo(0.5, 1);
    expect(drawn.deviation).toBeCloseTo(0.5, 2);
  });

  it("refuses an empty corpus and texts without references", () => {
    expect(() => corpusGleu([])).toThrow("corrections must not be empty");
    expect(() => corpusGleu([{ source: "", answer: "", references: [] }])).toThrow(
      "references must not be empty",
    );
  });
});

describe("gleu", () => {
  it("takes the source from the input, and names a sample without one", () => {
    const scorer = gleu<unknown, string[]>();
    const score = (input: unknown) =>
      scorer.score(
        scoredOf({ sample: { input, expected: ["he goes"] }, solution: "he goes" }),
        fakeContext(),
      );
    expect(score("he go")).toEqual({ value: 1 });
    expect(() => score({})).toThrow('sample "s1": source is missing');
  });
});
