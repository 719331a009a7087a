import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { add, div, ln, mul } from "./quantity.ts";

/** When training sets outgrow the text there is (report lines 145 and 180; Villalobos et al. 2024). */
export const dataRunway = defineCalculator({
  id: "data-runway",
  title: { en: "Runway of training data", zh: "训练数据可用年限" },
  summary: {
    en: "The year in which a training set that grows by a factor every year reaches the stock of text. The stock of 300 trillion tokens and the growth of 2.4 times are Epoch AI's (2024), the 15 trillion of 2024 are Llama 3's. Synthetic data and repeated passes stretch it.",
    zh: "训练集按年倍数增长，求其达到文本存量的年份。存量300万亿token与年增2.4倍取Epoch AI（2024），2024年15万亿token取Llama 3。合成数据与多遍训练可延长。",
  },
  lines: [
    [145, 145],
    [180, 180],
  ],
  source: "Villalobos et al., Will we run out of data?, arXiv:2211.04325v2 (2024)",
  main: "exhaustedYear",
  input: z.strictObject({
    stockTokens: number({
      default: 300e12,
      unit: "token",
      positive: true,
      label: { en: "Stock of text", zh: "文本存量" },
    }),
    datasetTokens: number({
      default: 15e12,
      unit: "token",
      positive: true,
      label: { en: "Training set today", zh: "当前训练集" },
    }),
    growthFactorPerYear: number({
      default: 2.4,
      unit: "multiple",
      positive: true,
      label: { en: "Growth of training sets a year", zh: "训练集年增倍数" },
    }),
    startYear: number({
      default: 2024,
      unit: "year-date",
      max: 3000,
      label: { en: "Year of today", zh: "起始年份" },
    }),
    passes: number({
      default: 1,
      unit: "count",
      positive: true,
      label: { en: "Passes over the stock", zh: "遍数" },
    }),
  }),
  output: z.strictObject({
    years: result("year", { en: "Years left", zh: "剩余年数" }),
    exhaustedYear: result("year-date", { en: "Year in which the text is used up", zh: "耗尽年份" }),
  }),
  compute({ q, step }) {
    const usableTokens = step("usableTokens", "token", mul(q.stockTokens, q.passes));
    const years = step(
      "years",
      "year",
      div(ln(div(usableTokens, q.datasetTokens)), ln(q.growthFactorPerYear)),
    );
    const exhaustedYear = step("exhaustedYear", "year-date", add(q.startYear, years));
    return { years, exhaustedYear };
  },
});
