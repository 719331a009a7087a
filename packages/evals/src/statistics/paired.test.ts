import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mcnemarTest } from "./mcnemar.ts";
import { pairedDifference } from "./paired.ts";
import { tangoInterval } from "./tango.ts";

/** Extra sleep with two drugs, Student 1908, as in R's data set `sleep`. */
const drugOne = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const drugTwo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe("a paired difference", () => {
  it("of Student's sleep data is that of R's t.test: p 0.002833, -2.4598858 to -0.7001142", () => {
    const result = pairedDifference(drugOne, drugTwo);
    expect(result.difference).toBeCloseTo(-1.58, 12);
    expect(result.pValue).toBeCloseTo(0.002833, 6);
    expect(result.interval.low).toBeCloseTo(-2.4598858, 7);
    expect(result.interval.high).toBeCloseTo(-0.7001142, 7);
    expect(result).toMatchObject({ method: "student", n: 10, clusters: undefined });
  });

  it("of 0/1 scores is tested by mid-p McNemar with Tango's interval", () => {
    const first = [1, 0, 0, 0, 0, 0, 0, 0, 1, ...Array.from({ length: 12 }, () => 0)];
    const second = [0, 1, 1, 1, 1, 1, 1, 1, 1, ...Array.from({ length: 12 }, () => 0)];
    const counts = { onlyFirst: 1, onlySecond: 7 };
    expect(pairedDifference(first, second)).toEqual({
      difference: -6 / 21,
      interval: tangoInterval({ ...counts, n: 21 }),
      pValue: mcnemarTest(counts).midP,
      method: "mcnemar-mid-p",
      n: 21,
      clusters: undefined,
    });
  });

  it("takes clusters of one pair each for no clusters", () => {
    const clusters = drugOne.map((_, index) => index);
    expect(pairedDifference(drugOne, drugTwo, { clusters })).toEqual({
      ...pairedDifference(drugOne, drugTwo),
      clusters: 10,
    });
  });

  it("does not grow more certain when every case is written down ten times in its cluster", () => {
    const clusters = drugOne.map((_, index) => index);
    const tenfold = <T>(items: readonly T[]) => Array.from({ length: 10 }, () => items).flat();
    const result = pairedDifference(tenfold(drugOne), tenfold(drugTwo), { clusters: tenfold(clusters) });
    expect(result.pValue).toBeCloseTo(pairedDifference(drugOne, drugTwo).pValue!, 10);
    expect(result).toMatchObject({ method: "student-clustered", n: 100, clusters: 10 });
  });

  it("of 0/1 scores in clusters rejects at 5% exactly where its interval misses 0, and turns with its sides", () => {
    const pair = fc.record({
      first: fc.constantFrom(0, 1),
      second: fc.constantFrom(0, 1, 1),
      cluster: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 120 }), (pairs) => {
        const first = pairs.map((each) => each.first);
        const second = pairs.map((each) => each.second);
        const clusters = pairs.map((each) => each.cluster);
        const result = pairedDifference(first, second, { clusters });
        const turned = pairedDifference(second, first, { clusters });
        fc.pre(result.method === "score-clustered");
        expect(result.pValue! < 0.05).toBe(result.interval.low! > 0 || result.interval.high! < 0);
        expect(turned.pValue).toBeCloseTo(result.pValue!, 9);
        expect(turned.interval.low).toBeCloseTo(-result.interval.high!, 9);
        expect(result.interval.low).toBeLessThanOrEqual(result.difference + 1e-12);
        expect(result.interval.high).toBeGreaterThanOrEqual(result.difference - 1e-12);
      }),
    );
  });

  it("by the bootstrap depends on its seed alone", () => {
    const result = pairedDifference(drugOne, drugTwo, { method: "bootstrap", seed: 3 });
    expect(result).toEqual(pairedDifference(drugOne, drugTwo, { method: "bootstrap", seed: 3 }));
    expect(result.method).toBe("bootstrap");
    expect(result.pValue).toBeLessThan(0.05);
    expect(result.interval.high).toBeLessThan(0);
  });

  it("of equal scores is 0 with p 1, with an interval only where one can be had", () => {
    expect(pairedDifference(drugOne, drugOne)).toMatchObject({ difference: 0, pValue: 1, method: "none" });
    const same = pairedDifference([1, 0, 1], [1, 0, 1]);
    expect(same).toMatchObject({ difference: 0, pValue: 1, method: "mcnemar-mid-p" });
    expect(same.interval.high).toBeGreaterThan(0.5);
  });

  it("says none for one cluster and for a constant difference", () => {
    expect(pairedDifference([1, 0, 1], [0, 0, 1], { clusters: [1, 1, 1] })).toMatchObject({
      pValue: undefined,
      method: "none",
      clusters: 1,
    });
    expect(pairedDifference([2, 3], [1, 2])).toMatchObject({
      difference: 1,
      pValue: undefined,
      method: "none",
    });
  });

  it("refuses lists of different lengths, empty ones and NaN", () => {
    expect(() => pairedDifference([1], [1, 2])).toThrow("second must be as long as first (1), got length 2");
    expect(() => pairedDifference([], [])).toThrow("first must not be empty, got length 0");
    expect(() => pairedDifference([1], [Number.NaN])).toThrow("second[0] must be a finite number, got NaN");
    expect(() => pairedDifference([1, 2], [2, 1], { clusters: ["a"] })).toThrow(
      "clusters must be as long as values",
    );
  });
});
