import { expect, it } from "vitest";
import { reportInstructions } from "./instructions.ts";
import { createReportTools } from "./tools/index.ts";
import { createSourceText } from "./source-text.ts";

it("carries the file's name and hash, and names only tools that exist", () => {
  const { text, version } = reportInstructions();
  expect(version).toMatch(/^ask@[0-9a-f]{8}$/u);
  const tools = new Set(createReportTools({ source: createSourceText(undefined) }).map(({ name }) => name));
  const named = [...text.matchAll(/`([a-z]+_[a-z_]+)`/gu)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !tools.has(name ?? ""))).toEqual([]);
});
