import { expect, it } from "vitest";
import { clusterSums } from "./clustered.ts";
import { effectiveSize, trustedDesignEffect } from "./effective-size.ts";

const labels = Array.from({ length: 100 }, (_, index) => Math.floor(index / 10));

it("reckons with Kish's design effect where clusters agree fully: their size, times C / (C - 1)", () => {
  const sums = clusterSums(
    labels.map((label) => label % 2),
    labels,
  );
  expect(trustedDesignEffect(sums, 0.25).designEffect).toBeCloseTo((10 * 10) / 9, 12);
  expect(effectiveSize({ sums, varianceOfOne: 0.25, level: 0.95 })).toBeLessThan(9);
});

it("counts values that are all equal as one value a cluster", () => {
  const sums = clusterSums(
    labels.map(() => 1),
    labels,
  );
  expect(trustedDesignEffect(sums, 0)).toEqual({ designEffect: (10 * 10) / 9, degrees: 9 });
});

it("does not believe a design effect below one half", () => {
  const sums = clusterSums(
    labels.map((_, index) => index % 2),
    labels,
  );
  expect(trustedDesignEffect(sums, 0.25).designEffect).toBe(0.5);
});

it("has few degrees of freedom where few clusters differ from the others", () => {
  const sums = clusterSums(
    labels.map((label) => (label === 0 ? 1 : 0)),
    labels,
  );
  expect(trustedDesignEffect(sums, 0.09).degrees).toBeLessThan(3);
});
