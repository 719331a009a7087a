import { expect, it } from "vitest";
import { createLexicalIndex, nearest, normalise, removePinyinSplices, tokenise } from "./index.ts";

it("folds traditional, full-width and upper-case text", () => {
  expect(normalise("應用ＡＩ")).toBe("应用ai");
});

it("removes pronunciations spliced in behind a character and keeps other brackets", () => {
  expect(removePinyinSplices("產業(yè)鏈的數(shù)據(jù)")).toBe("產業鏈的數據");
  expect(removePinyinSplices("時代(RLHF)的GPU(H100)")).toBe("時代(RLHF)的GPU(H100)");
});

it("cuts Chinese into character pairs and English into stems", () => {
  expect(tokenise("人工智能客服")).toEqual(["人工", "工智", "智能", "能客", "客服"]);
  expect(tokenise("Training costs of GPT-4")).toEqual(["train", "cost", "of", "gpt", "4"]);
});

it("parts Chinese from the figures and words it is written against", () => {
  expect(tokenise("2022年AI客服 3.5万张")).toEqual(["2022", "年", "ai", "客服", "3.5", "万张"]);
});

it.each([
  ["embedding", "embeddings"],
  ["speed", "speeds"],
  ["price", "pricing"],
  ["cached", "caches"],
  ["plan", "planned"],
])("gives %s and %s one term", (left, right) => {
  expect(tokenise(left)).toEqual(tokenise(right));
});

it("finds a single Chinese character wherever it stands", () => {
  const index = createLexicalIndex([
    { id: "a", fields: [{ text: "人工智能客服" }] },
    { id: "b", fields: [{ text: "算力成本" }] },
  ]);
  expect(index.search("客").map((hit) => hit.id)).toEqual(["a"]);
});

it("ranks the document with the rarer matching term first", () => {
  const index = createLexicalIndex([
    { id: "a", fields: [{ text: "the cost of training" }] },
    { id: "b", fields: [{ text: "the cost of hypergeometric sampling" }] },
  ]);
  expect(index.search("hypergeometric cost").map((hit) => hit.id)).toEqual(["b", "a"]);
  expect(index.search("成本")).toEqual([]);
});

it("suggests the nearest ids", () => {
  expect(nearest("trainig-cost", ["token-cost", "training-cost", "brain-gap"], 1)).toEqual(["training-cost"]);
});
