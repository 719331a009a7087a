import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, min, mul, percent } from "./quantity.ts";

/** A market from the bottom up, year by year (report line 433). */
export const marketSize = defineCalculator({
  id: "market-size",
  title: { en: "Market from the bottom up", zh: "自下而上的市场规模" },
  summary: {
    en: "Customers times penetration times price, with customers added each year and penetration that may rise. Defaults are the report's data-compliance market: 720,000 firms abroad, 50,000 more a year, 20 % at 100,000 yuan. Churn and discounts are left out.",
    zh: "客户数×渗透率×单价，逐年加入新增客户，渗透率可上升。默认值取报告的数据合规市场：72万家、每年新增5万家、20%、10万元。不含流失与折扣。",
  },
  lines: [[433, 433]],
  main: "firstYearMarket",
  input: z.strictObject({
    customers: number({
      default: 720_000,
      unit: "company",
      label: { en: "Customers in the first year", zh: "首年客户数" },
    }),
    customersAddedPerYear: number({
      default: 50_000,
      unit: "company",
      label: { en: "Customers added a year", zh: "每年新增客户" },
    }),
    penetrationPercent: percentage({ default: 20, label: { en: "Share that pays", zh: "渗透率" } }),
    penetrationAddedPerYearPercent: percentage({
      default: 0,
      label: { en: "Points added a year", zh: "每年提升百分点" },
    }),
    pricePerYear: number({ default: 100_000, unit: "CNY", label: { en: "Price a year", zh: "年单价" } }),
    years: number({
      default: 3,
      unit: "year",
      positive: true,
      whole: true,
      max: 50,
      label: { en: "Years to show", zh: "年数" },
    }),
  }),
  output: z.strictObject({
    firstYearMarket: result("CNY", { en: "Market in the first year", zh: "首年市场" }),
    newCustomersMarket: result("CNY", { en: "Market of one year's new customers", zh: "单年新增客户市场" }),
    byYear: z.array(
      z.strictObject({
        customers: result("company", { en: "Customers", zh: "客户数" }),
        penetrationPercent: result("percent", { en: "Share that pays", zh: "渗透率" }),
        market: result("CNY", { en: "Market", zh: "市场" }),
      }),
    ),
  }),
  compute({ input, q, step }) {
    const byYear = Array.from({ length: input.years }, (_, index) => {
      const year = index + 1;
      const customers = step(
        `customers.${year}`,
        "company",
        add(q.customers, mul(q.customersAddedPerYear, index)),
      );
      const penetration = step(
        `penetration.${year}`,
        "percent",
        min(100, add(q.penetrationPercent, mul(q.penetrationAddedPerYearPercent, index))),
      );
      const market = step(`market.${year}`, "CNY", mul(customers, percent(penetration), q.pricePerYear));
      return { customers, penetrationPercent: penetration, market };
    });
    const firstYearMarket = step(
      "firstYearMarket",
      "CNY",
      mul(q.customers, percent(q.penetrationPercent), q.pricePerYear),
    );
    const newCustomersMarket = step(
      "newCustomersMarket",
      "CNY",
      mul(q.customersAddedPerYear, percent(q.penetrationPercent), q.pricePerYear),
    );
    return { firstYearMarket, newCustomersMarket, byYear };
  },
});
