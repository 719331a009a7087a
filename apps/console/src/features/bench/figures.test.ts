import { makeRun } from "@assay/evals/reports/testing";
import { describePower } from "@assay/evals/statistics";
import { reportQuestions } from "@assay/report/evals";
import { expect, it } from "vitest";
import { pieces } from "./pieces.ts";
import { rankModels } from "./ranked-models.ts";
import { progressOf } from "./run-state.ts";
import { readSuite } from "./suite-reading.ts";
import { upright } from "./upright.ts";

const { summary } = makeRun({ samples: 60, models: ["a/weak", "b/strong"], skill: 0.4 });

it("puts the best model first, the lowest where less is better, and those without a score last", () => {
  const { run, aggregates } = summary;
  const [model] = aggregates.models;
  const [metric] = run.suite.metrics;
  if (model === undefined || metric === undefined) throw new Error("the made run is empty");
  const of = (name: string, value: number | undefined) => ({
    ...model,
    model: name,
    metrics: {
      [metric.id]:
        value === undefined ? undefined : { value, level: 0.95, method: "t", samples: 1, clusters: 1 },
    },
  });
  const models = [of("none", undefined), of("low", 0.2), of("broken", Number.NaN), of("high", 0.8)];
  const order = (isLowerBetter: boolean) =>
    rankModels({
      run: { ...run, suite: { ...run.suite, metrics: [{ ...metric, isLowerBetter }] } },
      aggregates: { ...aggregates, models },
    }).map((each) => each.summary.model);
  expect(order(false)).toEqual(["high", "low", "none", "broken"]);
  expect(order(true)).toEqual(["low", "high", "none", "broken"]);
});

it("turns a comparison so that the better model stands first", () => {
  const [comparison] = summary.aggregates.comparisons;
  if (comparison === undefined) throw new Error("no comparison");
  const turned = upright({
    ...comparison,
    difference: { ...comparison.difference, value: -0.2, low: -0.3, high: 0.1 },
  });
  expect(turned).toMatchObject({
    model: comparison.against,
    against: comparison.model,
    wins: comparison.losses,
    losses: comparison.wins,
    difference: { value: 0.2, low: -0.1, high: 0.3 },
  });
  const upheld = { ...comparison, difference: { ...comparison.difference, value: 0.2 } };
  expect(upright(upheld)).toBe(upheld);
});

it("counts how far a run is by the tries that were planned, without those that were lost", () => {
  expect(
    progressOf([
      { counts: { planned: 10, missing: 4, runErrors: 2 } },
      { counts: { planned: 10, missing: 10, runErrors: 0 } },
    ]),
  ).toEqual({ done: 4, lost: 2, planned: 20 });
  expect(progressOf([])).toEqual({ done: 0, lost: 0, planned: 0 });
});

it("says of a suite what each of its metrics can tell apart, by the samples that the metric counts", async () => {
  const { data } = await readSuite(reportQuestions, {});
  if ("problem" in data) throw new Error(data.problem);
  expect(data.metrics.map(({ metric }) => metric.id)).toEqual(reportQuestions.metrics.map(({ id }) => id));
  for (const { samples, clusters, two } of data.metrics) {
    expect(clusters).toBeLessThanOrEqual(samples);
    expect(samples).toBeLessThan(data.samples);
    const known = describePower({ kind: "paired-proportion", discordant: 0.3 }, { n: samples });
    expect(two).toBe(known.minimumDetectableEffect);
  }
});

it("hands out a text whole, without cutting a character in two", async () => {
  for (const text of ["", "short", `${"a".repeat(128 * 1024 - 1)}😀${"字".repeat(200_000)}`])
    expect(await new Response(pieces(text)).text()).toBe(text);
});
