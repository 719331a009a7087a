import { expect, it } from "vitest";
import type { ResultRecord, RunLog } from "../log/record.ts";
import { diffRuns } from "./diff-runs.ts";
import { makeLog } from "./testing/make-log.ts";

/** A run of six samples whose answers are all right but those named. */
function run(wrong: readonly string[], models = ["a", "b"]): RunLog {
  const log = makeLog({ samples: 6, models });
  const results = log.results.map((result): ResultRecord => {
    const value = wrong.includes(`${result.model}/${result.sample.slice(-1)}`) ? 0 : 1;
    return { ...result, errors: [], scores: { exact: { value } } };
  });
  return { ...log, results };
}

function without(log: RunLog, id: string): RunLog {
  const samples = new Map([...log.samples].filter(([sample]) => sample !== id));
  const dataset = { ...log.run.dataset, size: samples.size };
  return {
    ...log,
    run: { ...log.run, dataset },
    samples,
    results: log.results.filter(({ sample }) => sample !== id),
  };
}

it("names the samples that went from right to wrong and back, for each model in both", () => {
  const diff = diffRuns(run(["a/1", "b/2"]), run(["a/3", "b/2"]));
  expect(diff.warnings).toEqual([]);
  expect(diff.byModel).toEqual([
    {
      model: "a",
      compared: 6,
      broken: [{ sample: "sample-00003", before: 1, after: 0 }],
      fixed: [{ sample: "sample-00001", before: 0, after: 1 }],
      uncounted: [],
    },
    { model: "b", compared: 6, broken: [], fixed: [], uncounted: [] },
  ]);
});

it("never compares a sample whose content changed", () => {
  const now = run(["a/1", "b/1"]);
  const first = now.samples.get("sample-00001");
  if (first === undefined) throw new Error("no sample");
  const samples = new Map(now.samples).set("sample-00001", { ...first, hash: "other" });
  const diff = diffRuns(run([]), { ...now, samples });
  expect(diff.samples).toMatchObject({ same: 5, changed: ["sample-00001"] });
  expect(diff.byModel.map(({ compared, broken }) => [compared, broken])).toEqual([
    [5, []],
    [5, []],
  ]);
});

it("does not count a result on an earlier form of the sample", () => {
  const now = run(["a/1"]);
  const results = now.results.map((result) =>
    result.sample === "sample-00001" ? { ...result, hash: "old" } : result,
  );
  expect(diffRuns(run([]), { ...now, results }).byModel[0]).toMatchObject({
    compared: 5,
    broken: [],
    uncounted: ["sample-00001"],
  });
});

it("names added and removed samples, and does not guess about a run that was interrupted", () => {
  const whole = run([]);
  const shorter = without(whole, "sample-00006");
  expect(diffRuns(shorter, whole).samples).toMatchObject({
    added: ["sample-00006"],
    removed: [],
    unreached: [],
  });
  expect(diffRuns(whole, shorter).samples).toMatchObject({
    added: [],
    removed: ["sample-00006"],
    unreached: [],
  });
  const interrupted = { ...shorter, run: whole.run };
  expect(diffRuns(whole, interrupted).samples).toMatchObject({ removed: [], unreached: ["sample-00006"] });
});

it("names models that are in one run only, and what makes the runs differ", () => {
  const other = run([], ["a", "c"]);
  const diff = diffRuns(run([]), {
    ...other,
    run: { ...other.run, seed: "9", suite: { ...other.run.suite, version: 2 } },
  });
  expect(diff.models).toEqual({ both: ["a"], onlyBase: ["b"], onlyOther: ["c"] });
  expect(diff.warnings).toEqual(["diff.other_version", "diff.other_seed"]);
});

it("compares nothing by a metric that the other run does not have", () => {
  const other = run(["a/1"]);
  const metrics = [{ id: "accuracy", scorer: "token-f1", kind: "mean" as const }];
  const diff = diffRuns(run([]), { ...other, run: { ...other.run, suite: { ...other.run.suite, metrics } } });
  expect([diff.warnings, diff.byModel]).toEqual([["diff.other_metric"], []]);
});
