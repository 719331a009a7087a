import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { div, mul, percent, sub } from "./quantity.ts";

/** How much of a firm's revenue goes into marketing content, and what a content market implies (report line 504). */
export const contentBudget = defineCalculator({
  id: "content-budget",
  title: { en: "Content's part of the marketing budget", zh: "营销预算中的内容支出" },
  summary: {
    en: "Multiplies revenue by the marketing share and by content's share of it, and turns a content market round into the marketing and the revenue behind it. The shares (15 percent for sales to consumers, 10 between firms, half of it content) and the markets of 72 and 100 billion dollars are the report's; revenue of 10 million dollars and a fifth of content made by AI are assumed. Agencies' margins and media costs are left out.",
    zh: "以收入乘营销占比再乘内容占比，并由内容市场规模反推背后的营销支出与企业收入。占比（BtoC 15%、BtoB 10%，其中一半用于内容）与 720 亿、千亿美元市场取自报告；1000 万美元收入与两成内容由 AI 制作为假设。不计代理商毛利与投放成本。",
  },
  lines: [[504, 504]],
  main: "contentUsd",
  input: z.strictObject({
    revenueUsd: number({ default: 10_000_000, unit: "USD", label: { en: "Revenue", zh: "企业收入" } }),
    marketingPercent: percentage({
      default: 15,
      positive: true,
      label: { en: "Marketing as a share of revenue", zh: "营销占收入比例" },
    }),
    contentPercent: percentage({
      default: 50,
      positive: true,
      label: { en: "Content as a share of marketing", zh: "内容占营销比例" },
    }),
    contentMarketUsd: number({
      default: 72_000_000_000,
      unit: "USD",
      positive: true,
      label: { en: "Content market", zh: "内容营销市场规模" },
    }),
    totalMarketUsd: number({
      default: 100_000_000_000,
      unit: "USD",
      label: { en: "Market the report holds possible", zh: "报告所称可达规模" },
    }),
    aiMadePercent: percentage({
      default: 20,
      label: { en: "Content that AI makes", zh: "由 AI 制作的内容占比" },
    }),
  }),
  output: z.strictObject({
    marketingUsd: result("USD", { en: "Marketing budget", zh: "营销预算" }),
    contentUsd: result("USD", { en: "Content budget", zh: "内容预算" }),
    contentOfRevenuePercent: result("percent", { en: "Content as a share of revenue", zh: "内容占收入比例" }),
    aiContentUsd: result("USD", { en: "Content budget that AI takes", zh: "AI 制作的内容预算" }),
    impliedMarketingUsd: result("USD", {
      en: "Marketing behind the content market",
      zh: "内容市场对应的营销支出",
    }),
    impliedRevenueUsd: result("USD", {
      en: "Revenue behind the content market",
      zh: "内容市场对应的企业收入",
    }),
    headroomPercent: result("percent", {
      en: "Room between the market and what is held possible",
      zh: "现有市场到可达规模的空间",
    }),
  }),
  compute({ q, step }) {
    const marketingUsd = step("marketingUsd", "USD", mul(q.revenueUsd, percent(q.marketingPercent)));
    const contentUsd = step("contentUsd", "USD", mul(marketingUsd, percent(q.contentPercent)));
    const contentOfRevenuePercent = step(
      "contentOfRevenuePercent",
      "percent",
      mul(q.marketingPercent, percent(q.contentPercent)),
    );
    const aiContentUsd = step("aiContentUsd", "USD", mul(contentUsd, percent(q.aiMadePercent)));
    const impliedMarketingUsd = step(
      "impliedMarketingUsd",
      "USD",
      div(q.contentMarketUsd, percent(q.contentPercent)),
    );
    const impliedRevenueUsd = step(
      "impliedRevenueUsd",
      "USD",
      div(impliedMarketingUsd, percent(q.marketingPercent)),
    );
    const headroomPercent = step(
      "headroomPercent",
      "percent",
      mul(sub(div(q.totalMarketUsd, q.contentMarketUsd), 1), 100),
    );
    return {
      marketingUsd,
      contentUsd,
      contentOfRevenuePercent,
      aiContentUsd,
      impliedMarketingUsd,
      impliedRevenueUsd,
      headroomPercent,
    };
  },
});
