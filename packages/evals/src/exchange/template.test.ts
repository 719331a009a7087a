import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExpectedColumn, splitList } from "./expected-column.ts";
import { addressOfProvider } from "./promptfoo-providers.ts";
import { TemplateProblem, fillIn } from "./template.ts";

describe("a template", () => {
  it("is filled in with names, fields and places of lists", () => {
    const vars = { name: "Ada", user: { city: "Bath", tags: ["a", "b"] }, count: 3, none: null };
    expect(fillIn("{{name}} of {{ user.city }}: {{user.tags[1]}}, {{count}}{{none}}", vars)).toBe(
      "Ada of Bath: b, 3",
    );
    expect(fillIn("{{user}}", vars)).toBe('{"city":"Bath","tags":["a","b"]}');
  });

  it("that asks for more is refused, as is a name that is not given", () => {
    for (const text of [
      "{{a|upper}}",
      "{% raw %}",
      "{# a #}",
      "{{a",
      "{{a + 1}}",
      "{{b}}",
      "{{a.constructor}}",
      "{{__proto__}}",
    ])
      expect(() => fillIn(text, { a: "x" })).toThrow(TemplateProblem);
  });

  it("takes values as they are: what stands in them is not filled in again", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillIn("<{{a}}>", { a: value })).toBe(`<${value}>`);
      }),
    );
  });
});

describe("an __expected column", () => {
  it("holds an answer or an assertion, as promptfoo reads it", () => {
    const rows: [string, unknown][] = [
      ["Paris", { type: "equals", value: "Paris" }],
      ["time: 5", { type: "equals", value: "time: 5" }],
      ["not-contains:sorry", { type: "not-contains", value: "sorry" }],
      ["contains-any: a , b", { type: "contains-any", value: ["a", "b"] }],
      ["is-json", { type: "is-json" }],
      ["latency(500)", { type: "latency", threshold: 500 }],
      ["grade: be polite", { type: "llm-rubric", value: "be polite" }],
      ["fn:output.length", { type: "javascript", value: "output.length" }],
      ["file://check.py", { type: "python", value: "file://check.py" }],
      ["similar(0.8):hello", { type: "similar", value: "hello", threshold: 0.8 }],
      ["equals:a\nb", { type: "equals", value: "a\nb" }],
    ];
    for (const [text, expected] of rows) expect(readExpectedColumn(text)).toEqual(expected);
  });

  it("has lists whose values come back as they were put in quotes", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (values) => {
        const text = values.map((value) => `"${value.replaceAll(/["\\]/gu, "\\$&")}"`).join(", ");
        expect(splitList(text)).toEqual(values);
      }),
    );
  });
});

describe("a provider", () => {
  it("is the router's model, or none", () => {
    expect(
      [
        "openai:gpt-5",
        "openai:chat:gpt-5",
        "openai:responses:o5",
        "anthropic:messages:x",
        "ollama:chat:qwen3:8b",
      ].map(addressOfProvider),
    ).toEqual(["openai/gpt-5", "openai/gpt-5", "openai/o5", "anthropic/x", "ollama/qwen3:8b"]);
    expect(
      ["echo", "openai:chat", "openai:", "openai:image:x", "constructor:x", "file://a.js", "exec:rm"].map(
        addressOfProvider,
      ),
    ).toEqual(Array.from({ length: 7 }));
  });
});
