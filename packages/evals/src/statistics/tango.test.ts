import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tangoInterval } from "./tango.ts";

describe("Tango's interval", () => {
  it("of 1 and 7 discordant among 21 pairs is -0.517 to -0.026 (Fagerland, Lydersen & Laake 2014)", () => {
    const interval = tangoInterval({ onlyFirst: 1, onlySecond: 7, n: 21 });
    expect(interval.estimate).toBeCloseTo(-0.286, 3);
    expect(interval.low).toBeCloseTo(-0.517, 3);
    expect(interval.high).toBeCloseTo(-0.026, 3);
  });

  it("without discordant pairs is +- z^2 / (n + z^2)", () => {
    const square = 1.959963984540054 ** 2;
    const interval = tangoInterval({ onlyFirst: 0, onlySecond: 0, n: 50 });
    expect(interval.high).toBeCloseTo(square / (50 + square), 9);
    expect(interval.low).toBeCloseTo(-square / (50 + square), 9);
  });

  it("holds 0 exactly where McNemar's uncorrected chi-squared does not reject, and its estimate always", () => {
    const table = fc
      .tuple(
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 300 }),
      )
      .filter(([first, second, same]) => first + second + same > 0);
    fc.assert(
      fc.property(table, ([onlyFirst, onlySecond, same]) => {
        const n = onlyFirst + onlySecond + same;
        const { estimate, low, high } = tangoInterval({ onlyFirst, onlySecond, n });
        const score = (onlyFirst - onlySecond) / Math.sqrt(Math.max(1, onlyFirst + onlySecond));
        expect(low > 0 || high < 0).toBe(Math.abs(score) > 1.959963984540054);
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("refuses more discordant pairs than pairs", () => {
    expect(() => tangoInterval({ onlyFirst: 3, onlySecond: 2, n: 4 })).toThrow(
      "onlyFirst + onlySecond must be at most n (4), got 5",
    );
  });
});
