import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numeric } from "./numeric.ts";
import { readNumbers } from "./read-numbers.ts";
import { fakeContext, scoredOf } from "./testing.ts";

describe("readNumbers", () => {
  it.each([
    ["1,234,567.5", [1_234_567.5]],
    ["1 234", [1, 234]],
    ["1\u202F234", [1234]],
    ["12.3%", [0.123]],
    ["百分之 12.5", [0.125]],
    ["5‰", [0.005]],
    ["20 percent", [0.2]],
    ["3.5万", [35_000]],
    ["1.1万", [11_000]],
    ["1.2 亿元", [120_000_000]],
    ["1亿2000万", [120_000_000]],
    ["3万5", [35_000]],
    ["3万5000", [35_000]],
    ["2万5千", [25_000]],
    ["1.5 million and 2bn", [1_500_000, 2_000_000_000]],
    ["5km, 5k, 5千克", [5, 5_000, 5]],
    ["1.5e3 or 2.5×10^-3 or 6×10⁶", [1_500, 0.0025, 6_000_000]],
    ["−5 and -$3.50", [-5, -3.5]],
    ["pages 3-5", [3, 5]],
    ["10 - 3 = 7", [10, 3, 7]],
    ["１２３", [123]],
    ["½ and 1½", [0.5, 1.5]],
    [String.raw`\boxed{\frac{3}{4}}`, [0.75]],
    [String.raw`1{,}000 or 50\%`, [1_000, 0.5]],
    [".5 and ...7", [0.5, 7]],
    ["GPT4 uses m2, H2O and x_1", []],
    ["USD500, US$20, ￥30", [500, 20, 30]],
    ["1e999", []],
    ["", []],
    ["👍3️⃣ \uD800 4", [3, 4]],
  ])("reads %s", (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers);
  });

  it("leaves percent as points where it is told to", () => {
    expect(readNumbers("12.3% of 5", { percentAs: "points" })).toEqual([12.3, 5]);
  });

  it("reads back any number as JavaScript or a newspaper writes it", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(readNumbers(`it is ${value}.`)).toEqual([
          value === 0 ? (Object.is(value, -0) ? 0 : value) : value,
        ]);
      }),
    );
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(readNumbers(value.toLocaleString("en-US"))).toEqual([value]);
      }),
    );
  });
});

describe("numeric", () => {
  const context = fakeContext();
  const score = (
    expected: number | string | (number | string)[],
    text: string,
    options: { absolute?: number; relative?: number; mark?: string; percentAs?: "points" } = {},
  ) =>
    numeric<string, typeof expected>(options).score(
      scoredOf({ sample: { input: "", expected }, solution: text }),
      context,
    );

  it("takes the last number of a text", () => {
    expect(score(72, "48 / 2 = 24, and 48 + 24 = 72.")).toEqual({ value: 1, details: { read: 72 } });
    expect(score(72, "72 of 100")).toEqual({ value: 0, why: "100 is not 72", details: { read: 100 } });
  });

  it("takes the number after the last mark", () => {
    expect(score(18, "#### 5\n#### 18 dollars (9 * 2)", { mark: "####" })).toMatchObject({ value: 1 });
    expect(score(18, "it is 18", { mark: "####" })).toEqual({ value: 0, why: 'no number after "####"' });
  });

  it("allows the larger of both tolerances, its edge included", () => {
    expect(score(200, "201", { relative: 0.005 })).toMatchObject({ value: 1 });
    expect(score(200, "201.1", { relative: 0.005 })).toMatchObject({ value: 0 });
    expect(score(0, "0.5", { absolute: 0.5, relative: 0.1 })).toMatchObject({ value: 1 });
  });

  it("reads an expected text as it reads answers", () => {
    expect(score("12.5%", "it is 0.125")).toMatchObject({ value: 1 });
    expect(score(["1万", "2万"], "20,000")).toMatchObject({ value: 1 });
    expect(score(12.5, "12.5%", { percentAs: "points" })).toMatchObject({ value: 1 });
  });

  it("gives 0 to an answer without a number, and refuses an expected text without one", () => {
    expect(score(1, "")).toEqual({ value: 0, why: "no number" });
    expect(() => score("none", "1")).toThrow('sample "s1": expected has to be one number, and is "none"');
    expect(() => score(Number.NaN, "1")).toThrow("expected has to be a number");
  });
});
