import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanPassAtK, meanPassHatK, passAtK, passHatK } from "./pass-k.ts";

describe("pass@k and pass^k", () => {
  it("are 1 - C(7, 5) / C(10, 5) = 1 - 21 / 252 and C(3, 2) / C(10, 2) = 3 / 45 for 3 of 10", () => {
    expect(passAtK({ trials: 10, successes: 3, k: 5 })).toBeCloseTo(1 - 21 / 252, 14);
    expect(passHatK({ trials: 10, successes: 3, k: 2 })).toBeCloseTo(3 / 45, 14);
  });

  it("are exact for the n = 200 of the HumanEval paper, where binomials overflow a float", () => {
    // 1 - C(195, 100) / C(200, 100) = 1 - (100 * 99 * 98 * 97 * 96) / (200 * 199 * 198 * 197 * 196)
    const expected = 1 - (100 * 99 * 98 * 97 * 96) / (200 * 199 * 198 * 197 * 196);
    expect(passAtK({ trials: 200, successes: 5, k: 100 })).toBeCloseTo(expected, 12);
  });

  it("are 0 without a success, 1 without a failure, and the share of successes for k = 1", () => {
    expect([passAtK({ trials: 5, successes: 0, k: 3 }), passHatK({ trials: 5, successes: 0, k: 3 })]).toEqual(
      [0, 0],
    );
    expect([passAtK({ trials: 5, successes: 5, k: 3 }), passHatK({ trials: 5, successes: 5, k: 3 })]).toEqual(
      [1, 1],
    );
    expect(passAtK({ trials: 8, successes: 3, k: 1 })).toBeCloseTo(3 / 8, 14);
    expect(passHatK({ trials: 8, successes: 3, k: 1 })).toBeCloseTo(3 / 8, 14);
    expect(passHatK({ trials: 8, successes: 2, k: 3 })).toBe(0);
  });

  it("mirror each other, and rise and fall with k", () => {
    const sample = fc.integer({ min: 2, max: 60 }).chain((trials) =>
      fc.record({
        trials: fc.constant(trials),
        successes: fc.integer({ min: 0, max: trials }),
        k: fc.integer({ min: 1, max: trials - 1 }),
      }),
    );
    fc.assert(
      fc.property(sample, ({ trials, successes, k }) => {
        const failures = trials - successes;
        expect(passAtK({ trials, successes, k })).toBeCloseTo(
          1 - passHatK({ trials, successes: failures, k }),
          10,
        );
        expect(passAtK({ trials, successes, k: k + 1 })).toBeGreaterThanOrEqual(
          passAtK({ trials, successes, k }) - 1e-12,
        );
        expect(passHatK({ trials, successes, k: k + 1 })).toBeLessThanOrEqual(
          passHatK({ trials, successes, k }) + 1e-12,
        );
      }),
    );
  });

  it("are averaged over samples with an interval over the samples", () => {
    const samples = [0, 1, 2, 4].map((successes) => ({ trials: 4, successes }));
    const interval = meanPassAtK(samples, { k: 2 });
    expect(interval.estimate).toBeCloseTo((0 + 0.5 + 5 / 6 + 1) / 4, 12);
    expect(interval).toMatchObject({ method: "student", n: 4 });
    expect(meanPassHatK(samples, { k: 4 })).toMatchObject({ estimate: 0.25, method: "wilson", n: 4 });
    expect(meanPassHatK(samples, { k: 2, clusters: [1, 1, 2, 2] }).method).toBe("student-clustered");
  });

  it("refuse a k above the trials, more successes than trials and no samples", () => {
    expect(() => passAtK({ trials: 4, successes: 1, k: 5 })).toThrow("k must be at most trials (4), got 5");
    expect(() => passHatK({ trials: 4, successes: 1, k: 0 })).toThrow(
      "k must be a whole number of at least 1, got 0",
    );
    expect(() => passAtK({ trials: 4, successes: 5, k: 1 })).toThrow(
      "successes must be at most trials (4), got 5",
    );
    expect(() => meanPassAtK([], { k: 1 })).toThrow("samples must not be empty, got length 0");
  });
});
