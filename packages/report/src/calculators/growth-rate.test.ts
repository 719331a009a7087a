import { expect, it } from "vitest";
import { growthRate } from "./growth-rate.ts";

it("finds the growth between the report's two years", () => {
  expect(growthRate.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        ratePercent: expect.closeTo(15.630543, 5),
        totalGrowthPercent: expect.closeTo(33.704225, 6),
      },
    },
  });
});

it("finds China Telecom's growth from what was added", () => {
  expect(growthRate.run({ start: 2.9, end: 11, years: 1 })).toMatchObject({
    ok: true,
    calculation: { outputs: { ratePercent: expect.closeTo(279.310345, 6) } },
  });
});

it("finds the end, the start and the years as well", () => {
  expect(growthRate.run({ unknown: "years", start: 100, end: 121, ratePercent: 10 })).toMatchObject({
    ok: true,
    calculation: { outputs: { years: expect.closeTo(2, 9) } },
  });
});

it("refuses to start from nothing", () => {
  expect(growthRate.run({ start: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "start" }] },
  });
});
