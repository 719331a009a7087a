import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { studentInterval } from "./student.ts";

describe("Student's interval", () => {
  it("of the differences in Student's sleep data is that of R's t.test: 0.7001142 to 2.4598858", () => {
    const interval = studentInterval([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
    expect(interval.estimate).toBeCloseTo(1.58, 12);
    expect(interval.low).toBeCloseTo(0.7001142, 7);
    expect(interval.high).toBeCloseTo(2.4598858, 7);
    expect(interval).toMatchObject({ method: "student", n: 10, level: 0.95 });
  });

  it("has no bounds for no values, one value and equal values", () => {
    expect(studentInterval([])).toMatchObject({ estimate: undefined, low: undefined, method: "none", n: 0 });
    expect(studentInterval([0.3])).toMatchObject({ estimate: 0.3, low: undefined, method: "none", n: 1 });
    expect(studentInterval([0.1, 0.1, 0.1])).toMatchObject({ low: undefined, method: "none", n: 3 });
  });

  it("is symmetric about its estimate, moves with a shift and narrows when the values are repeated", () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 50 }), value, (values, shift) => {
        fc.pre(new Set(values).size > 1);
        const { estimate = 0, low = 0, high = 0 } = studentInterval(values);
        const moved = studentInterval(values.map((each) => each + shift));
        const repeated = studentInterval([...values, ...values]);
        expect(high - estimate).toBeCloseTo(estimate - low, 8);
        expect(moved.low).toBeCloseTo(low + shift, 8);
        expect(repeated.high! - repeated.low!).toBeLessThan(high - low);
      }),
    );
  });

  it("refuses NaN and a level of 1", () => {
    expect(() => studentInterval([1, Number.NaN])).toThrow("values[1] must be a finite number, got NaN");
    expect(() => studentInterval([1, 2], { level: 1 })).toThrow(RangeError);
  });
});
