import { expect, it } from "vitest";
import { dataRunway } from "./data-runway.ts";

it("ends between 2027 and 2028", () => {
  expect(dataRunway.run({})).toMatchObject({
    ok: true,
    calculation: { outputs: { exhaustedYear: expect.closeTo(2027.421861, 5) } },
  });
});

it("lasts three doublings for eight times the data", () => {
  expect(
    dataRunway.run({ stockTokens: 8, datasetTokens: 1, growthFactorPerYear: 2, startYear: 2000 }),
  ).toMatchObject({
    ok: true,
    calculation: { outputs: { years: expect.closeTo(3, 9), exhaustedYear: expect.closeTo(2003, 9) } },
  });
});

it("has no end without growth", () => {
  expect(dataRunway.run({ growthFactorPerYear: 1 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "ln(growthFactorPerYear)" }] },
  });
});
