import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";

test("marks the words of a query in a text, whatever their case", () => {
  expect(highlight("Training cost of GPT-4", "gpt-4 training")).toEqual([
    { text: "Training", isMatch: true },
    { text: " cost of ", isMatch: false },
    { text: "GPT-4", isMatch: true },
  ]);
});

test("marks Chinese by whole words and by pairs of characters", () => {
  expect(highlight("训练的成本与训练成本", "训练成本")).toEqual([
    { text: "训练", isMatch: true },
    { text: "的", isMatch: false },
    { text: "成本", isMatch: true },
    { text: "与", isMatch: false },
    { text: "训练成本", isMatch: true },
  ]);
});

test("marks nothing for a query without words", () => {
  expect(highlight("a (b)", "( )")).toEqual([{ text: "a (b)", isMatch: false }]);
});
