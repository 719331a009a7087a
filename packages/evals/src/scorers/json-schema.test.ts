import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonCandidates } from "./find-json.ts";
import { jsonSchema } from "./json-schema.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const context = fakeContext();
const person = {
  type: "object",
  properties: { name: { type: "string" }, age: { type: "integer", minimum: 0 } },
  required: ["name"],
};

describe("jsonSchema", () => {
  const scorer = jsonSchema<string, undefined>({ schema: person });
  const score = (text: string) =>
    scorer.score(scoredOf<string, undefined>({ sample: { input: "" }, solution: text }), context);

  it.each([
    '{"name": "Li"}',
    'Sure:\n```json\n{"name": "Li"}\n```\nDone.',
    'It is {"name": "Li", "age": 3}, see [1].',
  ])("takes %j", (text) => {
    expect(score(text)).toEqual({ value: 1 });
  });

  it("says what does not fit", () => {
    expect(score('{"name": "Li", "age": -1}')).toEqual({
      value: 0,
      why: "/age must be >= 0",
      details: { problems: ["/age must be >= 0"] },
    });
    expect(score("{}")).toMatchObject({ value: 0, why: "/ must have required property 'name'" });
    expect(score("no object")).toEqual({ value: 0, why: "no JSON" });
    expect(score("")).toEqual({ value: 0, why: "no JSON" });
  });

  it("takes each sample's own schema, of draft 2020-12 or draft-07", () => {
    const own = jsonSchema<string, Record<string, unknown>>();
    const value = (expected: Record<string, unknown>, solution: string) =>
      own.score(scoredOf({ sample: { input: "", expected }, solution }), context);
    expect(value({ prefixItems: [{ const: 1 }] }, "[2]")).toMatchObject({ value: 0 });
    const old = { $schema: "http://json-schema.org/draft-07/schema#", items: [{ const: 1 }] };
    expect(value(old, "[2]")).toMatchObject({ value: 0 });
    expect(value(old, "[1, 2]")).toEqual({ value: 1 });
    expect(() => value({ type: "no such" }, "1")).toThrow('sample "s1": expected is no JSON Schema');
  });

  it("gives up a pattern of a schema that backtracks without end", () => {
    const slow = jsonSchema<string, undefined>({ schema: { type: "string", pattern: "^(a+)+$" } });
    const scored = scoredOf<string, undefined>({ sample: { input: "" }, solution: `"${"a".repeat(60)}!"` });
    expect(() => slow.score(scored, context)).toThrow("it backtracks too much");
  });

  it("checks a key named __proto__ like any other", () => {
    const strict = jsonSchema<string, undefined>({ schema: { type: "object", additionalProperties: false } });
    const scored = scoredOf<string, undefined>({ sample: { input: "" }, solution: '{"__proto__": 1}' });
    expect(strict.score(scored, context)).toMatchObject({ value: 0 });
  });
});

describe("jsonCandidates", () => {
  it("puts the last fence first, and the longest brackets of prose", () => {
    expect(jsonCandidates("```\n1\n``` then ```json\n[2]\n```")).toEqual([[2], 1, [2]]);
    expect(jsonCandidates('see [1] and {"a": "}"} or {b}')).toEqual([{ a: "}" }, [1]]);
  });

  it("takes commas before a closing bracket only where it is loose", () => {
    const text = '{"a": [1, 2,], "b": ",}",\n}';
    expect(jsonCandidates(text)).toEqual([]);
    expect(jsonCandidates(text, { isLoose: true })).toEqual([{ a: [1, 2], b: ",}" }]);
  });

  it("finds any object in prose", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        expect(jsonCandidates(`Here it is: ${text} (as asked)`)[0]).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(["[", "[a]", '["', '"\\', ", ", "```", "{}["])("ends soon on a megabyte of %j", (part) => {
    const start = performance.now();
    jsonCandidates(part.repeat(1_000_000 / part.length), { isLoose: true });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
