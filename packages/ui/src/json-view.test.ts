import { createElement } from "react";
import { expect, test } from "vitest";
import { buildJsonTree } from "./json-tree.ts";
import { JsonView } from "./json-view.tsx";
import { renderStatic } from "./testing/render-static.ts";

const render = (value: unknown) => renderStatic(createElement(JsonView, { value, label: "value" }));

test("a value a thousand levels deep is shown down to a bound", () => {
  let deep: unknown = "bottom";
  for (let level = 0; level < 1000; level += 1) deep = { level: deep };
  const html = render(deep);
  expect(html.match(/<details/gu)).toHaveLength(12);
  expect(html).toContain("1 key, too deep to show");
  expect(html).not.toContain("bottom");
});

test("an object of 100,000 keys shows a hundred and counts the rest", () => {
  const html = render(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at])));
  expect(html).toContain("100,000 keys");
  expect(html).toContain("… 99,900 more");
  expect(html.match(/<li/gu)).toHaveLength(101);
});

test("many objects of many keys stay below the greatest number of values", () => {
  const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 1));
  const html = render(wide);
  expect(html.match(/<li/gu)?.length).toBeLessThan(1700);
  expect(html).toContain("more");
});

test("a value that holds itself ends", () => {
  const self: Record<string, unknown> = {};
  self.self = self;
  expect(render(self)).toContain("too deep");
});

test("types differ in more than colour", () => {
  const html = render({ text: "1", number: 1, yes: true, none: null, left: undefined });
  expect(html).toContain("&quot;1&quot;");
  expect(html).toMatch(/italic">true/u);
  expect(html).toMatch(/italic">null/u);
  expect(html).toMatch(/>1<\/span>/u);
  expect(html).toContain("undefined");
});

test("a long string is cut, its whole folds out, up to a bound", () => {
  const html = render("长".repeat(30_000));
  expect(html).toContain("30,000 characters");
  expect(html).toContain("… 10,000 more characters");
  expect(html.length).toBeLessThan(25_000);
});

test("a pair of surrogates is not cut in half", () => {
  const node = buildJsonTree(`${"x".repeat(159)}😀😀`);
  expect(node).toMatchObject({ kind: "string", short: "x".repeat(159), length: 163 });
});

test("characters that hide or turn text around are shown as their code", () => {
  expect(render("pay\u202Eelba\u200B")).toContain("pay\\u{202e}elba\\u{200b}");
  expect(render("👩‍💻\n")).toContain("👩‍💻\n");
});

test("nothing in a value is taken as HTML", () => {
  const html = render({ "<img src=x onerror=alert(1)>": "</span><script>alert(1)</script>" });
  expect(html).not.toMatch(/<img|<script/u);
});

test("keys that objects inherit are keys like others", () => {
  expect(render(JSON.parse('{"__proto__": 1, "constructor": 2}'))).toMatch(/__proto__.*constructor/u);
});
