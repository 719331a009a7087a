import { describe, expect, it } from "vitest";
import { creativeLabourShift } from "./creative-labour-shift.ts";

describe("games art after AI", () => {
  it("reproduces the report's 75 and 60 billion dollars", () => {
    expect(creativeLabourShift.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          artMarketUsd: 75e9,
          softwareBeforeUsd: 15e9,
          labourBeforeUsd: 60e9,
          softwareAfterUsd: 30e9,
          labourAfterUsd: 30e9,
          artMarketAfterUsd: 60e9,
          changePercent: -20,
          grownMarketUsd: 63.6e9,
        },
      },
    });
  });

  it("follows another split and two years of growth", () => {
    expect(
      creativeLabourShift.run({
        gamesMarketUsd: 1000,
        developmentSharePercent: 40,
        artSharePercent: 25,
        softwareSharePercent: 50,
        labourRemovedPercent: 20,
        softwareIncreasePercent: 60,
        growthPercent: 10,
        years: 2,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          artMarketUsd: 100,
          softwareAfterUsd: 80,
          labourAfterUsd: 40,
          artMarketAfterUsd: 120,
          changePercent: 20,
          grownMarketUsd: 145.2,
        },
      },
    });
  });

  it("refuses to remove more labour than there is", () => {
    expect(creativeLabourShift.run({ labourRemovedPercent: 120 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "labourRemovedPercent" }] },
    });
  });
});
