import { expect, it } from "vitest";
import type { ModelSummary, Summary } from "../log/summary.ts";
import { summary } from "./__fixtures__/summary.ts";
import { causesOf, describeRun, failuresOf, notesOn } from "./summary-notes.ts";

const [first] = summary.aggregates.models;
if (first === undefined) throw new Error("the fixture is empty");

function counted(counts: Partial<ModelSummary["counts"]>): ModelSummary {
  const none = { solverErrors: 0, runErrors: 0, unscored: 0, abstained: 0, missing: 0 };
  return { ...first!, counts: { planned: 16, counted: 16, ...none, ...counts }, errors: [] };
}

function interrupted(counts: Partial<ModelSummary["counts"]>): string | undefined {
  const run: Summary = { ...summary, aggregates: { models: [counted(counts)], comparisons: [] } };
  return notesOn(run).find(({ kind }) => kind === "interrupted")?.text;
}

it("says how many tries were lost and how many were not tried", () => {
  expect(interrupted({ counted: 8, runErrors: 8 })).toBe(
    "The run is not complete: of 16 tries 8 were lost to the provider and 0 were not tried. Resume it before you rely on it.",
  );
  expect(interrupted({ planned: 1, counted: 0, runErrors: 1 })).toContain("of 1 try 1 was lost");
  expect(interrupted({})).toContain("it did not end, though no result of 16 tries is missing");
});

it("tells what does not count from what only a further scorer failed on", () => {
  expect(failuresOf(counted({ counted: 10, unscored: 8, abstained: 4 }))).toEqual([
    "6 without a score (not counted, the scorer abstained on 4)",
    "2 on which a further scorer failed (counted)",
  ]);
});

it("names the three most frequent causes on one line each, and how many others there are", () => {
  const errors = [5, 3, 2, 1].map((count) => ({
    code: "run.model_unreachable",
    message: `4${count}\u001B[2J\n${"x".repeat(300)}`,
    count,
  }));
  const causes = causesOf({ errors });
  expect(causes.map((cause) => cause.slice(0, 34))).toEqual([
    "5 × run.model_unreachable: 45 [2J ",
    "3 × run.model_unreachable: 43 [2J ",
    "2 × run.model_unreachable: 42 [2J ",
    "and 1 other",
  ]);
  expect(causes[0]?.length).toBeLessThan(200);
});

it("counts one sample as one", () => {
  const dataset = { ...summary.run.dataset, size: 1 };
  expect(describeRun({ ...summary, run: { ...summary.run, dataset } })[1]).toContain(", 1 sample, ");
});
