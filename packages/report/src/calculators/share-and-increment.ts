import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, pow, sub } from "./quantity.ts";

/**
 * Part, share and total, each from the other two, and a total after growth
 * (report lines 474, 544 and 587; the MES projection compounds a yearly rate).
 */
export const shareAndIncrement = defineCalculator({
  id: "share-and-increment",
  title: { en: "Part, share, total and growth", zh: "部分、占比、总量与增量" },
  summary: {
    en: "Gives the part a share makes of a total, the total a part and its share imply, the share a part makes, what is left, the sum of two shares, and the total after years of growth. Defaults are the report's music market of 2022: 26.2 billion dollars, 48.3 and 18.7 percent, 13 billion, grown by 9 percent. What the total covers is left to the source.",
    zh: "由总量与占比求部分，由部分与占比反推总量，由两者求占比，并给出余量、两项占比之和与增长后的总量。默认值取报告中 2022 年音乐市场：262 亿美元、48.3% 与 18.7%、约 130 亿、增长 9%。总量口径以来源为准。",
  },
  lines: [
    [474, 474],
    [544, 544],
    [587, 587],
    [589, 589],
    [729, 729],
  ],
  main: "partFromShare",
  input: z.strictObject({
    total: number({
      default: 26_200_000_000,
      unit: "amount",
      positive: true,
      label: { en: "Total", zh: "总量" },
    }),
    sharePercent: percentage({
      default: 48.3,
      positive: true,
      label: { en: "Share of the part", zh: "部分占比" },
    }),
    otherSharePercent: percentage({
      default: 18.7,
      label: { en: "Share of another part", zh: "另一部分占比" },
    }),
    part: number({ default: 13_000_000_000, unit: "amount", label: { en: "Part", zh: "部分" } }),
    growthPercent: number({
      default: 9,
      unit: "percent",
      min: -99,
      max: 10_000,
      label: { en: "Growth a year", zh: "年增速" },
    }),
    years: number({ default: 1, unit: "year", max: 200, label: { en: "Years of growth", zh: "增长年数" } }),
  }),
  output: z.strictObject({
    partFromShare: result("amount", { en: "Total × share", zh: "总量×占比" }),
    totalFromPart: result("amount", { en: "Part ÷ share", zh: "部分÷占比" }),
    shareFromPartPercent: result("percent", { en: "Part ÷ total", zh: "部分÷总量" }),
    remainder: result("amount", { en: "Total less part", zh: "总量减部分" }),
    sumOfSharesPercent: result("percent", { en: "Both shares", zh: "两项占比之和" }),
    bothPartsFromShares: result("amount", { en: "Total × both shares", zh: "总量×两项占比" }),
    totalAfterShare: result("amount", { en: "Total raised by the share", zh: "总量按占比增加后" }),
    totalAfterGrowth: result("amount", { en: "Total after growth", zh: "增长后总量" }),
    growthIncrement: result("amount", { en: "Increase by growth", zh: "增长带来的增量" }),
    totalBeforeGrowth: result("amount", { en: "Total before growth", zh: "增长前总量" }),
  }),
  compute({ q, step }) {
    const partFromShare = step("partFromShare", "amount", mul(q.total, percent(q.sharePercent)));
    const totalFromPart = step("totalFromPart", "amount", div(q.part, percent(q.sharePercent)));
    const shareFromPartPercent = step("shareFromPartPercent", "percent", mul(div(q.part, q.total), 100));
    const remainder = step("remainder", "amount", sub(q.total, q.part));
    const sumOfSharesPercent = step(
      "sumOfSharesPercent",
      "percent",
      add(q.sharePercent, q.otherSharePercent),
    );
    const bothPartsFromShares = step(
      "bothPartsFromShares",
      "amount",
      mul(q.total, percent(sumOfSharesPercent)),
    );
    const totalAfterShare = step("totalAfterShare", "amount", add(q.total, partFromShare));
    const growthFactor = step("growthFactor", "multiple", pow(add(1, percent(q.growthPercent)), q.years));
    const totalAfterGrowth = step("totalAfterGrowth", "amount", mul(q.total, growthFactor));
    const growthIncrement = step("growthIncrement", "amount", sub(totalAfterGrowth, q.total));
    const totalBeforeGrowth = step("totalBeforeGrowth", "amount", div(q.total, growthFactor));
    return {
      partFromShare,
      totalFromPart,
      shareFromPartPercent,
      remainder,
      sumOfSharesPercent,
      bothPartsFromShares,
      totalAfterShare,
      totalAfterGrowth,
      growthIncrement,
      totalBeforeGrowth,
    };
  },
});
