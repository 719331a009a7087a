import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mcnemarTest } from "./mcnemar.ts";

describe("McNemar's test", () => {
  it("of 1 and 7 discordant pairs gives exact 0.0703 and mid-p 0.0391 (Fagerland et al. 2013, table 1)", () => {
    const { exact, midP, discordant } = mcnemarTest({ onlyFirst: 1, onlySecond: 7 });
    expect(exact).toBeCloseTo(0.0703125, 12);
    expect(midP).toBeCloseTo(0.0390625, 12);
    expect(discordant).toBe(8);
  });

  it("of 150 and 86 in Agresti's approval ratings rejects as z = 4.17 does (Categorical Data Analysis, 10.1)", () => {
    expect(mcnemarTest({ onlyFirst: 150, onlySecond: 86 }).midP).toBeCloseTo(2.89e-5, 6);
  });

  it("gives 1 for as many on either side, or none", () => {
    expect(mcnemarTest({ onlyFirst: 0, onlySecond: 0 })).toEqual({ discordant: 0, exact: 1, midP: 1 });
    expect(mcnemarTest({ onlyFirst: 6, onlySecond: 6 })).toMatchObject({ exact: 1, midP: 1 });
  });

  it("reaches 0.05 with five discordant pairs at the least", () => {
    expect(mcnemarTest({ onlyFirst: 0, onlySecond: 4 }).midP).toBeCloseTo(0.0625, 12);
    expect(mcnemarTest({ onlyFirst: 0, onlySecond: 5 }).midP).toBeCloseTo(0.03125, 12);
  });

  it("is symmetric and its mid-p never above the exact one", () => {
    const count = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(count, count, (onlyFirst, onlySecond) => {
        const { exact, midP } = mcnemarTest({ onlyFirst, onlySecond });
        expect(mcnemarTest({ onlyFirst: onlySecond, onlySecond: onlyFirst })).toMatchObject({ exact, midP });
        expect(midP).toBeLessThanOrEqual(exact);
        expect(midP).toBeGreaterThanOrEqual(0);
        expect(exact).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("refuses counts that are none", () => {
    expect(() => mcnemarTest({ onlyFirst: -1, onlySecond: 2 })).toThrow(
      "onlyFirst must be a whole number of at least 0, got -1",
    );
  });
});
