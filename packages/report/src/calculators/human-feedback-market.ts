import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { mul } from "./quantity.ts";

/** What the market for human feedback on models is worth (report line 174). */
export const humanFeedbackMarket = defineCalculator({
  id: "human-feedback-market",
  title: { en: "Market for human feedback", zh: "人类反馈市场" },
  summary: {
    en: "Records bought for one training, times buyers, times trainings a year, times the price of a record. Defaults are the report's for the United States in 2023. Quality grades and in-house labelling are left out.",
    zh: "单次训练购买条数×买家数×年训练次数×单价。默认值取报告对2023年美国市场的估计。不含质量分级与自建标注。",
  },
  lines: [[174, 174]],
  main: "marketUsd",
  input: z.strictObject({
    recordsPerTraining: number({
      default: 30_000,
      unit: "record",
      label: { en: "Records for one training", zh: "单次训练条数" },
    }),
    buyers: number({ default: 10, unit: "company", label: { en: "Buyers", zh: "买家数" } }),
    trainingsPerYear: number({
      default: 4,
      unit: "count",
      label: { en: "Trainings a year", zh: "年训练次数" },
    }),
    pricePerRecordUsd: number({ default: 10, unit: "USD", label: { en: "Price of a record", zh: "单价" } }),
  }),
  output: z.strictObject({
    recordsPerYear: result("record", { en: "Records a year", zh: "年需求条数" }),
    marketUsd: result("USD", { en: "Market", zh: "市场规模" }),
  }),
  compute({ q, step }) {
    const recordsPerYear = step(
      "recordsPerYear",
      "record",
      mul(q.recordsPerTraining, q.buyers, q.trainingsPerYear),
    );
    const marketUsd = step("marketUsd", "USD", mul(recordsPerYear, q.pricePerRecordUsd));
    return { recordsPerYear, marketUsd };
  },
});
