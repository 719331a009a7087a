import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describePower, designEffect, minimumDetectableEffect, powerOf, requiredSize } from "./power.ts";

describe("power and required size", () => {
  it.each([
    [0.2, 199],
    [0.5, 34],
    [0.8, 15],
  ])("of a mean: Cohen's d %d needs %d (G*Power, R's pwr.t.test, one sample)", (effect, n) => {
    expect(requiredSize({ kind: "mean", sd: 1 }, { effect })).toBe(n);
    expect(requiredSize({ kind: "paired-mean", sd: 2 }, { effect: -2 * effect })).toBe(n);
  });

  it("of a mean: d 0.5 and n 34 have power 0.8077775 (G*Power; SciPy 1.17's noncentral t)", () => {
    expect(powerOf({ kind: "mean", sd: 1 }, { n: 34, effect: 0.5 })).toBeCloseTo(0.8077775012792738, 10);
  });

  it("of a proportion: 0.02 against 0.05 with n 500 has power 0.966, and 0.9 needs 341 (Rosner, chapter 7)", () => {
    const design = { kind: "proportion" as const, reference: 0.02 };
    expect(powerOf(design, { n: 500, effect: 0.03 })).toBeCloseTo(0.966, 3);
    expect(requiredSize(design, { effect: 0.03, power: 0.9 })).toBe(341);
  });

  it.each([
    [0.5, 0.4, 23],
    [0.45, 0.15, 155],
  ])(
    "of paired proportions: discordant %d, difference %d needs %d (Connor 1987)",
    (discordant, effect, n) => {
      expect(requiredSize({ kind: "paired-proportion", discordant }, { effect })).toBe(n);
    },
  );

  it("is alpha for no effect, and no n finds it", () => {
    for (const design of [
      { kind: "mean" as const, sd: 3 },
      { kind: "proportion" as const, reference: 0.4 },
      { kind: "paired-proportion" as const, discordant: 0.2 },
    ]) {
      expect(powerOf(design, { n: 80, effect: 0, alpha: 0.1 })).toBeCloseTo(0.1, 10);
      expect(requiredSize(design, { effect: 0 })).toBeUndefined();
    }
  });

  it("multiplies n by the design effect: Kish's 1 + (10 - 1) * 0.2 = 2.8", () => {
    const inflation = designEffect({ clusterSize: 10, icc: 0.2 });
    expect(inflation).toBeCloseTo(2.8, 14);
    const design = { kind: "paired-proportion" as const, discordant: 0.45 };
    const alone = requiredSize(design, { effect: 0.15 })!;
    const clustered = requiredSize(design, { effect: 0.15, designEffect: inflation })!;
    expect(clustered).toBeGreaterThan(2.75 * alone);
    expect(clustered).toBeLessThanOrEqual(Math.ceil(2.8 * alone));
  });
});

describe("the minimum detectable effect", () => {
  it("with 120 cases of which 12.5% are discordant is 9 points", () => {
    const effect = minimumDetectableEffect({ kind: "paired-proportion", discordant: 0.125 }, { n: 120 });
    expect(effect).toBeCloseTo(0.09, 2);
  });

  it("has just the wanted power, and falls with n", () => {
    const design = fc.oneof(
      fc.record({ kind: fc.constant("mean" as const), sd: fc.double({ min: 0.1, max: 9, noNaN: true }) }),
      fc.record({
        kind: fc.constant("proportion" as const),
        reference: fc.double({ min: 0.1, max: 0.6, noNaN: true }),
      }),
      fc.record({
        kind: fc.constant("paired-proportion" as const),
        discordant: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(design, fc.integer({ min: 120, max: 1000 }), (each, n) => {
        const effect = minimumDetectableEffect(each, { n, power: 0.9 })!;
        expect(powerOf(each, { n, effect })).toBeCloseTo(0.9, 6);
        expect(minimumDetectableEffect(each, { n: 2 * n, power: 0.9 })).toBeLessThan(effect);
        expect(requiredSize(each, { effect: effect * (1 + 1e-9), power: 0.9 })).toBe(n);
      }),
      { numRuns: 40 },
    );
  });

  it("is undefined where even the largest effect is not found", () => {
    expect(minimumDetectableEffect({ kind: "proportion", reference: 0.5 }, { n: 2 })).toBeUndefined();
    expect(minimumDetectableEffect({ kind: "mean", sd: 1 }, { n: 5, designEffect: 5 })).toBeUndefined();
    expect(
      minimumDetectableEffect({ kind: "proportion", reference: 0.05 }, { n: 20, direction: "down" }),
    ).toBeUndefined();
  });

  it("is described with the power and size for an effect of interest in plain numbers", () => {
    expect(describePower({ kind: "mean", sd: 1 }, { n: 34, effect: 0.5 })).toEqual({
      n: 34,
      effectiveSize: 34,
      designEffect: 1,
      alpha: 0.05,
      power: 0.8,
      minimumDetectableEffect: expect.closeTo(0.495, 3),
      effect: 0.5,
      powerAtEffect: expect.closeTo(0.8078, 4),
      requiredSize: 34,
    });
    expect(describePower({ kind: "mean", sd: 1 }, { n: 34 }).requiredSize).toBeUndefined();
  });
});

it("refuses impossible designs, by name and value", () => {
  const mean = { kind: "mean" as const, sd: 1 };
  expect(() => powerOf({ kind: "mean", sd: 0 }, { n: 9, effect: 1 })).toThrow(
    "sd must be a positive finite number, got 0",
  );
  expect(() => powerOf({ kind: "proportion", reference: 1 }, { n: 9, effect: 0 })).toThrow(
    "reference must lie strictly",
  );
  expect(() => powerOf({ kind: "paired-proportion", discordant: 2 }, { n: 9, effect: 0 })).toThrow(
    "discordant",
  );
  expect(() => powerOf({ kind: "proportion", reference: 0.9 }, { n: 9, effect: 0.2 })).toThrow(
    "effect must be at most",
  );
  expect(() => powerOf(mean, { n: 0, effect: 1 })).toThrow("n must be a whole number of at least 1, got 0");
  expect(() => powerOf(mean, { n: 9, effect: Number.NaN })).toThrow(
    "effect must be a finite number, got NaN",
  );
  expect(() => powerOf(mean, { n: 9, effect: 1, alpha: 1 })).toThrow("alpha must lie strictly");
  expect(() => powerOf(mean, { n: 9, effect: 1, designEffect: 0 })).toThrow(
    "designEffect must be a positive",
  );
  expect(() => requiredSize(mean, { effect: 1, power: 0 })).toThrow("power must lie strictly");
  expect(() => designEffect({ clusterSize: 0, icc: 0.1 })).toThrow("clusterSize");
  expect(() => designEffect({ clusterSize: 2, icc: 1.1 })).toThrow("icc must lie between 0 and 1, got 1.1");
});
