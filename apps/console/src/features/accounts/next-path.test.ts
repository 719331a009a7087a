import { expect, it } from "vitest";
import { NextPath } from "./next-path.ts";

const here = "http://console.example";

it.each(["/", "/claims?text=a&kind=b", "/report/search?q=%E6%88%90", "/report/search?q=成本", "/a//b"])(
  "goes back to %s",
  (path) => {
    expect(NextPath.parse(path)).toBe(path);
  },
);

it.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\\evil.example",
  "\t//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "evil.example",
  "",
  undefined,
])("goes home instead of to %j", (path) => {
  expect(NextPath.parse(path)).toBe("/");
  expect(new URL(NextPath.parse(path), here).origin).toBe(here);
});
