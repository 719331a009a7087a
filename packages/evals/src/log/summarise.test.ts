import { expect, it } from "vitest";
import { junit } from "../reports/junit.ts";
import { makeLog } from "../reports/testing/make-log.ts";
import { toPromptfoo } from "../exchange/promptfoo-output.ts";
import type { ResultRecord, RunLog } from "./record.ts";
import { summarise } from "./summarise.ts";

/** A run of one model whose results are as they are given. */
function runOf(given: readonly Partial<ResultRecord>[], changes: Partial<RunLog> = {}): RunLog {
  const log = makeLog({ samples: given.length, models: ["a"] });
  const results = log.results.map((result, index) => ({
    ...result,
    scores: { exact: { value: 1 }, "token-f1": { value: 1 } },
    errors: [],
    ...given[index],
  }));
  return { ...log, ...changes, results };
}

const abstained = { scores: { exact: { value: null, why: "the price is not known" } } };
const threw = {
  scores: {},
  errors: [{ code: "scorer.threw" as const, message: "no judge", scorer: "exact" }],
};
const lost = { scores: {}, errors: [{ code: "run.model_unreachable" as const, message: "503" }] };
const failed = { scores: {}, errors: [{ code: "solver.timeout" as const, message: "300 s" }] };
const odd = {
  errors: [{ code: "scorer.threw" as const, message: "no tokens", scorer: "token-f1" }],
};

it("counts what has no headline score, and says why, as the exports do", () => {
  const log = runOf([{}, {}, abstained, abstained, threw, lost, failed]);
  const [model] = summarise(log).aggregates.models;
  expect(model?.counts).toEqual({
    planned: 7,
    counted: 3,
    solverErrors: 1,
    runErrors: 1,
    unscored: 3,
    abstained: 2,
    missing: 0,
  });
  expect(model?.errors).toEqual([
    { code: "scorer.abstained", message: "the price is not known", count: 2 },
    { code: "run.model_unreachable", message: "503", count: 1 },
    { code: "scorer.threw", message: "no judge", count: 1 },
    { code: "solver.timeout", message: "300 s", count: 1 },
  ]);
  expect(junit(log)).toContain('tests="7" failures="1" errors="4"');
  expect(toPromptfoo(log).results.stats).toMatchObject({ successes: 2, failures: 1, errors: 4 });
});

it("counts a result whose other scorer threw, and names that", () => {
  const [model] = summarise(runOf([{}, odd])).aggregates.models;
  expect(model?.counts).toMatchObject({ counted: 2, unscored: 1, abstained: 0 });
  expect(model?.metrics["accuracy"]?.samples).toBe(2);
});

it("does not miss a score where the headline metric leaves the sample out", () => {
  const log = runOf([abstained, {}, {}, {}]);
  const [headline, ...others] = log.run.suite.metrics;
  if (headline === undefined) throw new Error("no metric");
  const filtered = { ...headline, filter: { field: "topic", equals: "energy" } };
  const suite = { ...log.run.suite, metrics: [filtered, ...others] };
  const [model] = summarise({ ...log, run: { ...log.run, suite } }).aggregates.models;
  expect(model?.counts).toMatchObject({ counted: 4, unscored: 0, abstained: 0 });
});

it("keeps intervals of scores from 0 to 1 there, and those of differences from -1 to 1", () => {
  const graded = (values: readonly number[]) =>
    values.map((value) => ({ scores: { exact: { value }, "token-f1": { value } } }));
  const estimateOf = (values: readonly number[]) =>
    summarise(runOf(graded(values))).aggregates.models[0]?.metrics["token-f1"];
  expect(estimateOf([1, 1, 0.01])).toMatchObject({ low: 0, high: 1, method: "student" });
  expect(estimateOf([1.2, 1, 0.01])?.high).toBeGreaterThan(1);
  const two = makeLog({ samples: 3, models: ["a", "b"] });
  const results = two.results.map((result) => {
    const value = result.model === "a" ? 0.9 : result.sample === "sample-00001" ? 0.85 : 0.01;
    return { ...result, errors: [], scores: { exact: { value } } };
  });
  const [comparison] = summarise({ ...two, results }).aggregates.comparisons;
  expect(comparison?.difference).toMatchObject({ low: expect.any(Number), high: 1, method: "student" });
});

it("is the same bytes in whatever order the results stand", () => {
  const log = runOf([failed, lost, threw, abstained, {}, odd, lost]);
  const aggregates = JSON.stringify(summarise(log).aggregates);
  expect(JSON.stringify(summarise({ ...log, results: log.results.toReversed() }).aggregates)).toBe(
    aggregates,
  );
});

it("cuts a long message and keeps the most frequent errors", () => {
  const errorOf = (message: string) => ({
    scores: {},
    errors: [{ code: "run.model_unreachable" as const, message }],
  });
  const given = Array.from({ length: 150 }, (_, index) => errorOf(`${index} ${"x".repeat(1_000)}`));
  const errors = summarise(runOf([...given, lost, lost])).aggregates.models[0]?.errors ?? [];
  expect([errors.length, errors[0]]).toEqual([
    100,
    { code: "run.model_unreachable", message: "503", count: 2 },
  ]);
  expect(Math.max(...errors.map(({ message }) => message.length))).toBe(300);
});
