import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { div, mul, percent, sub } from "./quantity.ts";

/**
 * What a companion app earns and spends on queries (report lines 619, 621 and 630; the cost of a ChatGPT query
 * is the 0.36 cents of line 83).
 */
export const companionUnitEconomics = defineCalculator({
  id: "companion-unit-economics",
  title: { en: "Unit economics of a companion app", zh: "陪伴类应用的单位经济" },
  summary: {
    en: "From daily and monthly users it gives stickiness and minutes, from queries a minute the cost of inference at a third of a ChatGPT query, from the paying share the revenue and the share that would cover the queries. Users, minutes, price and both cost figures are the report's for Character.AI and ChatGPT; two queries a minute, 30 days and 1 percent paying are assumed. Staff, training and store fees are left out.",
    zh: "由日活与月活得出粘性与使用时长，由每分钟提问数按 ChatGPT 单次成本的三分之一得出推理成本，由付费率得出收入以及覆盖推理成本所需的付费率。用户数、时长、价格与成本取自报告对 Character.AI 与 ChatGPT 的数字；每分钟两次提问、每月 30 天与 1% 付费率为假设。不计人员、训练与渠道抽成。",
  },
  lines: [
    [83, 83],
    [619, 621],
    [630, 630],
  ],
  main: "marginUsd",
  input: z.strictObject({
    dailyActiveUsers: number({
      default: 3_500_000,
      unit: "user",
      label: { en: "Daily active users", zh: "日活用户（DAU）" },
    }),
    monthlyActiveUsers: number({
      default: 14_000_000,
      unit: "user",
      positive: true,
      label: { en: "Monthly active users", zh: "月活用户（MAU）" },
    }),
    minutesPerDay: number({
      default: 24,
      unit: "minute-per-day",
      max: 1440,
      label: { en: "Minutes a daily user spends", zh: "日活用户每日时长（分钟）" },
    }),
    daysPerMonth: number({
      default: 30,
      unit: "day",
      positive: true,
      max: 31,
      label: { en: "Days of the month", zh: "每月天数" },
    }),
    queriesPerMinute: number({
      default: 2,
      unit: "query per minute",
      label: { en: "Queries a minute", zh: "每分钟提问数" },
    }),
    referenceCostPerQueryUsd: number({
      default: 0.0036,
      unit: "USD per query",
      label: { en: "Cost of a ChatGPT query", zh: "ChatGPT 单次提问成本" },
    }),
    costDivisor: number({
      default: 3,
      unit: "multiple",
      positive: true,
      label: { en: "Times cheaper than ChatGPT", zh: "相对 ChatGPT 便宜的倍数" },
    }),
    pricePerMonthUsd: number({
      default: 9.99,
      unit: "USD per month",
      positive: true,
      label: { en: "Price of a month", zh: "月费" },
    }),
    payingPercent: percentage({
      default: 1,
      label: { en: "Monthly users who pay", zh: "月活用户付费率" },
    }),
  }),
  output: z.strictObject({
    stickinessPercent: result("percent", { en: "Daily over monthly users", zh: "粘性（DAU/MAU）" }),
    minutesPerMonthlyUser: result("minute per month", {
      en: "Minutes a month per monthly user",
      zh: "每月活用户每月时长",
    }),
    queriesPerMonth: result("query per month", { en: "Queries a month", zh: "每月提问数" }),
    costPerQueryUsd: result("USD per query", { en: "Cost of a query", zh: "单次提问成本" }),
    inferenceCostUsd: result("USD per month", { en: "Cost of the queries", zh: "每月推理成本" }),
    revenueUsd: result("USD per month", { en: "Revenue of a month", zh: "月收入" }),
    marginUsd: result("USD per month", { en: "Revenue less queries", zh: "收入减推理成本" }),
    breakEvenPayingPercent: result("percent", {
      en: "Paying share that covers the queries",
      zh: "覆盖推理成本所需付费率",
    }),
  }),
  compute({ q, step }) {
    const stickinessPercent = step(
      "stickinessPercent",
      "percent",
      mul(div(q.dailyActiveUsers, q.monthlyActiveUsers), 100),
    );
    const totalMinutes = step(
      "totalMinutes",
      "minute per month",
      mul(q.dailyActiveUsers, q.minutesPerDay, q.daysPerMonth),
    );
    const minutesPerMonthlyUser = step(
      "minutesPerMonthlyUser",
      "minute per month",
      div(totalMinutes, q.monthlyActiveUsers),
    );
    const queriesPerMonth = step("queriesPerMonth", "query per month", mul(totalMinutes, q.queriesPerMinute));
    const costPerQueryUsd = step(
      "costPerQueryUsd",
      "USD per query",
      div(q.referenceCostPerQueryUsd, q.costDivisor),
    );
    const inferenceCostUsd = step("inferenceCostUsd", "USD per month", mul(queriesPerMonth, costPerQueryUsd));
    const revenueUsd = step(
      "revenueUsd",
      "USD per month",
      mul(q.monthlyActiveUsers, percent(q.payingPercent), q.pricePerMonthUsd),
    );
    const marginUsd = step("marginUsd", "USD per month", sub(revenueUsd, inferenceCostUsd));
    const breakEvenPayingPercent = step(
      "breakEvenPayingPercent",
      "percent",
      mul(div(inferenceCostUsd, mul(q.monthlyActiveUsers, q.pricePerMonthUsd)), 100),
    );
    return {
      stickinessPercent,
      minutesPerMonthlyUser,
      queriesPerMonth,
      costPerQueryUsd,
      inferenceCostUsd,
      revenueUsd,
      marginUsd,
      breakEvenPayingPercent,
    };
  },
});
