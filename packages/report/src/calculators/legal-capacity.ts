import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, pow } from "./quantity.ts";

/** Cases against lawyers, the growth of both, and the market the lawyers would pay for (report line 422). */
export const legalCapacity = defineCalculator({
  id: "legal-capacity",
  title: { en: "Cases, lawyers and the market for their tools", zh: "案件、律师与法律工具市场" },
  summary: {
    en: "Divides cases and mediations by lawyers now and after some years of growth, and multiplies lawyers by the report's floor price for the market, which it then lets grow. Figures are the report's; three years, 7.2 yuan to the dollar, lawyers growing as fast as firms and court cases standing still are assumed. Use above the floor price and custom work are left out, as the report gives no figures for them.",
    zh: "以案件与调解量除以律师数，比较当前与若干年后的负荷；以律师数乘报告的保底价得到市场规模并外推。数字取自报告；外推三年、汇率 7.2、律师与律所同速增长、诉讼案件不变为假设。超量使用与定制开发报告未给数字，不计入。",
  },
  lines: [[422, 422]],
  main: "mattersPerLawyer",
  input: z
    .strictObject({
      cases: number({
        default: 32_000_000,
        unit: "case",
        label: { en: "Cases accepted a year", zh: "年受理案件" },
      }),
      unhandledCases: number({
        default: 4_000_000,
        unit: "case",
        label: { en: "Cases left over", zh: "未处理案件" },
      }),
      mediations: number({
        default: 14_000_000,
        unit: "case",
        label: { en: "Mediations a year", zh: "年调解量" },
      }),
      mediationGrowthPercent: percentage({
        default: 30,
        max: 1000,
        label: { en: "Growth of mediations a year", zh: "调解年增速" },
      }),
      caseGrowthPercent: percentage({
        default: 0,
        max: 1000,
        label: { en: "Growth of cases a year", zh: "案件年增速" },
      }),
      lawyers: number({
        default: 570_000,
        unit: "lawyer",
        positive: true,
        label: { en: "Lawyers", zh: "律师人数" },
      }),
      lawFirms: number({
        default: 40_000,
        unit: "law-firm",
        positive: true,
        label: { en: "Law firms", zh: "律所数量" },
      }),
      newLawFirmsPerYear: number({
        default: 2000,
        unit: "law-firm",
        label: { en: "New firms a year", zh: "每年新增律所" },
      }),
      pricePerLawyerPerMonthUsd: number({
        default: 110,
        unit: "USD per month",
        label: { en: "Floor price per lawyer a month", zh: "每位律师每月保底价" },
      }),
      cnyPerUsd: number({
        default: 7.2,
        unit: "CNY per USD",
        positive: true,
        label: { en: "Yuan to the dollar", zh: "美元兑人民币汇率" },
      }),
      marketGrowthPercent: percentage({
        default: 30,
        max: 1000,
        label: { en: "Growth of the market a year", zh: "市场年增速" },
      }),
      years: number({ default: 3, unit: "year", max: 50, label: { en: "Years ahead", zh: "外推年数" } }),
    })
    .refine((input) => input.unhandledCases <= input.cases, {
      path: ["unhandledCases"],
      message: "there are more cases left over than cases",
    }),
  output: z.strictObject({
    unhandledPercent: result("percent", { en: "Cases left over", zh: "未处理占比" }),
    mattersPerLawyer: result("case", { en: "Cases and mediations per lawyer", zh: "人均案件与调解" }),
    lawyersPerFirm: result("lawyer", { en: "Lawyers per firm", zh: "所均律师数" }),
    firmGrowthPercent: result("percent", { en: "Growth of firms a year", zh: "律所年增速" }),
    futureMatters: result("case", { en: "Cases and mediations later", zh: "届时案件与调解" }),
    futureLawyers: result("lawyer", { en: "Lawyers later", zh: "届时律师人数" }),
    futureMattersPerLawyer: result("case", { en: "Per lawyer later", zh: "届时人均负荷" }),
    productivityNeeded: result("multiple", {
      en: "Productivity that keeps pace",
      zh: "跟上负荷所需的效率倍数",
    }),
    marketUsd: result("USD per year", { en: "Market at the floor price", zh: "保底价市场规模（美元）" }),
    marketCny: result("CNY per year", {
      en: "Market at the floor price in yuan",
      zh: "保底价市场规模（人民币）",
    }),
    futureMarketCny: result("CNY per year", { en: "Market later", zh: "届时市场规模" }),
  }),
  compute({ q, step }) {
    const unhandledPercent = step("unhandledPercent", "percent", mul(div(q.unhandledCases, q.cases), 100));
    const matters = step("matters", "case", add(q.cases, q.mediations));
    const mattersPerLawyer = step("mattersPerLawyer", "case", div(matters, q.lawyers));
    const lawyersPerFirm = step("lawyersPerFirm", "lawyer", div(q.lawyers, q.lawFirms));
    const firmGrowthPercent = step(
      "firmGrowthPercent",
      "percent",
      mul(div(q.newLawFirmsPerYear, q.lawFirms), 100),
    );
    const futureMatters = step(
      "futureMatters",
      "case",
      add(
        mul(q.cases, pow(add(1, percent(q.caseGrowthPercent)), q.years)),
        mul(q.mediations, pow(add(1, percent(q.mediationGrowthPercent)), q.years)),
      ),
    );
    const futureFirms = step("futureFirms", "law-firm", add(q.lawFirms, mul(q.newLawFirmsPerYear, q.years)));
    const futureLawyers = step("futureLawyers", "lawyer", mul(futureFirms, lawyersPerFirm));
    const futureMattersPerLawyer = step("futureMattersPerLawyer", "case", div(futureMatters, futureLawyers));
    const productivityNeeded = step(
      "productivityNeeded",
      "multiple",
      div(futureMattersPerLawyer, mattersPerLawyer),
    );
    const marketUsd = step("marketUsd", "USD per year", mul(q.lawyers, q.pricePerLawyerPerMonthUsd, 12));
    const marketCny = step("marketCny", "CNY per year", mul(marketUsd, q.cnyPerUsd));
    const futureMarketCny = step(
      "futureMarketCny",
      "CNY per year",
      mul(marketCny, pow(add(1, percent(q.marketGrowthPercent)), q.years)),
    );
    return {
      unhandledPercent,
      mattersPerLawyer,
      lawyersPerFirm,
      firmGrowthPercent,
      futureMatters,
      futureLawyers,
      futureMattersPerLawyer,
      productivityNeeded,
      marketUsd,
      marketCny,
      futureMarketCny,
    };
  },
});
