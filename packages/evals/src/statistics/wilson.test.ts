import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson.ts";

describe("Wilson's interval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %d among %d as in Newcombe 1998, table I, method 3", (successes, n, low, high) => {
    const interval = wilsonInterval({ successes, n });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    expect(interval).toMatchObject({ estimate: successes / n, level: 0.95, method: "wilson", n });
  });

  it("holds its estimate, lies in [0, 1], and turns with successes and failures", () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 0.999, noNaN: true }), ({ n, successes }, level) => {
        const interval = wilsonInterval({ successes, n, level });
        const turned = wilsonInterval({ successes: n - successes, n, level });
        expect(interval.low).toBeLessThanOrEqual(interval.estimate);
        expect(interval.high).toBeGreaterThanOrEqual(interval.estimate);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.high).toBeGreaterThan(interval.low);
        expect(turned.low).toBeCloseTo(1 - interval.high, 12);
      }),
    );
  });

  it("narrows with n and widens with the level", () => {
    const successes = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(successes, fc.integer({ min: 2, max: 20 }), (count, times) => {
        const width = (n: number, level = 0.95) => {
          const { low, high } = wilsonInterval({ successes: (count * n) / 200, n, level });
          return high - low;
        };
        expect(width(200 * times)).toBeLessThan(width(200));
        expect(width(200, 0.99)).toBeGreaterThan(width(200, 0.9));
      }),
    );
  });

  it("refuses impossible counts and levels, by name and value", () => {
    expect(() => wilsonInterval({ successes: 3, n: 2 })).toThrow("successes must be at most n (2), got 3");
    expect(() => wilsonInterval({ successes: 0, n: 0 })).toThrow(
      "n must be a whole number of at least 1, got 0",
    );
    expect(() => wilsonInterval({ successes: 0.5, n: 2 })).toThrow(RangeError);
    expect(() => wilsonInterval({ successes: 1, n: 2, level: 95 })).toThrow(
      "level must lie strictly between 0 and 1, got 95",
    );
  });
});
