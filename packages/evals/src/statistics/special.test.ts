import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomialCdf,
  logGamma,
  noncentralStudentCdf,
  normalCdf,
  normalQuantile,
  regularisedBeta,
  regularisedGamma,
  studentCdf,
  studentQuantile,
} from "./special.ts";

describe("log-gamma", () => {
  it("gives the factorials and the half-integer values of DLMF 5.4", () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11);
  });

  it.each([
    [0.1, 2.252712651734206],
    [1e5, 1051287.7089736569],
  ])("agrees with SciPy 1.17 at %d", (x, expected) => {
    expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(1e-14);
  });
});

describe("the incomplete beta and gamma functions", () => {
  it.each([
    [0.3, 2.5, 3.5, 0.29675298929566646],
    [0.501, 50_000, 50_000, 0.7364550617029552],
  ])("I_%d(%d, %d) agrees with SciPy 1.17", (x, a, b, expected) => {
    expect(regularisedBeta(x, a, b)).toBeCloseTo(expected, 9);
  });

  it("P(2.5, 3) agrees with SciPy 1.17, and P(1, x) is 1 - exp(-x)", () => {
    expect(regularisedGamma(2.5, 3)).toBeCloseTo(0.6937810815867212, 13);
    expect(regularisedGamma(1, 0.7)).toBeCloseTo(1 - Math.exp(-0.7), 14);
    expect(regularisedGamma(3, 0)).toBe(0);
    expect(regularisedGamma(3, Infinity)).toBe(1);
  });

  it("I_x(a, b) = 1 - I_1-x(b, a)", () => {
    const positive = fc.double({ min: 0.05, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), positive, positive, (parts, a, b) => {
        const x = parts / 1024;
        expect(regularisedBeta(x, a, b)).toBeCloseTo(1 - regularisedBeta(1 - x, b, a), 9);
      }),
    );
  });
});

describe("the normal distribution", () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [3, 0.99865010196837],
    [-1.5, 0.066807201268858],
  ])("P(Z <= %d) as in Abramowitz & Stegun, table 26.1", (z, expected) => {
    expect(normalCdf(z)).toBeCloseTo(expected, 14);
  });

  it("keeps its relative accuracy in the tail: Phi(-6) = 9.865876450377e-10", () => {
    expect(Math.abs(normalCdf(-6) / 9.865876450376946e-10 - 1)).toBeLessThan(1e-12);
  });

  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ])("gives the quantile of %d as checked in Wichura's AS 241", (probability, expected) => {
    expect(Math.abs(normalQuantile(probability) / expected - 1)).toBeLessThan(1e-14);
  });

  it.each([
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489],
    [0.95, 1.6448536269514722],
  ])("gives the quantile of %d", (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 13);
  });

  it("has a quantile that undoes the distribution function", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (probability) => {
        expect(normalCdf(normalQuantile(probability))).toBeCloseTo(probability, 13);
      }),
    );
  });
});

describe("Student's t", () => {
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [20, 2.086],
    [30, 2.042],
    [60, 2.0],
    [120, 1.98],
  ])("has its 0.975 quantile on %d degrees as in Fisher & Yates, table III", (degrees, expected) => {
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(expected, 3);
  });

  it.each([
    [0.975, 3, 3.1824463052837078],
    [0.9995, 2.5, 18.277893528131457],
    [0.975, 1e5, 1.9599877075346095],
  ])("has its %d quantile on %d degrees as SciPy 1.17", (probability, degrees, expected) => {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 9);
  });

  it("P(T <= 0.5) on 7 degrees as SciPy 1.17", () => {
    expect(studentCdf(0.5, 7)).toBeCloseTo(0.6837964321553578, 12);
    expect(studentCdf(-Infinity, 7)).toBe(0);
  });

  it("has a quantile that undoes the distribution function and is symmetric", () => {
    const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(probability, fc.double({ min: 0.5, max: 1e4, noNaN: true }), (share, degrees) => {
        const t = studentQuantile(share, degrees);
        expect(studentCdf(t, degrees)).toBeCloseTo(share, 10);
        expect(studentCdf(-t, degrees)).toBeCloseTo(1 - share, 10);
      }),
    );
  });
});

describe("the noncentral t distribution", () => {
  it.each([
    [2.0345, 33, 2.9155, 0.19221281152056327],
    [-2.03, 33, 0.5, 0.007309458944313469],
    [30, 500, 28, 0.9253625556878199],
  ])("P(T <= %d) on %d degrees, noncentrality %d, as SciPy 1.17", (t, degrees, noncentrality, expected) => {
    expect(noncentralStudentCdf({ t, degrees, noncentrality })).toBeCloseTo(expected, 11);
  });

  it("is the central one at noncentrality 0", () => {
    expect(noncentralStudentCdf({ t: 1.3, degrees: 4, noncentrality: 0 })).toBe(studentCdf(1.3, 4));
  });
});

describe("the binomial distribution", () => {
  it.each([
    [3, 10, 0.5, 0.171875],
    [0, 5, 0.2, 0.32768],
    [30, 100, 0.3, 0.5491236007687907],
  ])("P(X <= %d) of %d trials at %d", (successes, trials, share, expected) => {
    expect(binomialCdf({ successes, trials, share })).toBeCloseTo(expected, 11);
  });

  it("is 0 below no successes and 1 from all of them on", () => {
    expect(binomialCdf({ successes: -1, trials: 4, share: 0.3 })).toBe(0);
    expect(binomialCdf({ successes: 4, trials: 4, share: 0.3 })).toBe(1);
    expect(binomialCdf({ successes: 0, trials: 4, share: 0 })).toBe(1);
    expect(binomialCdf({ successes: 3, trials: 4, share: 1 })).toBe(0);
  });
});

it("refuses what it cannot compute, by name and value", () => {
  expect(() => logGamma(0)).toThrow(new RangeError("x must be a positive finite number, got 0"));
  expect(() => normalQuantile(1)).toThrow(RangeError);
  expect(() => normalCdf(Number.NaN)).toThrow("z must be a number, got NaN");
  expect(() => studentQuantile(0.9, -1)).toThrow("degrees must be a positive finite number, got -1");
  expect(() => studentCdf(Number.NaN, 2)).toThrow(RangeError);
  expect(() => regularisedBeta(1.1, 1, 1)).toThrow("x must lie between 0 and 1, got 1.1");
  expect(() => regularisedGamma(1, -1)).toThrow(RangeError);
  expect(() => binomialCdf({ successes: 0.5, trials: 4, share: 0.3 })).toThrow(RangeError);
  expect(() => noncentralStudentCdf({ t: Infinity, degrees: 3, noncentrality: 1 })).toThrow(RangeError);
  expect(() => noncentralStudentCdf({ t: 1, degrees: 3, noncentrality: Number.NaN })).toThrow(RangeError);
});
