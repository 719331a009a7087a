import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, sub } from "./quantity.ts";

/**
 * Users × share on each plan × price, with part of the subscribers billed by the year
 * (report lines 464-467 and 573; prices of line 467).
 */
export const subscriptionRevenue = defineCalculator({
  id: "subscription-revenue",
  title: { en: "Subscription revenue from a mix of plans", zh: "多档订阅的收入" },
  summary: {
    en: "Spreads users over three plans and multiplies by the monthly price, or by the lower monthly price of yearly billing, for revenue of a month and a year; a yearly fee may come on top, and a target revenue gives the subscribers it needs. Users and prices are the report's for Midjourney; that a tenth pay and all take the cheapest plan is assumed, after its own guess for Suno. Money is in the currency of the prices. Churn, taxes and store fees are left out.",
    zh: "把用户分到三档套餐，按月付价或较低的年付月均价计费，得出月收入与年收入，可另加年费；并由目标收入反推所需订阅数。用户数与价格取报告中 Midjourney 的数字；一成付费且全选最低档为假设，参照报告对 Suno 的设想。金额币种与价格一致，不计流失、税费与渠道抽成。",
  },
  lines: [
    [433, 433],
    [464, 467],
    [573, 573],
    [621, 621],
  ],
  main: "yearlyRevenue",
  input: z
    .strictObject({
      users: number({ default: 10_000_000, unit: "user", label: { en: "Users", zh: "用户数" } }),
      basicSharePercent: percentage({
        default: 10,
        label: { en: "Users on the basic plan", zh: "基础档用户占比" },
      }),
      standardSharePercent: percentage({
        default: 0,
        label: { en: "Users on the standard plan", zh: "标准档用户占比" },
      }),
      proSharePercent: percentage({
        default: 0,
        label: { en: "Users on the top plan", zh: "高级档用户占比" },
      }),
      basicMonthlyPrice: number({
        default: 10,
        unit: "money per month",
        label: { en: "Basic plan, billed monthly", zh: "基础档月付价" },
      }),
      standardMonthlyPrice: number({
        default: 30,
        unit: "money per month",
        label: { en: "Standard plan, billed monthly", zh: "标准档月付价" },
      }),
      proMonthlyPrice: number({
        default: 60,
        unit: "money per month",
        label: { en: "Top plan, billed monthly", zh: "高级档月付价" },
      }),
      basicYearlyBilledPrice: number({
        default: 8,
        unit: "money per month",
        label: { en: "Basic plan a month, billed yearly", zh: "基础档年付月均价" },
      }),
      standardYearlyBilledPrice: number({
        default: 24,
        unit: "money per month",
        label: { en: "Standard plan a month, billed yearly", zh: "标准档年付月均价" },
      }),
      proYearlyBilledPrice: number({
        default: 48,
        unit: "money per month",
        label: { en: "Top plan a month, billed yearly", zh: "高级档年付月均价" },
      }),
      yearlyBillingPercent: percentage({
        default: 0,
        label: { en: "Subscribers billed yearly", zh: "选择年付的订阅者占比" },
      }),
      yearlyFee: number({
        default: 0,
        unit: "money per year",
        label: { en: "Fee of a year on top, per subscriber", zh: "每订阅者另付年费" },
      }),
      targetYearlyRevenue: number({
        default: 2_300_000_000,
        unit: "money per year",
        label: { en: "Revenue of a year to reach", zh: "目标年收入" },
      }),
    })
    .refine((input) => input.basicSharePercent + input.standardSharePercent + input.proSharePercent <= 100, {
      path: ["basicSharePercent"],
      message: "the shares of the three plans add up to more than 100 percent of the users",
    }),
  output: z.strictObject({
    payingPercent: result("percent", { en: "Users who pay", zh: "付费率" }),
    subscribers: result("user", { en: "Subscribers", zh: "订阅数" }),
    monthlyRevenue: result("money per month", { en: "Revenue of a month from the plans", zh: "套餐月收入" }),
    yearlyRevenue: result("money per year", { en: "Revenue of a year", zh: "年收入" }),
    monthlyRevenuePerUser: result("money per month", {
      en: "Revenue of a month per user",
      zh: "每用户月均收入（ARPU）",
    }),
    monthlyRevenuePerSubscriber: result("money per month", {
      en: "Revenue of a month per subscriber",
      zh: "每订阅者月均收入（ARPPU）",
    }),
    subscribersForTarget: result("user", {
      en: "Subscribers the target needs",
      zh: "达到目标所需订阅数",
    }),
  }),
  compute({ q, step }) {
    const payingPercent = step(
      "payingPercent",
      "percent",
      add(q.basicSharePercent, q.standardSharePercent, q.proSharePercent),
    );
    const subscribers = step("subscribers", "user", mul(q.users, percent(payingPercent)));
    const yearly = step("yearlyBillingShare", "ratio", percent(q.yearlyBillingPercent));
    const monthly = step("monthlyBillingShare", "ratio", sub(1, yearly));
    const basicPrice = step(
      "basicPrice",
      "money per month",
      add(mul(monthly, q.basicMonthlyPrice), mul(yearly, q.basicYearlyBilledPrice)),
    );
    const standardPrice = step(
      "standardPrice",
      "money per month",
      add(mul(monthly, q.standardMonthlyPrice), mul(yearly, q.standardYearlyBilledPrice)),
    );
    const proPrice = step(
      "proPrice",
      "money per month",
      add(mul(monthly, q.proMonthlyPrice), mul(yearly, q.proYearlyBilledPrice)),
    );
    const monthlyRevenue = step(
      "monthlyRevenue",
      "money per month",
      mul(
        q.users,
        add(
          mul(percent(q.basicSharePercent), basicPrice),
          mul(percent(q.standardSharePercent), standardPrice),
          mul(percent(q.proSharePercent), proPrice),
        ),
      ),
    );
    const yearlyRevenue = step(
      "yearlyRevenue",
      "money per year",
      add(mul(monthlyRevenue, 12), mul(subscribers, q.yearlyFee)),
    );
    const monthlyRevenuePerUser = step(
      "monthlyRevenuePerUser",
      "money per month",
      div(monthlyRevenue, q.users),
    );
    const monthlyRevenuePerSubscriber = step(
      "monthlyRevenuePerSubscriber",
      "money per month",
      div(monthlyRevenue, subscribers),
    );
    const subscribersForTarget = step(
      "subscribersForTarget",
      "user",
      div(q.targetYearlyRevenue, div(yearlyRevenue, subscribers)),
    );
    return {
      payingPercent,
      subscribers,
      monthlyRevenue,
      yearlyRevenue,
      monthlyRevenuePerUser,
      monthlyRevenuePerSubscriber,
      subscribersForTarget,
    };
  },
});
