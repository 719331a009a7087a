import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { biasCorrectedRate, judgeRates } from "./judge-rates.ts";
import { wilsonInterval } from "./wilson.ts";

const judgeOf = (truePositiveRate: number, trueNegativeRate: number, labels = 100) => ({
  truePositives: Math.round(truePositiveRate * labels),
  falseNegatives: Math.round((1 - truePositiveRate) * labels),
  trueNegatives: Math.round(trueNegativeRate * labels),
  falsePositives: Math.round((1 - trueNegativeRate) * labels),
});

describe("a judge's rates", () => {
  it("are counted against the labels with Wilson's intervals", () => {
    expect(judgeRates([1, 1, 0, 0, 1, 0], [1, 1, 1, 0, 0, 0])).toEqual({
      truePositives: 2,
      falseNegatives: 1,
      trueNegatives: 2,
      falsePositives: 1,
      truePositiveRate: wilsonInterval({ successes: 2, n: 3 }),
      trueNegativeRate: wilsonInterval({ successes: 2, n: 3 }),
    });
  });

  it("are unknown without labels of the kind", () => {
    expect(judgeRates([1, 0], [1, 1]).trueNegativeRate).toMatchObject({
      estimate: undefined,
      method: "none",
      n: 0,
    });
  });

  it("refuse what is neither 0 nor 1", () => {
    expect(() => judgeRates([1, 2], [1, 0])).toThrow("verdicts[1] must be 0 or 1, got 2");
    expect(() => judgeRates([1], [Number.NaN])).toThrow("labels[0] must be 0 or 1, got NaN");
    expect(() => judgeRates([1], [1, 0])).toThrow("labels must be as long as verdicts (1), got length 2");
    expect(() => judgeRates([], [])).toThrow("verdicts must not be empty, got length 0");
  });
});

describe("a rate corrected for its judge", () => {
  it("of 23 in 150 with rates 0.96 and 0.89 is 5.1% (the brucellosis example of R's epiR::epi.prev)", () => {
    const interval = biasCorrectedRate({ positives: 23, n: 150, judge: judgeOf(0.96, 0.89) });
    expect(interval.estimate).toBeCloseTo(0.051, 3);
    expect(interval.low).toBe(0);
    expect(interval.high).toBeGreaterThan(0.13);
    expect(interval).toMatchObject({ method: "rogan-gladen", n: 150 });
  });

  it("is clipped at 0 and 1: 6 in 151 with rates 0.964 and 0.927 is 0 (Moujaber et al. 2008, in epiR)", () => {
    expect(biasCorrectedRate({ positives: 6, n: 151, judge: judgeOf(0.964, 0.927, 1000) }).estimate).toBe(0);
    expect(biasCorrectedRate({ positives: 150, n: 150, judge: judgeOf(0.9, 0.9) }).estimate).toBe(1);
  });

  it("is undefined where the judge is no better than chance or a kind of label is missing", () => {
    for (const judge of [
      judgeOf(0.4, 0.6),
      judgeOf(0.3, 0.2),
      { ...judgeOf(0.9, 0.9), trueNegatives: 0, falsePositives: 0 },
    ]) {
      expect(biasCorrectedRate({ positives: 50, n: 100, judge })).toMatchObject({
        estimate: undefined,
        low: undefined,
        method: "none",
      });
    }
  });

  it("is wider than the rate taken at its word, and narrows with more labels", () => {
    const width = (labels: number) => {
      const { low = 0, high = 0 } = biasCorrectedRate({
        positives: 300,
        n: 1000,
        judge: judgeOf(0.9, 0.8, labels),
      });
      return high - low;
    };
    const taken = wilsonInterval({ successes: 300, n: 1000 });
    expect(width(50)).toBeGreaterThan(width(500));
    expect(width(500)).toBeGreaterThan(width(50_000));
    expect(width(50_000)).toBeGreaterThan(taken.high - taken.low);
  });

  it("holds its estimate inside [0, 1]", () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), count, ([a, b, c, d], positives) => {
        const judge = { truePositives: a, falseNegatives: b, trueNegatives: c, falsePositives: d };
        const interval = biasCorrectedRate({ positives, n: 60, judge });
        fc.pre(interval.low !== undefined);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(interval.estimate!);
        expect(interval.high).toBeGreaterThanOrEqual(interval.estimate!);
        expect(interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("refuses impossible counts", () => {
    expect(() => biasCorrectedRate({ positives: 3, n: 2, judge: judgeOf(0.9, 0.9) })).toThrow(
      "positives must be at most n (2), got 3",
    );
    expect(() =>
      biasCorrectedRate({ positives: 1, n: 2, judge: { ...judgeOf(0.9, 0.9), falsePositives: -1 } }),
    ).toThrow("falsePositives must be a whole number of at least 0, got -1");
  });
});
