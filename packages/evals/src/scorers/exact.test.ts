import { describe, expect, it } from "vitest";
import { exact } from "./exact.ts";
import { includes } from "./includes.ts";
import { normalised } from "./normalised.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const context = fakeContext();

describe("exact", () => {
  const scorer = exact<string, string | string[]>();
  const value = (expected: string | string[], text: string) =>
    scorer.score(scoredOf({ sample: { input: "", expected }, solution: text }), context);

  it("takes the same characters and nothing else", () => {
    expect(value("B", "B")).toEqual({ value: 1 });
    expect(value("B", "b")).toEqual({ value: 0, why: '"b" is not "B"' });
    expect(value("", "")).toEqual({ value: 1 });
    expect(value("\uD800", "\uD800")).toEqual({ value: 1 });
    expect(value("👍", "👍🏽")).toMatchObject({ value: 0 });
  });

  it("takes any of several right answers", () => {
    expect(value(["A", "B"], "B")).toEqual({ value: 1 });
  });

  it("lets white space around an answer be where it is told to", () => {
    const trimmed = exact<string, string>({ isTrimmed: true });
    expect(
      trimmed.score(scoredOf({ sample: { input: "", expected: "B" }, solution: " B\n" }), context),
    ).toEqual({
      value: 1,
    });
  });

  it("names the sample whose expected value is missing or no text", () => {
    const scored = scoredOf<string, string>({ sample: { id: "q7", input: "" }, solution: "B" });
    expect(() => scorer.score(scored, context)).toThrow('sample "q7": expected is missing');
    expect(() => value([], "B")).toThrow('sample "s1": expected has to be a text or a list of texts');
    const numbers = exact<string, number>();
    expect(() =>
      numbers.score(scoredOf({ sample: { input: "", expected: 4 }, solution: "4" }), context),
    ).toThrow("expected has to be a text");
  });

  it("reads the answer and the expected value from where they are said to be", () => {
    const reading = exact<string, { label: string }>({
      read: ({ sample, solution }) => ({
        answer: solution.text.split(":")[1],
        expected: sample.expected?.label,
      }),
    });
    const score = (solution: string, expected?: { label: string }) =>
      reading.score(scoredOf({ sample: { input: "", ...(expected && { expected }) }, solution }), context);
    expect(score("label:spam", { label: "spam" })).toEqual({ value: 1 });
    expect(score("spam", { label: "spam" })).toMatchObject({ value: 0 });
    expect(() => score("label:spam")).toThrow("expected is missing");
  });
});

describe("normalised", () => {
  it("looks past case, width, punctuation, white space and articles", async () => {
    const scorer = normalised<string, string>();
    const score = scorer.score(
      scoredOf({ sample: { input: "", expected: "The Eiffel Tower" }, solution: "ｅｉｆｆｅｌ  tower." }),
      context,
    );
    expect(await score).toEqual({ value: 1 });
  });

  it("says both forms where they differ", () => {
    const scored = scoredOf({ sample: { input: "", expected: "3.14" }, solution: "314" });
    expect(normalised<string, string>().score(scored, context)).toEqual({
      value: 0,
      why: '"314" is not "3.14"',
    });
  });
});

describe("includes", () => {
  const value = (expected: string | string[], text: string, options = {}) =>
    includes<string, string | string[]>(options).score(
      scoredOf({ sample: { input: "", expected }, solution: text }),
      context,
    );

  it("looks for all of the texts, or for any", () => {
    expect(value(["refund", "7 days"], "A REFUND takes 7  days.")).toEqual({ value: 1 });
    expect(value(["refund", "fee"], "A refund.")).toEqual({ value: 0, why: 'does not say "fee"' });
    expect(value(["refund", "fee"], "A refund.", { need: "any" })).toEqual({ value: 1 });
    expect(value("Refund", "a refund", { isExact: true })).toMatchObject({ value: 0 });
  });

  it("refuses an empty text, which everything includes", () => {
    expect(() => value("", "x")).toThrow('sample "s1": an expected text is empty');
  });
});
