import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa, krippendorffAlpha, type AlphaMetric } from "./agreement.ts";

function ratingsOf(table: readonly (readonly number[])[]): [number[], number[]] {
  const first: number[] = [];
  const second: number[] = [];
  for (const [row, counts] of table.entries()) {
    for (const [column, count] of counts.entries()) {
      for (let index = 0; index < count; index++) {
        first.push(row);
        second.push(column);
      }
    }
  }
  return [first, second];
}

describe("Cohen's kappa", () => {
  it("of husbands' and wives' ratings is 0.129 with error 0.0686 (Agresti, table 2.10; R's vcd::Kappa)", () => {
    const { kappa, standardError, interval } = cohenKappa(
      ...ratingsOf([
        [7, 7, 2, 3],
        [2, 8, 3, 7],
        [1, 5, 4, 9],
        [2, 8, 9, 14],
      ]),
    );
    expect(kappa).toBeCloseTo(0.1293, 4);
    expect(standardError).toBeCloseTo(0.0686, 4);
    expect(interval.low).toBeCloseTo(0.1293 - 1.96 * 0.0686, 3);
    expect(interval).toMatchObject({ method: "asymptotic", n: 91 });
  });

  it.each([
    [
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      [
        [45, 15],
        [25, 15],
      ],
      0.1304,
    ],
    [
      [
        [25, 35],
        [5, 35],
      ],
      0.2593,
    ],
  ])("of the tables %j on Wikipedia is %d", (table, expected) => {
    expect(cohenKappa(...ratingsOf(table)).kappa).toBeCloseTo(expected, 4);
  });

  it("is 1 without bounds for full agreement, and undefined where only one rating was given", () => {
    const full = cohenKappa(["a", "b", "a"], ["a", "b", "a"]);
    expect(full.kappa).toBeCloseTo(1, 12);
    expect(full.interval.method).toBe("none");
    expect(cohenKappa([true, true], [true, true])).toMatchObject({
      kappa: undefined,
      standardError: undefined,
    });
  });

  it("is symmetric, at most 1, and does not care what the ratings are called", () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
        const first = pairs.map(([left]) => left);
        const second = pairs.map(([, right]) => right);
        const { kappa, standardError } = cohenKappa(first, second);
        fc.pre(kappa !== undefined && standardError !== undefined);
        const renamed = cohenKappa(
          second.map((rating) => `rating ${rating}`),
          first.map((rating) => `rating ${rating}`),
        );
        expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
        expect(renamed.kappa).toBeCloseTo(kappa, 10);
        expect(renamed.standardError).toBeCloseTo(standardError, 6);
      }),
    );
  });

  it("refuses lists of different lengths, empty ones and NaN", () => {
    expect(() => cohenKappa(["a"], [])).toThrow("second must be as long as first (1), got length 0");
    expect(() => cohenKappa([], [])).toThrow("first must not be empty, got length 0");
    expect(() => cohenKappa([1], [Number.NaN])).toThrow(
      "second[0] must be a text, a boolean or a finite number, got NaN",
    );
  });
});

describe("Krippendorff's alpha", () => {
  const none = undefined;
  const example = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
    [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
  ];

  it.each<[AlphaMetric, number]>([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
  ])("of example C in Krippendorff 2011, with missing values, %s, is %d", (metric, expected) => {
    const { alpha, units, ratings } = krippendorffAlpha(example, { metric });
    expect(alpha).toBeCloseTo(expected, 3);
    expect([units, ratings]).toEqual([11, 40]);
  });

  it("of two observers with the nominal data of example B in Krippendorff 2011 is 0.692", () => {
    const first = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"];
    const second = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"];
    expect(krippendorffAlpha([first, second], { metric: "nominal" }).alpha).toBeCloseTo(0.692, 3);
  });

  it("of two observers with the 0/1 data of example A in Krippendorff 2011 is 0.095", () => {
    const first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    for (const metric of ["nominal", "ordinal", "interval"] as const) {
      expect(krippendorffAlpha([first, second], { metric }).alpha).toBeCloseTo(0.095, 3);
    }
  });

  it("is 1 for full agreement and undefined where nothing could disagree", () => {
    expect(
      krippendorffAlpha(
        [
          ["a", "b"],
          ["a", "b"],
        ],
        { metric: "nominal" },
      ).alpha,
    ).toBe(1);
    expect(
      krippendorffAlpha(
        [
          ["a", "a"],
          ["a", "a"],
        ],
        { metric: "nominal" },
      ).alpha,
    ).toBeUndefined();
    expect(
      krippendorffAlpha(
        [
          ["a", null],
          [none, "b"],
        ],
        { metric: "nominal" },
      ),
    ).toEqual({
      alpha: undefined,
      units: 0,
      ratings: 0,
    });
  });

  it("does not depend on the order of raters or units, nor for intervals on scale", () => {
    const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
    const unit = fc.tuple(rating, rating, rating);
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), (units) => {
        const raters = [0, 1, 2].map((rater) => units.map((each) => each[rater]));
        const { alpha } = krippendorffAlpha(raters, { metric: "interval" });
        const turned = raters.toReversed().map((ratings) => ratings.toReversed());
        const scaled = raters.map((ratings) =>
          ratings.map((each) => (each === undefined ? each : 10 * each - 3)),
        );
        fc.pre(alpha !== undefined);
        expect(krippendorffAlpha(turned, { metric: "interval" }).alpha).toBeCloseTo(alpha, 10);
        expect(krippendorffAlpha(scaled, { metric: "interval" }).alpha).toBeCloseTo(alpha, 10);
      }),
    );
  });

  it("refuses uneven lists, no raters, and texts for numeric metrics", () => {
    expect(() => krippendorffAlpha([[1, 2], [1]], { metric: "nominal" })).toThrow(
      "raters[1] must be as long as raters[0] (2), got length 1",
    );
    expect(() => krippendorffAlpha([], { metric: "nominal" })).toThrow(
      "raters must not be empty, got length 0",
    );
    expect(() => krippendorffAlpha([["a"], ["b"]], { metric: "ordinal" })).toThrow(
      "raters[0][0] must be a number for the ordinal metric, got a",
    );
    expect(() => krippendorffAlpha([[Infinity], [1]], { metric: "interval" })).toThrow("raters[0][0]");
  });
});
