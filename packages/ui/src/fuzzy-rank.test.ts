import { expect, test } from "vitest";
import { fuzzyRank } from "./fuzzy-rank.ts";

const items = [
  { label: "Model prices", keywords: ["模型价格", "cost"] },
  { label: "Claims", keywords: ["论断"] },
  { label: "Report figures", keywords: ["报告数据"] },
  { label: "论断核查", keywords: ["check claims"] },
  { label: "Figures by region", keywords: [] },
  { label: "Usage and cost", keywords: [] },
] as const;

const found = (query: string) => fuzzyRank(items, query).map(({ label }) => label);

test("an empty query keeps all items in their order", () => {
  expect(found("  ")).toEqual(items.map(({ label }) => label));
});

test("a start comes before the start of a word, and a label before a keyword", () => {
  expect(found("fig")).toEqual(["Figures by region", "Report figures"]);
  expect(found("cost")).toEqual(["Usage and cost", "Model prices"]);
});

test("Chinese is found inside a word, in labels and in keywords", () => {
  expect(found("核查")).toEqual(["论断核查"]);
  expect(found("论断")).toEqual(["论断核查", "Claims"]);
  expect(found("论核")).toEqual(["论断核查"]);
});

test("letters in order match, after whatever holds them together", () => {
  expect(found("mdpr")).toEqual(["Model prices"]);
  expect(found("xyz")).toEqual([]);
});

test("every word has to match, in any order", () => {
  expect(found("prices model")).toEqual(["Model prices"]);
  expect(found("prices claims")).toEqual([]);
});

test("full-width letters and punctuation are folded", () => {
  expect(found("ＣＬＡＩＭＳ")).toEqual(["Claims", "论断核查"]);
  expect(found("usage, and")).toEqual(["Usage and cost"]);
});

test("a very long query is bounded", () => {
  expect(found("a ".repeat(100_000))).toHaveLength(3);
});

test("puts the words as they were typed above the same words apart", () => {
  const similar = [{ label: "Runway of training data" }, { label: "Cost of one training run" }];
  expect(fuzzyRank(similar, "training run").map(({ label }) => label)).toEqual([
    "Cost of one training run",
    "Runway of training data",
  ]);
});
