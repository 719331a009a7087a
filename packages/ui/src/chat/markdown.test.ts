import { createElement } from "react";
import { expect, test } from "vitest";
import { renderStatic } from "../testing/render-static.ts";
import { Markdown } from "./markdown.tsx";
import { parseBlocks } from "./markdown-blocks.ts";
import { parseSpans, safeHref } from "./markdown-spans.ts";

const render = (text: string) => renderStatic(createElement(Markdown, { text }));
const bare = (text: string) => render(text).replaceAll(/ (?:class|tabindex|title|target|rel)="[^"]*"/gu, "");

test("paragraphs, bold, emphasis and code", () => {
  expect(bare("One **two** *three* `four`.\n\nNext")).toBe(
    "<div><p>One <strong>two</strong> <em>three</em> <code>four</code>.</p><p>Next</p></div>",
  );
  expect(bare("**bold with `code` and *more***")).toContain(
    "<strong>bold with <code>code</code> and *more</strong>",
  );
});

test("Chinese beside marks needs no spaces", () => {
  expect(bare("成本**下降**了，见`表1`。")).toBe(
    "<div><p>成本<strong>下降</strong>了，见<code>表1</code>。</p></div>",
  );
});

test("lists nest, keep their numbers, and hold paragraphs", () => {
  expect(bare("- a\n  - b\n- c")).toBe(
    "<div><ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul></div>",
  );
  expect(bare("3. a\n4. b")).toBe('<div><ol start="3"><li><p>a</p></li><li><p>b</p></li></ol></div>');
  expect(bare("1. a\n\n   more\n\n2. b")).toBe(
    '<div><ol start="1"><li><p>a</p><p>more</p></li><li><p>b</p></li></ol></div>',
  );
  expect(parseBlocks("- a\n\nb").map(({ kind }) => kind)).toEqual(["list", "paragraph"]);
  expect(parseBlocks("- a\n1. b").map(({ kind }) => kind)).toEqual(["list", "list"]);
});

test("code is kept as it is, also without an end", () => {
  expect(parseBlocks("```ts\nconst a = `<b>`;\n\n**no**\n```\nafter")).toEqual([
    { kind: "code", language: "ts", text: "const a = `<b>`;\n\n**no**" },
    { kind: "paragraph", text: "after" },
  ]);
  expect(parseBlocks("text\n```\nopen")).toEqual([
    { kind: "paragraph", text: "text" },
    { kind: "code", language: "", text: "open" },
  ]);
});

test("headings, quotes and rules", () => {
  expect(bare("## Head ##\n> quoted\n---")).toBe(
    "<div><p>Head</p><blockquote><p>quoted</p></blockquote><hr/></div>",
  );
});

test("links lead to http and https only, and say nothing about where they come from", () => {
  expect(render("[a](https://example.com/x?y=1)")).toMatch(
    /<a href="https:\/\/example\.com\/x\?y=1"[^>]* rel="noopener noreferrer nofollow ugc"/u,
  );
  expect(bare("见 https://example.com/a。")).toContain(
    '<a href="https://example.com/a">https://example.com/a</a>。',
  );
  expect(bare("[w](https://example.com/a_(b))")).toContain('href="https://example.com/a_(b)"');
});

test.each([
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:x)",
  "[x](//evil.example)",
  "[x](/relative)",
  "[x](https://user:password@evil.example)",
  "![x](javascript:alert(1))",
  "<a href='javascript:alert(1)'>x</a>",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[x](https://)",
])("%s makes no link and no HTML", (text) => {
  expect(render(text)).not.toMatch(/<a |<img|<script/u);
});

test("an address cannot break out of its attribute", () => {
  expect(render('[x](https://e.example/"onmouseover="alert(1))')).not.toMatch(/"\s*onmouseover="/u);
  expect(safeHref('https://e.example/"><b>')).not.toMatch(/["<>]/u);
});

test("what is not closed stays as it was written", () => {
  expect(bare("**a *b `c [d](e")).toBe("<div><p>**a *b `c [d](e</p></div>");
  expect(bare("2 * 3 * 4 ** 5")).toBe("<div><p>2 * 3 * 4 ** 5</p></div>");
  expect(bare("\\*a\\* and \\`b\\`")).toBe("<div><p>*a* and `b`</p></div>");
});

test("numbers in brackets become chips where such a source is given", () => {
  const citation = { number: 1, title: "Report", state: "checked", href: "/report#L1" } as const;
  const html = renderStatic(
    createElement(Markdown, { text: "It fell [1], or not [2].", citations: [citation] }),
  );
  expect(html).toContain('href="/report#L1"');
  expect(html).toContain("or not [2].");
});

test.each([
  ["brackets", "[".repeat(100_000)],
  ["stars", "*".repeat(100_001)],
  ["open bold", "**a ".repeat(50_000)],
  ["open emphasis", "*a b ".repeat(50_000)],
  ["backticks", "`".repeat(100_000)],
  ["backticks of growing length", Array.from({ length: 400 }, (_, at) => "`".repeat(at)).join(" ")],
  ["half links", "[a](".repeat(50_000)],
  ["links to nothing", "[a](b ".repeat(30_000)],
  ["addresses", "https://".repeat(20_000)],
  ["nested quotes", ">".repeat(50_000)],
  ["nested lists", Array.from({ length: 2000 }, (_, at) => `${" ".repeat(at)}- x`).join("\n")],
  ["blank lines after lists", "- a\n\n\n\n".repeat(20_000)],
  ["lists by turns", "- a\n1. b\n".repeat(20_000)],
  ["fences", "```\n".repeat(50_001)],
  ["spaces", `- ${" ".repeat(100_000)}x`],
  ["hashes", `# ${"# ".repeat(50_000)}x`],
  ["headings over a line separator", `# ${" ".repeat(100_000)}x\u2028y`],
  ["items over a line separator", `- ${" ".repeat(100_000)}x\u2028y`],
])("hostile %s are read in linear time", (_, text) => {
  const started = performance.now();
  for (const block of parseBlocks(text)) if ("text" in block) parseSpans(block.text);
  expect(performance.now() - started).toBeLessThan(1500);
});

test("random texts of marks never fail, and never make more than the known elements", () => {
  const marks = [
    "*",
    "**",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "https://a.b",
    "\n",
    "\n\n",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "# ",
    "\\",
    "<b>",
    "字",
    " ",
    "x",
  ];
  let seed = 7;
  const next = () => (seed = (seed * 16_807) % 2_147_483_647);
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: 60 }, () => marks[next() % marks.length]).join("");
    expect(
      render(text).match(
        /<(?!\/?(?:div|p|ul|ol|li|code|pre|strong|em|a|span|button|svg|path|blockquote|hr)\b)[^>]*>/gu,
      ),
    ).toBeNull();
  }
});
