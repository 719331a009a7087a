import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredInterval, clusteredStandardError } from "./clustered.ts";
import { standardError } from "./mean.ts";
import { studentQuantile } from "./special.ts";
import { studentInterval } from "./student.ts";

describe("the clustered standard error", () => {
  it("is sqrt(sum_c (sum_i (s - mean))^2 * C / (C - 1)) / n of arXiv 2411.00640, computed by hand", () => {
    // Mean 0.5; deviations by cluster 1, -0.5, -0.5: sqrt(1.5 * 3 / 2) / 6 = 0.25.
    const values = [1, 1, 0.5, 0, 0.25, 0.25];
    expect(clusteredStandardError(values, ["a", "a", "b", "b", "c", "c"])).toBeCloseTo(0.25, 14);
  });

  it("is the usual one with one value in every cluster", () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(values, (scores) => {
        const labels = scores.map((_, index) => `case-${index}`);
        expect(clusteredStandardError(scores, labels)).toBeCloseTo(standardError(scores)!, 10);
      }),
    );
  });

  it("does not shrink when every value is written down twice, as the usual one does", () => {
    const values = [0.2, 0.4, 0.9, 0.7];
    const clusters = [1, 2, 3, 4];
    const error = clusteredStandardError(values, clusters);
    expect(clusteredStandardError([...values, ...values], [...clusters, ...clusters])).toBeCloseTo(
      error!,
      14,
    );
  });

  it("is undefined for one cluster", () => {
    expect(clusteredStandardError([1, 2], ["a", "a"])).toBeUndefined();
  });
});

describe("the clustered interval", () => {
  it("takes t on C - 1 degrees", () => {
    const interval = clusteredInterval([1, 1, 0.5, 0, 0.25, 0.25], [1, 1, 2, 2, 3, 3], { level: 0.9 });
    expect(interval.high).toBeCloseTo(0.5 + studentQuantile(0.95, 2) * 0.25, 12);
    expect(interval).toMatchObject({ method: "student-clustered", n: 6, level: 0.9 });
  });

  it("is Student's with one value in every cluster, and does not depend on the order of values", () => {
    const values = [0.3, 0.5, 0.1, 0.9];
    expect(clusteredInterval(values, ["d", "b", "a", "c"])).toEqual(studentInterval(values));
    const mixed = clusteredInterval([1, 4, 2, 8], ["a", "b", "a", "b"]);
    const sorted = clusteredInterval([1, 2, 4, 8], ["a", "a", "b", "b"]);
    expect(mixed.low).toBeCloseTo(sorted.low!, 12);
  });

  it.each([
    ["no values", [], [], undefined],
    ["one cluster", [1, 2, 3], ["a", "a", "a"], 2],
    ["equal values", [0.1, 0.1, 0.1, 0.1], ["a", "a", "b", "b"], 0.1],
    ["equal cluster means", [0, 2, 0, 2], ["a", "a", "b", "b"], 1],
  ])("has no bounds for %s", (_, values, clusters, estimate) => {
    expect(clusteredInterval(values, clusters)).toEqual({
      estimate,
      low: undefined,
      high: undefined,
      level: 0.95,
      method: "none",
      n: values.length,
    });
  });

  it("refuses lists of different lengths, NaN values and NaN labels", () => {
    expect(() => clusteredInterval([1, 2], ["a"])).toThrow(
      "clusters must be as long as values (2), got length 1",
    );
    expect(() => clusteredInterval([1, Number.NaN], ["a", "b"])).toThrow("values[1] must be a finite number");
    expect(() => clusteredInterval([1, 2], [1, Number.NaN])).toThrow(
      "clusters[1] must be a text or a number, got NaN",
    );
  });
});
