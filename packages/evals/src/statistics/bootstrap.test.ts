import { describe, expect, it } from "vitest";
import { bootstrapInterval, bootstrapMean } from "./bootstrap.ts";
import { createRandom } from "./random.ts";
import { studentInterval } from "./student.ts";

const random = createRandom("bootstrap");
const values = Array.from({ length: 200 }, () => random.normal());

describe("the cluster bootstrap", () => {
  it("comes within a few percent of Student's interval for independent normal values", () => {
    const bootstrapped = bootstrapInterval(values, { seed: 1, resamples: 10_000 });
    const exact = studentInterval(values);
    expect(bootstrapped.low).toBeCloseTo(exact.low!, 1);
    expect(bootstrapped.high).toBeCloseTo(exact.high!, 1);
    expect(bootstrapped).toMatchObject({ method: "bootstrap", n: 200, level: 0.95 });
  });

  it("gives the same bounds for a seed, others for another", () => {
    expect(bootstrapInterval(values, { seed: "a" })).toEqual(bootstrapInterval(values, { seed: "a" }));
    expect(bootstrapInterval(values, { seed: "a" })).not.toEqual(bootstrapInterval(values, { seed: "b" }));
  });

  it("widens where clusters share their values", () => {
    const clusters = [...values, ...values].map((_, index) => index % 200);
    const together = bootstrapInterval([...values, ...values], { clusters });
    const apart = bootstrapInterval([...values, ...values]);
    expect(together.high! - together.low!).toBeGreaterThan(1.3 * (apart.high! - apart.low!));
  });

  it("rejects 0 exactly where its interval misses 0", () => {
    for (const shift of [0, 0.1, 0.13, 0.15, 0.17, 0.2, 0.3]) {
      const { interval, pValue } = bootstrapMean(
        values.map((value) => value + shift),
        { seed: 5, resamples: 1999 },
      );
      expect(pValue! <= 0.05).toBe(interval.low! > 0 || interval.high! < 0);
    }
  });

  it("has no bounds for one cluster, no values and equal values", () => {
    expect(bootstrapMean([1, 2], { clusters: ["a", "a"] })).toMatchObject({
      interval: { method: "none", estimate: 1.5 },
      pValue: undefined,
    });
    expect(bootstrapInterval([])).toMatchObject({ method: "none", n: 0 });
    expect(bootstrapInterval([3, 3, 3])).toMatchObject({ method: "none", estimate: 3 });
  });

  it("refuses too few resamples for the level, and NaN", () => {
    expect(() => bootstrapInterval([1, 2], { resamples: 10 })).toThrow(
      "resamples must be a whole number of at least",
    );
    expect(() => bootstrapInterval([1, Number.NaN])).toThrow("values[1] must be a finite number, got NaN");
  });
});
