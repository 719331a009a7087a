import { describe, expect, it } from "vitest";
import { samplingPower } from "./sampling-power.ts";

describe("sampling power", () => {
  it("misses all ten exceptions among ten thousand records nineteen times in twenty with a sample of 60", () => {
    expect(samplingPower.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          missProbability: expect.closeTo(0.941_57, 4),
          detectionPercent: expect.closeTo(5.843, 2),
          expectedExceptions: 0.06,
          requiredSampleSize: 2588,
          requiredSharePercent: 25.88,
        },
      },
    });
  });

  it("counts combinations exactly: two of five, two drawn, leave C(3,2) ÷ C(5,2)", () => {
    expect(
      samplingPower.run({ population: 5, exceptions: 2, sampleSize: 2, confidencePercent: 80 }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          missProbability: 0.3,
          missPercent: 30,
          detectionPercent: 70,
          expectedExceptions: 0.8,
          requiredSampleSize: 3,
        },
      },
    });
  });

  it("needs every clean record and one more for certainty, and misses nothing then", () => {
    expect(
      samplingPower.run({ population: 100, exceptions: 4, sampleSize: 97, confidencePercent: 100 }),
    ).toMatchObject({
      ok: true,
      calculation: { outputs: { missProbability: 0, detectionPercent: 100, requiredSampleSize: 97 } },
    });
  });

  it("refuses a sample larger than the population", () => {
    expect(samplingPower.run({ population: 50, sampleSize: 60 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "sampleSize" }] },
    });
  });

  it("refuses more exceptions than records", () => {
    expect(samplingPower.run({ population: 5, exceptions: 6, sampleSize: 1 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "exceptions" }] },
    });
  });
});
