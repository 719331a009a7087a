import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../sample.ts";
import { canonicalJson, hashJson } from "./canonical-json.ts";
import { describeDifference, differences } from "./differences.ts";
import { finalState } from "./final-state.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const context = fakeContext();
const score = (expected: Json, state: Json, options: Parameters<typeof finalState<null, Json>>[0] = {}) =>
  finalState<null, Json>(options).score(
    scoredOf({ sample: { input: null, expected }, solution: { text: "", state } }),
    context,
  );

describe("finalState", () => {
  it("takes the same state whatever the order of keys, with its hash", () => {
    const sha256 = createHash("sha256").update('{"a":[1,2],"b":{"c":null}}').digest("hex");
    expect(score({ b: { c: null }, a: [1, 2] }, { a: [1, 2], b: { c: null } })).toEqual({
      value: 1,
      details: { sha256, expectedSha256: sha256, differences: [] },
    });
  });

  it("names the first paths that differ", () => {
    expect(
      score(
        { orders: { "#1": { status: "cancelled" } }, users: ["a", "b"] },
        { orders: { "#1": { status: "open", note: "" } }, users: ["a"] },
      ),
    ).toMatchObject({
      value: 0,
      why: '$.orders["#1"].note: not expected, is ""; $.orders["#1"].status: "open", expected "cancelled"; $.users[1]: missing, expected "b"',
    });
  });

  it("leaves out what is to be ignored", () => {
    const ignore = (path: readonly (string | number)[]) => path.at(-1) === "updatedAt";
    expect(score({ a: { updatedAt: 1, x: 1 } }, { a: { updatedAt: 2, x: 1 } }, { ignore })).toMatchObject({
      value: 1,
    });
  });

  it("refuses a solution without a state and a sample without an expected one", () => {
    const scorer = finalState<null, Json>();
    expect(() =>
      scorer.score(scoredOf({ sample: { input: null, expected: {} }, solution: "" }), context),
    ).toThrow('sample "s1": the solution has no state');
    const scored = scoredOf<null, Json>({ sample: { input: null }, solution: { text: "", state: {} } });
    expect(() => scorer.score(scored, context)).toThrow("expected is missing");
  });

  it("tells keys named __proto__ and inherited names from what is not there", () => {
    const own: Json = JSON.parse('{"__proto__": {"a": 1}}');
    expect(score(own, {})).toMatchObject({ value: 0, why: '$.__proto__: missing, expected {"a":1}' });
    expect(score({}, own)).toMatchObject({ value: 0 });
    expect(score(own, JSON.parse('{"__proto__": {"a": 1}}'))).toMatchObject({ value: 1 });
    expect(score({ constructor: "x" }, {})).toMatchObject({ value: 0 });
  });

  it("refuses what nests too deep instead of breaking down", () => {
    const deep: Json = JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`);
    expect(() => score(deep, [])).toThrow('sample "s1": it nests deeper than 1000 levels');
  });
});

describe("canonicalJson", () => {
  it("sorts keys by UTF-16 units, as RFC 8785 shows in section 3.2.3", () => {
    const keys = ["\u20AC", "\r", "\uFB33", "1", "\u{1F600}", "\u0080", "\u00F6"];
    const value = Object.fromEntries(keys.map((key) => [key, 0]));
    expect(Object.keys(JSON.parse(canonicalJson(value)))).toHaveLength(7);
    const order = ["\r", "1", "\u0080", "\u00F6", "\u20AC", "\u{1F600}", "\uFB33"];
    expect(canonicalJson(value)).toBe(`{${order.map((key) => `${JSON.stringify(key)}:0`).join(",")}}`);
  });

  it("writes numbers in one way and lone surrogates as escapes", () => {
    expect(canonicalJson([1e21, -0, 0.1, "\uD800"])).toBe(String.raw`[1e+21,0,0.1,"\ud800"]`);
    expect(() => canonicalJson(Number.NaN)).toThrow("not JSON");
  });

  it("is the same for equal values and parses back to them", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(JSON.parse(text)));
        expect(differences(JSON.parse(text), JSON.parse(canonicalJson(value)))).toEqual([]);
      }),
    );
  });
});

describe("differences", () => {
  it("finds some exactly where hashes differ", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (first, second) => {
        expect(differences(first, second).length === 0).toBe(hashJson(first) === hashJson(second));
      }),
    );
  });

  it("stops at the most it is asked for and shortens long values", () => {
    const long = Array.from({ length: 100 }, () => "x".repeat(100));
    const found = differences(long, [], { most: 3 });
    expect(found.map(({ path }) => path)).toEqual([[0], [1], [2]]);
    expect(describeDifference(found[0]!).length).toBeLessThan(100);
  });
});
