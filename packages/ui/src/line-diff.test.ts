import { createElement } from "react";
import { expect, test } from "vitest";
import { DiffView } from "./diff-view.tsx";
import { diffTexts, foldUnchanged } from "./line-diff.ts";
import { renderStatic } from "./testing/render-static.ts";
import { markWords } from "./word-diff.ts";

const signs = { same: " ", removed: "-", added: "+" } as const;
const lines = (before: string, after: string) =>
  diffTexts(before, after).rows.map(
    ({ kind, spans }) => signs[kind] + spans.map(({ text }) => text).join(""),
  );
const marked = (spans: readonly { text: string; isChanged: boolean }[] | undefined) =>
  spans?.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("");

test("a changed line is taken out and put in, numbered in both texts", () => {
  expect(lines("a\nb\nc", "a\nB\nc\nd")).toEqual([" a", "-b", "+B", " c", "+d"]);
  expect(diffTexts("a\nb\nc", "a\nB\nc\nd").rows.map(({ before, after }) => [before, after])).toEqual([
    [1, 1],
    [2, undefined],
    [undefined, 2],
    [3, 3],
    [undefined, 4],
  ]);
});

test("the end of the last line and the kind of line ends do not matter", () => {
  expect(lines("a\r\nb\r\n", "a\nb")).toEqual([" a", " b"]);
  expect(lines("", "a")).toEqual(["+a"]);
  expect(lines("", "")).toEqual([]);
});

test("Chinese is compared word by word", () => {
  const marks = markWords("租赁期限为一年，自签署之日起计算。", "租赁期限为两年，自交付之日起计算。");
  expect(marked(marks?.before)).toMatch(/^租赁期限为\[一?年?\]?.*自\[签署\]之日起计算。$/u);
  expect(marked(marks?.after)).toContain("自[交付]之日起计算。");
});

test("English is compared word by word", () => {
  const marks = markWords("The tenant pays 500 a month.", "The tenant pays 650 a month.");
  expect(marked(marks?.before)).toBe("The tenant pays [500] a month.");
  expect(marked(marks?.after)).toBe("The tenant pays [650] a month.");
});

test("lines with little in common are not marked", () => {
  expect(markWords("甲方应当支付租金", "completely other words")).toBeNull();
});

test("unchanged lines far from a change are folded, a single one is not", () => {
  const text = Array.from({ length: 30 }, (_, at) => `line ${at}`);
  const changed = text.with(15, "changed");
  const stretches = foldUnchanged(diffTexts(text.join("\n"), changed.join("\n")).rows, 3);
  expect(stretches.map(({ isFolded, rows }) => [isFolded, rows.length])).toEqual([
    [true, 12],
    [false, 8],
    [true, 11],
  ]);
  expect(foldUnchanged(diffTexts("a\nb", "a\nB").rows, 0)[0]?.isFolded).toBe(false);
});

test("huge and wholly different texts end quickly", () => {
  const text = (word: string) => Array.from({ length: 50_000 }, (_, at) => `${word} ${at}`).join("\n");
  const started = performance.now();
  const diff = diffTexts(text("old"), text("new"));
  expect(performance.now() - started).toBeLessThan(5000);
  expect(diff).toMatchObject({ isWhole: true, left: 45_000, added: 5000, removed: 5000 });
  const html = renderStatic(createElement(DiffView, { before: text("old"), after: text("new") }));
  expect(html.match(/select-none/gu)?.length).toBeLessThan(10_000);
  expect(html).toContain("52,000 more lines");
});

test("one line of a million characters is cut", () => {
  const html = renderStatic(createElement(DiffView, { before: "x".repeat(1e6), after: "y".repeat(1e6) }));
  expect(html.length).toBeLessThan(20_000);
});
