import { describe, expect, it } from "vitest";
import { agrees, figuresIn } from "./figure.ts";

const values = (text: string) =>
  figuresIn(text).map(({ value, unit }) => (unit === undefined ? value : `${value}${unit}`));

describe("figuresIn", () => {
  it.each([
    ["$700,000 a day", [700_000]],
    ["1.2 billion users", [1_200_000_000]],
    ["约 3.5 亿元", [350_000_000]],
    ["1.5万亿", [1_500_000_000_000]],
    ["70% of 3k calls", ["70%", 3_000]],
    ["百分之七十", []],
    ["GPT-4 on H100 with v2.1", []],
    ["8B parameters", [8_000_000_000]],
    ["In 2024, on 3月5日, at 10:30", []],
    ["2024 users", [2_024]],
    ["1. First\n2. Second", []],
    ["3-5 million", [3_000_000, 5_000_000]],
    ["10–20%", ["10%", "20%"]],
    ["12 months", [12]],
    ["On 2024-11-05 or 11/05, in 3-5 days", [3, 5]],
    ["每天花费70万美元", [700_000]],
    ["0.5 seconds.", [0.5]],
  ])("reads %j", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });
});

describe("agrees", () => {
  it.each([
    ["1.2 billion", 1_234_000_000, true],
    ["1.3 billion", 1_234_000_000, false],
    ["700,000", 700_000, true],
    ["700,000", 712_000, true],
    ["700,000", 790_000, false],
    ["5", 5.2, true],
    ["5", 5.4, false],
  ])("%s against %d is %s", (text, record, expected) => {
    const [figure] = figuresIn(text);
    expect(figure && agrees(figure, record)).toBe(expected);
  });
});
