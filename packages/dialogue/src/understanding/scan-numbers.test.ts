import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "./folded.ts";
import { scanNumbers } from "./scan-numbers.ts";

function valuesIn(turn: string): number[] {
  return scanNumbers(normalise(turn)).map(({ value }) => value);
}

describe("Chinese numbers", () => {
  it.each([
    ["三千五百万", 35_000_000],
    ["一亿", 100_000_000],
    ["1.2亿", 120_000_000],
    ["3.5万", 35_000],
    ["一亿二", 120_000_000],
    ["三千五", 3_500],
    ["三千零五", 3_005],
    ["二百五", 250],
    ["两万零三十", 20_030],
    ["二〇二六", 2_026],
    ["1亿2000万", 120_000_000],
    ["2万5千", 25_000],
    ["三点五亿", 350_000_000],
    ["零点五", 0.5],
    ["一百二十三点五", 123.5],
    ["一万亿", 1e12],
    ["一万零五百亿", 1.05e12],
    ["貳佰叁拾陸萬", 2_360_000],
    ["百万", 1_000_000],
    ["两个亿", 200_000_000],
    ["半个亿", 50_000_000],
    ["一百多万", 1_000_000],
    ["100 多万", 1_000_000],
    ["十二", 12],
    ["3w", 30_000],
  ])("reads %s as %d", (turn, value) => {
    expect(valuesIn(turn)).toEqual([value]);
  });

  it.each(["千万别", "三四百", "十几万", "一千七八百", "第三", "第十二"])("reads no number in %s", (turn) => {
    expect(valuesIn(turn)).toEqual([]);
  });
});

describe("English numbers", () => {
  it.each([
    ["two hundred and fifty", [250]],
    ["a hundred million", [100_000_000]],
    ["8k", [8_000]],
    ["1.5bn", [1_500_000_000]],
    ["half a million", [500_000]],
    ["two and a half million", [2_500_000]],
    ["a million and a half", [1_500_000]],
    ["one point five billion", [1_500_000_000]],
    ["fifteen hundred", [1_500]],
    ["twenty-five", [25]],
    ["two dozen", [24]],
    ["nine hundred ninety nine thousand nine hundred and ninety nine", [999_999]],
    ["ten thousand million", [10_000_000_000]],
    ["between one hundred and two hundred", [100, 200]],
    ["five and six", [5, 6]],
    ["8,000.5", [8_000.5]],
    ["10-20", [10, 20]],
  ])("reads %s as %j", (turn, values) => {
    expect(valuesIn(turn)).toEqual(values);
  });

  it.each(["GPT-4", "H100", "v2", "1.2.3", "11/3", "3:1", "someone", "1234567890123456789"])(
    "reads no number in %s",
    (turn) => {
      expect(valuesIn(turn)).toEqual([]);
    },
  );
});

describe("numbers written out", () => {
  const upTo = fc.oneof(
    fc.integer({ min: 10, max: 9_999 }),
    fc.integer({ min: 10, max: 99_999_999 }),
    fc.integer({ min: 10, max: 999_999_999_999 }),
  );

  it("come back from Chinese words", () => {
    fc.assert(
      fc.property(upTo, (number) => {
        expect(valuesIn(chineseWords(number))).toEqual([number]);
      }),
    );
  });

  it("come back from English words", () => {
    fc.assert(
      fc.property(upTo, (number) => {
        expect(valuesIn(englishWords(number))).toEqual([number]);
      }),
    );
  });

  it("come back from figures", () => {
    fc.assert(
      fc.property(upTo, (number) => {
        expect(valuesIn(number.toLocaleString("en"))).toEqual([number]);
        expect(valuesIn(String(number / 8))).toEqual([number / 8]);
      }),
    );
  });
});

function chineseWords(number: number): string {
  const digits = "零一二三四五六七八九";
  const section = (value: number) => {
    let words = "";
    for (const [unit, name] of [
      [1_000, "千"],
      [100, "百"],
      [10, "十"],
      [1, ""],
    ] as const) {
      const digit = Math.floor(value / unit) % 10;
      if (digit > 0) words += `${digits.charAt(digit)}${name}`;
      else if (words !== "" && !words.endsWith("零")) words += "零";
    }
    return words.replace(/零$/u, "");
  };
  let words = "";
  let before = false;
  for (const [unit, name] of [
    [1e8, "亿"],
    [1e4, "万"],
    [1, ""],
  ] as const) {
    const value = Math.floor(number / unit) % 1e4;
    if (value === 0) continue;
    words += `${before && value < 1_000 ? "零" : ""}${section(value)}${name}`;
    before = true;
  }
  return words;
}

function englishWords(number: number): string {
  const ones =
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
      " ",
    );
  const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  const below = (value: number): string => {
    if (value < 20) return ones[value] ?? "";
    if (value < 100) {
      return `${tens[Math.floor(value / 10) - 2]}${value % 10 === 0 ? "" : `-${ones[value % 10]}`}`;
    }
    return `${ones[Math.floor(value / 100)]} hundred${value % 100 === 0 ? "" : ` and ${below(value % 100)}`}`;
  };
  const words: string[] = [];
  let rest = number;
  for (const [unit, name] of [
    [1e9, "billion"],
    [1e6, "million"],
    [1e3, "thousand"],
  ] as const) {
    if (rest >= unit) words.push(`${below(Math.floor(rest / unit))} ${name}`);
    rest %= unit;
  }
  if (rest > 0) words.push(`${words.length > 0 && rest < 100 ? "and " : ""}${below(rest)}`);
  return words.join(" ");
}
