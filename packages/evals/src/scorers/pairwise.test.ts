import { describe, expect, it } from "vitest";
import { calibrate } from "./calibrate.ts";
import { pairwise } from "./pairwise.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const make = () =>
  pairwise<string, string>({ model: "fake/judge", instruction: "The better one is correct." });
const scored = scoredOf({ sample: { input: "2 + 2?", expected: "It is 5." }, solution: "It is 4." });

/** What is said where the sample's answer comes first, and where it comes second. */
const saying = (straight: string, swapped: string) =>
  fakeContext(({ messages }) => {
    const text = messages.map(({ content }) => content).join("\n");
    const isStraight = text.indexOf("It is 4.") < text.indexOf("It is 5.");
    return JSON.stringify({ why: "so", better: isStraight ? straight : swapped });
  });

describe("pairwise", () => {
  it.each([
    ["first", "second", 1],
    ["second", "first", 0],
    ["tie", "tie", 0.5],
    ["First", " SECOND ", 1],
    ["abstain", "first", null],
    ["first", "abstain", null],
  ])("%s and %s make %j", async (straight, swapped, value) => {
    const context = saying(straight, swapped);
    expect((await make().score(scored, context)).value).toBe(value);
    expect(context.requests).toHaveLength(2);
  });

  it.each([
    ["first", "first"],
    ["second", "second"],
    ["tie", "second"],
  ])("%s and %s are a tie, for the order decided", async (straight, swapped) => {
    expect(await make().score(scored, saying(straight, swapped))).toMatchObject({
      value: 0.5,
      why: "the order of the answers decided",
      details: { isOrderBiased: true, calibration: null },
    });
  });

  it("abstains where an order gets nothing to use, asked twice", async () => {
    const context = fakeContext(() => "Both are nice.");
    expect(await make().score(scored, context)).toMatchObject({
      value: null,
      why: expect.stringContaining("asked twice"),
    });
    expect(context.requests).toHaveLength(4);
  });

  it("names a sample without another answer", async () => {
    const alone = scoredOf<string, string>({ sample: { input: "" }, solution: "x" });
    await expect(make().score(alone, saying("tie", "tie"))).rejects.toThrow(
      'sample "s1": expected is missing',
    );
  });

  it("is calibrated on preferences, a tie being no better", async () => {
    const cases = [true, false].map((label) => ({ sample: scored.sample, solution: scored.solution, label }));
    const calibration = await calibrate(make(), cases, { source: "x", context: saying("first", "first") });
    expect(calibration).toMatchObject({
      truePositives: 0,
      falseNegatives: 1,
      trueNegatives: 1,
      falsePositives: 0,
    });
  });
});
