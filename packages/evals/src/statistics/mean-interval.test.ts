import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredInterval } from "./clustered.ts";
import { meanInterval } from "./mean-interval.ts";
import { studentInterval } from "./student.ts";
import { wilsonInterval } from "./wilson.ts";

describe("the interval of a mean", () => {
  it("is chosen by the scores and their clusters", () => {
    const clusters = ["a", "a", "b", "b"];
    expect(meanInterval([1, 0, 1, 1])).toEqual(wilsonInterval({ successes: 3, n: 4 }));
    expect(meanInterval([1, 0.5, 1, 1])).toEqual(studentInterval([1, 0.5, 1, 1]));
    expect(meanInterval([1, 0.5, 1, 1], { clusters })).toEqual(clusteredInterval([1, 0.5, 1, 1], clusters));
    expect(meanInterval([1, 0, 1, 1], { clusters }).method).toBe("wilson-clustered");
    expect(meanInterval([1, 0, 1, 1], { clusters: [1, 2, 3, 4] }).method).toBe("wilson");
  });

  it("of 0/1 scores that are all equal counts each cluster as one score", () => {
    const values = Array.from({ length: 200 }, () => 1);
    const clusters = values.map((_, index) => index % 20);
    const interval = meanInterval(values, { clusters });
    expect(interval.high).toBe(1);
    expect(interval.low).toBeGreaterThan(0.79);
    expect(interval.low).toBeLessThan(wilsonInterval({ successes: 20, n: 20 }).low);
  });

  it("says none for no scores and for 0/1 scores in one cluster", () => {
    expect(meanInterval([])).toMatchObject({ estimate: undefined, method: "none", n: 0 });
    expect(meanInterval([1, 0, 1], { clusters: ["a", "a", "a"] })).toMatchObject({
      estimate: 2 / 3,
      low: undefined,
      method: "none",
    });
  });

  it("holds its estimate, lies in [0, 1] for 0/1 scores and turns with them", () => {
    const score = fc.record({ value: fc.constantFrom(0, 1), cluster: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 80 }), (scores) => {
        const clusters = scores.map(({ cluster }) => cluster);
        const interval = meanInterval(
          scores.map(({ value }) => value),
          { clusters },
        );
        const turned = meanInterval(
          scores.map(({ value }) => 1 - value),
          { clusters },
        );
        fc.pre(interval.low !== undefined);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(interval.estimate!);
        expect(interval.high).toBeGreaterThanOrEqual(interval.estimate!);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(turned.low).toBeCloseTo(1 - interval.high!, 9);
      }),
    );
  });

  it("widens when scores agree within clusters", () => {
    const values = Array.from({ length: 100 }, (_, index) => Math.floor(index / 10) % 2);
    const agreeing = meanInterval(values, { clusters: values.map((_, index) => Math.floor(index / 10)) });
    const alone = meanInterval(values);
    expect(agreeing.high! - agreeing.low!).toBeGreaterThan(2.5 * (alone.high! - alone.low!));
  });

  it("takes 100,000 scores in some milliseconds", () => {
    const values = Float64Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 1000);
    const clusters = Array.from({ length: 100_000 }, (_, index) => `document-${index % 5000}`);
    meanInterval(values, { clusters });
    const fastest = Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        meanInterval(values, { clusters });
        return performance.now() - start;
      }),
    );
    expect(fastest).toBeLessThan(100);
  });

  it("refuses NaN scores, too few labels and a level of 0", () => {
    expect(() => meanInterval([Number.NaN])).toThrow("values[0] must be a finite number, got NaN");
    expect(() => meanInterval([1, 0], { clusters: [1] })).toThrow("clusters must be as long as values (2)");
    expect(() => meanInterval([1, 0], { level: 0 })).toThrow(
      "level must lie strictly between 0 and 1, got 0",
    );
  });
});
