import { describe, expect, it } from "vitest";
import { add, div, ln, mul, named, percent, pow, sub } from "./quantity.ts";

const a = named("a", 6);
const b = named("b", 3);

describe("a formula", () => {
  it.each([
    [add(a, b), "a + b", "6 + 3", 9],
    [mul(add(a, b), 2), "(a + b) × 2", "(6 + 3) × 2", 18],
    [sub(a, sub(b, 1)), "a − (b − 1)", "6 − (3 − 1)", 4],
    [div(a, mul(b, 2)), "a ÷ (b × 2)", "6 ÷ (3 × 2)", 1],
    [pow(add(a, b), 2), "(a + b)^2", "(6 + 3)^2", 81],
    [mul(percent(50), a), "50 ÷ 100 × a", "50 ÷ 100 × 6", 3],
    [mul(named("c", -2), a), "c × a", "(-2) × 6", -12],
  ])("keeps its brackets where they change the result: %#", (quantity, formula, substituted, value) => {
    expect({ ...quantity, value: quantity.value.toNumber() }).toMatchObject({ formula, substituted, value });
  });

  it("adds money without the error of binary fractions", () => {
    expect(add(named("x", 0.1), named("y", 0.2)).value.toNumber()).toBe(0.3);
  });

  it("names the divisor that was zero", () => {
    expect(() => div(a, sub(b, 3))).toThrow("division_by_zero: b − 3");
  });

  it("refuses logarithms of nothing and numbers too large to hold", () => {
    expect(() => ln(sub(b, 3))).toThrow("outside_domain");
    expect(() => pow(named("x", 1e30), 100)).toThrow("too_large");
  });
});
