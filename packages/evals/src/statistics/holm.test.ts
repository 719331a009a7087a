import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "./holm.ts";

describe("Holm's adjustment", () => {
  it("of 0.01, 0.04, 0.03, 0.005 is 0.03, 0.06, 0.06, 0.02 (the example on Wikipedia; R's p.adjust agrees)", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it("leaves one p-value as it is, caps at 1 and gives none for none", () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it("lies between the p-values and Bonferroni's, and keeps their order", () => {
    const pValue = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(pValue, { minLength: 1, maxLength: 30 }), (pValues) => {
        const adjusted = holm(pValues);
        for (const [index, value] of pValues.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(value);
          expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, value * pValues.length));
        }
        const byPValue = pValues.map((value, index) => [value, adjusted[index]!] as const);
        const inOrder = byPValue.toSorted(([left], [right]) => left - right).map(([, value]) => value);
        expect(inOrder).toEqual(inOrder.toSorted((left, right) => left - right));
      }),
    );
  });

  it("refuses what is no probability", () => {
    expect(() => holm([0.5, 1.5])).toThrow("pValues[1] must lie between 0 and 1, got 1.5");
    expect(() => holm([Number.NaN])).toThrow(RangeError);
  });
});
