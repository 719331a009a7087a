import { describe, expect, it } from "vitest";
import { chooseCalculator, continueCalculator } from "./choose-calculator.ts";

describe("a calculator is recognised with its inputs", () => {
  it.each([
    [
      "what if GPUs cost 8,000 dollars and answers have 120 words?",
      "inference-fleet",
      { pricePerAcceleratorUsd: 8000, charactersPerAnswer: 120 },
    ],
    [
      "如果显卡8000美元、每次回答120个词呢",
      "inference-fleet",
      { pricePerAcceleratorUsd: 8000, charactersPerAnswer: 120 },
    ],
    [
      "If a cluster had 50,000 cards at 700 watts each, how many times a brain's power would it draw?",
      "power-gap",
      { accelerators: 50_000, acceleratorWatts: 700 },
    ],
    [
      "月费20美元、平台抽30%、每月生成500张图，毛利率多少",
      "unit-margin",
      { pricePerMonthUsd: 20, commissionPercent: 30, itemsPerMonth: 500 },
    ],
    [
      "如果利用率从40%提升到55%，一年2亿美元的账单能省多少",
      "utilisation-headroom",
      { currentPercent: 40, ceilingPercent: 55, yearlyBillUsd: 200_000_000 },
    ],
    [
      "市场从30亿以每年25%增长，5年后多大",
      "growth-rate",
      { start: 3_000_000_000, ratePercent: 25, years: 5, unknown: "end" },
    ],
    [
      "What would 300 million learners at 500 yuan a year make as a market?",
      "tutor-hour-cost",
      { learners: 300_000_000, appPricePerYearCny: 500 },
    ],
  ])("%s", (text, id, inputs) => {
    expect(chooseCalculator(text)).toMatchObject({ id, inputs, vary: [] });
  });
});

it("takes a year for a date and not for an amount", () => {
  expect(chooseCalculator("2030年全球AI市场规模有多大")?.changed ?? []).toEqual([]);
});

it("leaves out what is said not to hold", () => {
  expect(
    chooseCalculator("If 50 million people used ChatGPT a day instead of 20 million, how many GPUs?")?.inputs,
  ).toEqual({
    dailyUsers: 50_000_000,
  });
});

it("goes through several values, or a range in five steps", () => {
  expect(chooseCalculator("compare 8, 16 and 32 questions per user for the inference fleet")?.vary).toEqual([
    { input: "questionsPerUser", values: [8, 16, 32] },
  ]);
  expect(
    chooseCalculator("What if GPUs cost between 5 and 10 thousand dollars in the inference estimate?"),
  ).toMatchObject({
    vary: [{ input: "pricePerAcceleratorUsd", values: [5000, 6250, 7500, 8750, 10_000] }],
    output: "marketUsd",
  });
});

it("changes one input of the calculation before and keeps the rest", () => {
  const before = {
    id: "inference-fleet",
    inputs: { charactersPerAnswer: 120 },
    output: "accelerators",
    changed: ["charactersPerAnswer"],
  };
  expect(continueCalculator("and for a hundred million users?", before)).toMatchObject({
    inputs: { charactersPerAnswer: 120, dailyUsers: 100_000_000 },
    output: "accelerators",
  });
  expect(continueCalculator("and 200?", before)?.inputs).toEqual({ charactersPerAnswer: 200 });
  expect(continueCalculator("thank you", before)).toBeUndefined();
});
