import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumbers } from "./read-numbers.ts";

const valuesOf = (text: string) => readNumbers(text).map(({ value }) => value);

describe("numbers of a question", () => {
  it.each([
    ["8,000 dollars and answers of 120 words", [8000, 120]],
    ["a hundred million users", [100_000_000]],
    ["between 5 and 10 thousand dollars", [5, 10_000]],
    ["half a million people", [500_000]],
    ["twenty-five percent", [25]],
    ["一亿用户", [100_000_000]],
    ["两千三百万", [23_000_000]],
    ["十五万张卡", [150_000]],
    ["百分之二十五", [25]],
    ["三成", [30]],
    ["1.76万亿", [1.76e12]],
    ["$320 million", [320_000_000]],
    ["5g network", []],
    ["one of them", []],
  ])("reads %s", (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it("tells money of two currencies, percent and plain numbers apart", () => {
    expect(readNumbers("0.36美分, 35万元, 27.5%, 三块卡, 5块钱")).toMatchObject([
      { value: 0.0036, kind: "money", currency: "USD" },
      { value: 350_000, kind: "money", currency: "CNY" },
      { value: 27.5, kind: "percent" },
      { value: 3, kind: "plain" },
      { value: 5, kind: "money", currency: "CNY" },
    ]);
  });

  it("reads any grouped integer as what it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        expect(valuesOf(`about ${new Intl.NumberFormat("en").format(value)} of them`)).toEqual([value]);
      }),
    );
  });

  it("returns places in order, inside the text and apart from each other, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("12 .,%$万亿一十百half千a million元-")) }),
        (text) => {
          let last = 0;
          for (const { start, end, value } of readNumbers(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(Number.isFinite(value)).toBe(true);
            last = end;
          }
        },
      ),
    );
  });
});
