import { z } from "zod";
import { choice, defineCalculator, number, result } from "./calculator.ts";
import { add, div, ln, mul, percent, pow, sub } from "./quantity.ts";

/** Compound growth: any one of start, end, years and rate from the other three (report lines 120, 379 and 587). */
export const growthRate = defineCalculator({
  id: "growth-rate",
  title: { en: "Compound growth", zh: "复合增长" },
  summary: {
    en: "Solves end = start \u00d7 (1 + rate) to the power of years for the unknown. Defaults are the report's world market for manufacturing execution systems from 2022 to 2024.",
    zh: "解“终值=初值×(1+增速)^年数”中的未知量。默认值取报告中2022至2024年全球MES市场。",
  },
  lines: [
    [120, 120],
    [379, 379],
    [587, 587],
  ],
  main: "totalGrowthPercent",
  input: z.strictObject({
    unknown: choice({
      options: ["rate", "start", "end", "years"],
      default: "rate",
      label: { en: "What to find", zh: "求解" },
    }),
    start: number({
      default: 142_000_000_000,
      unit: "amount",
      positive: true,
      label: { en: "Start", zh: "初值" },
    }),
    end: number({
      default: 189_860_000_000,
      unit: "amount",
      positive: true,
      label: { en: "End", zh: "终值" },
    }),
    years: number({
      default: 2,
      unit: "year",
      positive: true,
      max: 1000,
      label: { en: "Years", zh: "年数" },
    }),
    ratePercent: number({
      default: 15.5,
      unit: "percent",
      min: -99.99,
      max: 1e6,
      label: { en: "Growth a year", zh: "年增速" },
    }),
  }),
  output: z.strictObject({
    start: result("amount", { en: "Start", zh: "初值" }),
    end: result("amount", { en: "End", zh: "终值" }),
    years: result("year", { en: "Years", zh: "年数" }),
    ratePercent: result("percent", { en: "Growth a year", zh: "年增速" }),
    totalGrowthPercent: result("percent", { en: "Growth in all", zh: "总增长" }),
  }),
  compute({ input, q, step }) {
    const factor = add(1, percent(q.ratePercent));
    const start =
      input.unknown === "start" ? step("start", "amount", div(q.end, pow(factor, q.years))) : q.start;
    const end = input.unknown === "end" ? step("end", "amount", mul(q.start, pow(factor, q.years))) : q.end;
    const years =
      input.unknown === "years" ? step("years", "year", div(ln(div(q.end, q.start)), ln(factor))) : q.years;
    const ratePercent =
      input.unknown === "rate"
        ? step("ratePercent", "percent", mul(sub(pow(div(q.end, q.start), div(1, q.years)), 1), 100))
        : q.ratePercent;
    const totalGrowthPercent = step("totalGrowthPercent", "percent", mul(sub(div(end, start), 1), 100));
    return { start, end, years, ratePercent, totalGrowthPercent };
  },
});
