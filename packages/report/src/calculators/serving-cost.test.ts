import { expect, it } from "vitest";
import { servingCost } from "./serving-cost.ts";

it("finds 3,617 servers, more than 250 million dollars a year and a dollar an hour", () => {
  expect(servingCost.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        yearlyCostUsd: 253_472_060,
        servers: 3_617,
        dailyCostFromHoursUsd: 694_464,
        impliedHourPriceUsd: expect.closeTo(0.999971, 6),
        queriesPerDay: expect.closeTo(192901111.111, 3),
      },
    },
  });
});

it("costs four training runs when the bill says so", () => {
  expect(
    servingCost.run({ dailyCostUsd: 400, daysPerYear: 100, trainingCostUsd: 10_000, costPerQueryUsd: 0.5 }),
  ).toMatchObject({
    ok: true,
    calculation: { outputs: { yearlyCostUsd: 40_000, yearToTrainingRatio: 4, queriesPerDay: 800 } },
  });
});

it("refuses queries that cost nothing", () => {
  expect(servingCost.run({ costPerQueryUsd: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "costPerQueryUsd" }] },
  });
});
