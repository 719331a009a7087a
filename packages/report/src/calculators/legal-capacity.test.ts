import { describe, expect, it } from "vitest";
import { legalCapacity } from "./legal-capacity.ts";

describe("legal capacity", () => {
  it("leaves an eighth of China's cases over and puts the floor market at 752.4 million dollars", () => {
    expect(legalCapacity.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          unhandledPercent: 12.5,
          mattersPerLawyer: expect.closeTo(80.701_754, 6),
          lawyersPerFirm: 14.25,
          firmGrowthPercent: 5,
          futureMatters: 62_758_000,
          futureLawyers: 655_500,
          futureMattersPerLawyer: expect.closeTo(95.740_656, 6),
          productivityNeeded: expect.closeTo(1.186_352, 6),
          marketUsd: 752_400_000,
          marketCny: 5_417_280_000,
          futureMarketCny: 11_901_764_160,
        },
      },
    });
  });

  it("needs no more productivity when cases and lawyers grow alike", () => {
    expect(
      legalCapacity.run({
        cases: 1000,
        unhandledCases: 100,
        mediations: 0,
        caseGrowthPercent: 10,
        lawyers: 50,
        lawFirms: 10,
        newLawFirmsPerYear: 1,
        pricePerLawyerPerMonthUsd: 10,
        cnyPerUsd: 7,
        marketGrowthPercent: 0,
        years: 1,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          unhandledPercent: 10,
          mattersPerLawyer: 20,
          futureMatters: 1100,
          futureLawyers: 55,
          productivityNeeded: 1,
          marketUsd: 6000,
          marketCny: 42_000,
          futureMarketCny: 42_000,
        },
      },
    });
  });

  it("refuses more cases left over than cases", () => {
    expect(legalCapacity.run({ cases: 10, unhandledCases: 11 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "unhandledCases" }] },
    });
  });

  it("names the cases when a share of none is asked for", () => {
    expect(legalCapacity.run({ cases: 0, unhandledCases: 0 })).toMatchObject({
      ok: false,
      failure: { code: "division_by_zero", issues: [{ field: "cases" }] },
    });
  });
});
