import { describe, expect, it } from "vitest";
import { guardRegex } from "./guarded-regex.ts";
import { matches } from "./matches.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const context = fakeContext();

describe("matches", () => {
  it("finds a pattern anywhere, or is right where it is not found", () => {
    const scored = scoredOf<string, string>({ sample: { input: "" }, solution: "Order #42 is open." });
    expect(matches<string, string>({ pattern: /#\d+/u }).score(scored, context)).toEqual({ value: 1 });
    expect(matches<string, string>({ pattern: /#\d+/u, isNegated: true }).score(scored, context)).toEqual({
      value: 0,
      why: '/#\\d+/u finds "#42"',
    });
    expect(matches<string, string>({ pattern: /closed/u }).score(scored, context)).toEqual({
      value: 0,
      why: "/closed/u is not found",
    });
  });

  it("takes each sample's own pattern", () => {
    const scorer = matches<string, string | { source: string; flags?: string }>();
    const score = (expected: string | { source: string; flags?: string }) =>
      scorer.score(scoredOf({ sample: { input: "", expected }, solution: "Yes." }), context);
    expect(score("^Yes")).toEqual({ value: 1 });
    expect(score({ source: "^yes", flags: "i" })).toEqual({ value: 1 });
    expect(() => score("(")).toThrow('sample "s1": expected is no regular expression: /(/u');
    expect(() => scorer.score(scoredOf({ sample: { input: "" }, solution: "" }), context)).toThrow(
      "expected is missing",
    );
  });

  it("gives up a pattern that backtracks without end, and names the sample", () => {
    const scored = scoredOf<string, string>({ sample: { input: "" }, solution: `${"a".repeat(60)}!` });
    const scorer = matches<string, string>({ pattern: /^(a+)+$/u, timeoutMs: 50 });
    const start = performance.now();
    expect(() => scorer.score(scored, context)).toThrow(
      'sample "s1": /^(a+)+$/u took more than 50 ms on 61 characters',
    );
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("guardRegex", () => {
  it.each([/a+b/u, /(?:a|aa)+$/u, /a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a{24}b/u])(
    "gives up %s on a long text",
    (pattern) => {
      expect(() => guardRegex(pattern, { timeoutMs: 50 }).find(`${"a".repeat(1_000_000)}!`)).toThrow(
        "took more than",
      );
    },
  );

  it("keeps no state of flags g and y", () => {
    const guarded = guardRegex(/b/gu);
    expect([guarded.find("ab"), guarded.find("ab")]).toEqual(["b", "b"]);
  });

  it("finds the same under the time limit as without", () => {
    const guarded = guardRegex(/(?<year>\d{4})-(?:\d\d)+/u);
    expect(guarded.find("on 2026-11")).toBe("2026-11");
    expect(guarded.find("on 2026")).toBeUndefined();
    expect(guarded.find("")).toBeUndefined();
  });
});
