import { describe, expect, it } from "vitest";
import { shareAndIncrement } from "./share-and-increment.ts";

describe("part, share, total and growth", () => {
  it("reproduces the report's music market: two thirds streaming, about 13 billion of it subscriptions", () => {
    expect(shareAndIncrement.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          partFromShare: 12_654_600_000,
          totalFromPart: expect.closeTo(26_915_113_871.64, 1),
          shareFromPartPercent: expect.closeTo(49.618_321, 6),
          remainder: 13_200_000_000,
          sumOfSharesPercent: 67,
          bothPartsFromShares: 17_554_000_000,
          totalAfterGrowth: 28_558_000_000,
          growthIncrement: 2_358_000_000,
          totalBeforeGrowth: expect.closeTo(24_036_697_247.71, 1),
        },
      },
    });
  });

  it("finds 30 where the report's digital media market states 40 billion", () => {
    expect(shareAndIncrement.run({ total: 150e9, sharePercent: 20, part: 40e9 })).toMatchObject({
      ok: true,
      calculation: {
        outputs: { partFromShare: 30e9, totalAfterShare: 180e9, totalFromPart: 200e9, remainder: 110e9 },
      },
    });
  });

  it("shrinks and recovers a total over two years", () => {
    expect(shareAndIncrement.run({ total: 81, growthPercent: -10, years: 2 })).toMatchObject({
      ok: true,
      calculation: { outputs: { totalAfterGrowth: 65.61, growthIncrement: -15.39, totalBeforeGrowth: 100 } },
    });
  });

  it("refuses a share of nought", () => {
    expect(shareAndIncrement.run({ sharePercent: 0 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "sharePercent" }] },
    });
  });
});
