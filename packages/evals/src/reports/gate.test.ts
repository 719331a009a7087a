import { expect, it } from "vitest";
import type { Estimate, Summary } from "../log/summary.ts";
import { summary } from "./__fixtures__/summary.ts";
import { gate } from "./gate.ts";
import { makeLog, makeRun } from "./testing/index.ts";

const log = makeLog({ samples: 100, models: 3 });
const mayBeIncomplete = true;

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
      why: "classic/report accuracy 0.79 [0.70, 0.86]: the lower bound 0.7 is below 0.75",
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
});

it("fails on a significant drop against the base run and on nothing less", () => {
  const base = makeLog({ samples: 400, models: ["a"], seed: 4, skill: 0.8 });
  const worse = makeRun({ samples: 400, models: ["a"], seed: 4, skill: 0.6 });
  const alike = makeRun({ samples: 400, models: ["a"], seed: 4, skill: 0.79 });
  const better = makeRun({ samples: 400, models: ["a"], seed: 4, skill: 0.95 });
  expect(codes(gate(worse, { base, mayBeIncomplete }))).toEqual({ passed: false, codes: ["gate.dropped"] });
  expect(codes(gate(alike, { base, mayBeIncomplete }))).toEqual({ passed: true, codes: ["gate.no_drop"] });
  expect(codes(gate(better, { base, mayBeIncomplete }))).toEqual({ passed: true, codes: ["gate.no_drop"] });
});

it("fails where the runs have no model in common", () => {
  const base = makeLog({ samples: 20, models: ["old/name"] });
  expect(codes(gate(makeRun({ samples: 20, models: ["new/name"] }), { base, mayBeIncomplete }))).toEqual({
    passed: false,
    codes: ["gate.not_compared"],
  });
});
