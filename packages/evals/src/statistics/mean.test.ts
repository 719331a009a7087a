import { describe, expect, it } from "vitest";
import { isBinary, isConstant, mean, standardError, variance } from "./mean.ts";

/** Hours of extra sleep with drug 1, Student 1908, as in R's data set `sleep`. */
const sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];

describe("mean, variance and standard error", () => {
  it("of Student's sleep data are 0.75, 3.200556 and 0.5657345", () => {
    expect(mean(sleep)).toBeCloseTo(0.75, 14);
    expect(variance(sleep)).toBeCloseTo(3.200556, 6);
    expect(standardError(sleep)).toBeCloseTo(0.5657345, 7);
  });

  it("lose no digits to a large offset: NIST's NumAcc4, mean 10000000.2, standard deviation 0.1", () => {
    const values = [10000000.2];
    for (let index = 0; index < 500; index++) values.push(10000000.1, 10000000.3);
    expect(mean(values)).toBe(10000000.2);
    expect(Math.sqrt(variance(values)!)).toBeCloseTo(0.1, 8);
  });

  it("are undefined in spread for a single value", () => {
    expect(mean([3])).toBe(3);
    expect(variance([3])).toBeUndefined();
    expect(standardError([3])).toBeUndefined();
  });

  it("refuse no values, NaN, infinities and sums that overflow, by name and value", () => {
    expect(() => mean([])).toThrow(new RangeError("values must not be empty, got length 0"));
    expect(() => mean([1, Number.NaN])).toThrow(new RangeError("values[1] must be a finite number, got NaN"));
    expect(() => variance([-Infinity, 1])).toThrow("values[0] must be a finite number, got -Infinity");
    expect(() => mean([1e308, 1e308])).toThrow("the sum of values must be finite, got Infinity");
  });
});

it("knows constant and 0/1 values", () => {
  expect([isConstant([0.1, 0.1, 0.1]), isConstant([0, 1]), isConstant([])]).toEqual([true, false, true]);
  expect([isBinary([0, 1, 1]), isBinary([0, 0.5]), isBinary([2])]).toEqual([true, false, false]);
});
