import { expect, it } from "vitest";
import type { ResultRecord } from "../log/record.ts";
import { summarise } from "../log/summarise.ts";
import type { Estimate, Summary } from "../log/summary.ts";
import { summary } from "./__fixtures__/summary.ts";
import { gate } from "./gate.ts";
import type { PageRun } from "./html/build-page.ts";
import { makeLog, makeRun } from "./testing/index.ts";

const log = makeLog({ samples: 100, models: 3 });
const mayBeIncomplete = true;
const base400 = makeRun({ samples: 400, models: ["a", "b"], seed: 4, skill: 0.8 });

function codes(outcome: ReturnType<typeof gate>) {
  return { passed: outcome.passed, codes: outcome.checks.map(({ code }) => code) };
}

it("asks the lower bound, which may be reached exactly", () => {
  const check = (atLeast: number) =>
    codes(
      gate(
        { log, summary },
        { mayBeIncomplete, thresholds: [{ metric: "accuracy", model: "openai/gpt-5.5", atLeast }] },
      ),
    );
  expect(check(0.79)).toEqual({ passed: true, codes: ["gate.reached"] });
  expect(check(0.790_000_1)).toEqual({ passed: false, codes: ["gate.below"] });
  expect(check(0.87)).toEqual({ passed: false, codes: ["gate.below"] });
});

it("writes bounds as the table does, with more decimals where rounding would belie it", () => {
  const [first] = summary.aggregates.models;
  if (first === undefined) throw new Error("the fixture is empty");
  const why = (low: number, atLeast: number) => {
    const metrics = {
      accuracy: { value: 0.6, level: 0.95, method: "t", samples: 9, clusters: 9, low, high: 0.9 },
    };
    const models = [{ ...first, metrics }];
    const { checks } = gate(
      { log, summary: { ...summary, aggregates: { models, comparisons: [] } } },
      { mayBeIncomplete, thresholds: [{ metric: "accuracy", atLeast }] },
    );
    return checks[0]?.why.split(": ")[1];
  };
  expect(why(0.457_280_810_226_401_16, 0.5)).toBe("the lower bound 0.46 is below 0.5");
  expect(why(0.499_9, 0.5)).toBe("the lower bound 0.4999 is below 0.5");
  expect(why(0.794_9, 0.794_5)).toBe("the lower bound 0.795 is at least 0.7945");
});

it("asks the upper bound where less is better", () => {
  const check = (atMost: number) =>
    codes(
      gate(
        { log, summary },
        { mayBeIncomplete, thresholds: [{ metric: "accuracy", model: "openai/gpt-5.5", atMost }] },
      ),
    );
  expect(check(0.92)).toEqual({ passed: true, codes: ["gate.reached"] });
  expect(check(0.9199)).toEqual({ passed: false, codes: ["gate.above"] });
});

it("asks every model but baselines, and says why in figures", () => {
  const outcome = gate(
    { log, summary },
    { mayBeIncomplete, thresholds: [{ metric: "accuracy", atLeast: 0.75 }] },
  );
  expect(outcome.checks).toEqual([
    {
      model: "openai/gpt-5.5",
      metric: "accuracy",
      code: "gate.reached",
      passed: true,
      why: "openai/gpt-5.5 accuracy 0.87 [0.79, 0.92]: the lower bound 0.79 is at least 0.75",
    },
    {
      model: "classic/report",
      metric: "accuracy",
      code: "gate.below",
      passed: false,
      why: "classic/report accuracy 0.79 [0.70, 0.86]: the lower bound 0.70 is below 0.75",
    },
  ]);
});

it("passes nothing that cannot be decided", () => {
  const undecided = (threshold: { metric: string; model?: string; atLeast?: number }) =>
    codes(gate({ log, summary }, { mayBeIncomplete, thresholds: [threshold] }));
  expect(undecided({ metric: "accuracy", model: "openai/gpt-6", atLeast: 0 })).toEqual({
    passed: false,
    codes: ["gate.unknown_model"],
  });
  expect(undecided({ metric: "recall", atLeast: 0 }).codes).toEqual(["gate.unknown_metric"]);
  expect(undecided({ metric: "token-f1", model: "classic/report", atLeast: 0 }).codes).toEqual([
    "gate.no_score",
  ]);
  expect(undecided({ metric: "accuracy", model: "no-op" }).codes).toEqual(["gate.no_limit"]);
  const point: Estimate = { value: 1, level: 0.95, method: "none", samples: 1, clusters: 1 };
  const single: Summary = {
    ...summary,
    aggregates: {
      comparisons: [],
      models: summary.aggregates.models.map((each) => ({ ...each, metrics: { accuracy: point } })),
    },
  };
  expect(
    codes(
      gate(
        { log, summary: single },
        { mayBeIncomplete, thresholds: [{ metric: "accuracy", model: "no-op", atLeast: 0 }] },
      ),
    ).codes,
  ).toEqual(["gate.no_interval"]);
});

it("fails an incomplete run unless told otherwise", () => {
  expect(codes(gate({ log, summary }, {}))).toEqual({ passed: false, codes: ["gate.incomplete"] });
  expect(codes(gate({ log, summary }, { mayBeIncomplete }))).toEqual({ passed: true, codes: [] });
  expect(gate({ log, summary }, {}).checks[0]?.why).toBe(
    "of 300 tries 2 lost to the provider and 2 not tried, and the run did not end",
  );
});

it("fails on a significant drop against the base run and on nothing less", () => {
  const base = makeLog({ samples: 400, models: ["a"], seed: 4, skill: 0.8 });
  const worse = makeRun({ samples: 400, models: ["a"], seed: 4, skill: 0.6 });
  const alike = makeRun({ samples: 400, models: ["a"], seed: 4, skill: 0.79 });
  const better = makeRun({ samples: 400, models: ["a"], seed: 4, skill: 0.95 });
  const [dropped, held] = [
    ["gate.dropped", "gate.dropped"],
    ["gate.no_drop", "gate.no_drop"],
  ];
  expect(codes(gate(worse, { base, mayBeIncomplete }))).toEqual({ passed: false, codes: dropped });
  expect(codes(gate(alike, { base, mayBeIncomplete }))).toEqual({ passed: true, codes: held });
  expect(codes(gate(better, { base, mayBeIncomplete }))).toEqual({ passed: true, codes: held });
});

/** A run of which some results have other scores. */
function rescored(run: PageRun, scoresOf: (result: ResultRecord) => ResultRecord["scores"]): PageRun {
  const results = run.log.results.map((result) => ({ ...result, scores: scoresOf(result) }));
  const changed = { ...run.log, results };
  return { log: changed, summary: summarise(changed) };
}

it("fails on a drop of any metric, corrected over all models and metrics", () => {
  const fewer = rescored(base400, ({ model, scores }) =>
    model === "a" && "token-f1" in scores ? { ...scores, "token-f1": { value: 0.1 } } : scores,
  );
  const { passed, checks } = gate(fewer, { base: base400.log, mayBeIncomplete });
  expect(passed).toBe(false);
  expect(checks.map(({ model, metric, code }) => [model, metric, code])).toEqual([
    ["a", "accuracy", "gate.no_drop"],
    ["b", "accuracy", "gate.no_drop"],
    ["a", "token-f1", "gate.dropped"],
    ["b", "token-f1", "gate.no_drop"],
  ]);
});

it("names a model that has no score in one of the runs, or is not in it", () => {
  const none = { exact: { value: null } };
  const unjudged = rescored(base400, ({ model, scores }) =>
    model === "b" ? { ...scores, ...none } : scores,
  );
  // What the model failed at has its score of 0 in both.
  const results = unjudged.log.results.filter(({ model, errors }) => model === "a" || errors.length === 0);
  const blindLog = { ...unjudged.log, results };
  const blind = { log: blindLog, summary: summarise(blindLog) };
  const checks = (run: PageRun, base: PageRun) =>
    gate(run, { base: base.log, mayBeIncomplete }).checks.filter(({ code }) => code === "gate.not_compared");
  const found = { model: "b", metric: "accuracy", passed: false };
  expect(checks(blind, base400)).toMatchObject([
    { ...found, why: "b accuracy: not compared, the new run has no score" },
  ]);
  expect(checks(base400, blind)).toMatchObject([
    { ...found, why: "b accuracy: not compared, the base run has no score" },
  ]);
  const other = makeRun({ samples: 400, models: ["a", "c"], seed: 4, skill: 0.8 });
  expect(checks(other, base400).map(({ model, passed, why: said }) => [model, passed, said])).toEqual([
    ["b", true, "b: not compared, it is in the base run only"],
    ["c", true, "c: not compared, it is in the new run only"],
  ]);
});

it("passes a further metric without a score in the base, and not one that is gone", () => {
  const without = rescored(base400, ({ scores: { exact } }) => (exact === undefined ? {} : { exact }));
  const judged = ({ log: all }: PageRun): PageRun => {
    const kept = { ...all, results: all.results.filter(({ errors }) => errors.length === 0) };
    return { log: kept, summary: summarise(kept) };
  };
  const verdicts = (run: PageRun, base: PageRun) =>
    gate(judged(run), { base: judged(base).log, mayBeIncomplete }).checks.map(({ metric, code, passed }) => [
      metric,
      code,
      passed,
    ]);
  expect(verdicts(base400, without)).toContainEqual(["token-f1", "gate.not_compared", true]);
  expect(verdicts(without, base400)).toContainEqual(["token-f1", "gate.not_compared", false]);
});

it("fails where the runs have no model in common", () => {
  const base = makeLog({ samples: 20, models: ["old/name"] });
  expect(codes(gate(makeRun({ samples: 20, models: ["new/name"] }), { base, mayBeIncomplete }))).toEqual({
    passed: false,
    codes: ["gate.not_compared"],
  });
});
