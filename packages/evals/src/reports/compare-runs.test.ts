import { expect, it } from "vitest";
import { compareMetrics, compareRuns } from "./compare-runs.ts";
import { makeLog } from "./testing/make-log.ts";

it("pairs the same samples of the same model, the other run less the base", () => {
  const base = makeLog({ samples: 200, models: ["a", "b"], seed: 4, skill: 0.9 });
  const other = makeLog({ samples: 200, models: ["a", "c"], seed: 4, skill: 0.5 });
  const [only, ...others] = compareRuns(base, other);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ model: "a", against: "a", metric: "accuracy", isSignificant: true });
  expect(only?.difference.value).toBeLessThan(-0.2);
});

it("leaves out samples whose content changed, and metrics that are not the same", () => {
  const base = makeLog({ samples: 50, models: ["a"] });
  const changed = new Map(
    [...base.samples].map(([id, sample], at) => [id, at < 40 ? { ...sample, hash: "new" } : sample]),
  );
  const [one] = compareRuns(base, { ...base, samples: changed });
  expect(one?.difference.samples).toBeLessThanOrEqual(10);
  expect(one?.difference.value).toBe(0);
  expect(compareRuns(base, base, "recall")).toEqual([]);
});

it("corrects over all metrics and models at once", () => {
  const base = makeLog({ samples: 200, models: ["a", "b"], seed: 4, skill: 0.9 });
  const other = makeLog({ samples: 200, models: ["a", "b"], seed: 4, skill: 0.8 });
  const all = compareMetrics(base, other);
  expect(all.map(({ metric, model }) => [metric, model])).toEqual([
    ["accuracy", "a"],
    ["accuracy", "b"],
    ["token-f1", "a"],
    ["token-f1", "b"],
  ]);
  const ps = all.map(({ p }) => p);
  expect(Math.min(...all.map(({ adjustedP }) => adjustedP))).toBeCloseTo(Math.min(1, Math.min(...ps) * 4));
});
