import * as fc from "fast-check";
import { expect, it } from "vitest";
import { wordDiff } from "./word-diff.ts";

it("marks words, and Chinese ones by their words", () => {
  expect(wordDiff("the cost rose", "the cost fell")).toEqual([
    { kind: "same", text: "the cost " },
    { kind: "gone", text: "rose" },
    { kind: "new", text: "fell" },
  ]);
  expect(wordDiff("训练成本增长", "训练成本下降")).toEqual([
    { kind: "same", text: "训练成本" },
    { kind: "gone", text: "增长" },
    { kind: "new", text: "下降" },
  ]);
});

it("loses nothing of either text", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "模", "型", "\n") });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const spans = wordDiff(before, after);
      const side = (kind: string) =>
        spans.filter((span) => span.kind === "same" || span.kind === kind).map((span) => span.text);
      expect(side("gone").join("")).toBe(before);
      expect(side("new").join("")).toBe(after);
    }),
  );
});

it("does not hang on long texts", () => {
  const [before, after] = ["a b ".repeat(60_000), "c d ".repeat(60_000)];
  expect(wordDiff(before, after).map(({ kind }) => kind)).toEqual(["gone", "new"]);
});
