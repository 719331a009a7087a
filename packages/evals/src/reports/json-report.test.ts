import { expect, it } from "vitest";
import { summary } from "./__fixtures__/summary.ts";
import { jsonReport } from "./json-report.ts";

it("holds the summary whole, and ends its line", () => {
  const text = jsonReport(summary);
  expect(JSON.parse(text)).toEqual(
    JSON.parse(JSON.stringify({ format: "assay-eval", version: 1, ...summary })),
  );
  expect(text.endsWith("}\n")).toBe(true);
});

it("is the same for the same summary, in whatever order its keys were set", () => {
  const reversed = Object.fromEntries(Object.entries(summary).toReversed());
  expect(jsonReport({ ...summary, ...reversed })).toBe(jsonReport(summary));
  const { run, isComplete, ...others } = summary;
  expect(jsonReport({ ...others, isComplete, run })).toBe(jsonReport(summary));
});
