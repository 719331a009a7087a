import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { div, mul, sub } from "./quantity.ts";

/** A month of an AI tutor against hours of a human one (report line 604), and the language market (line 607). */
export const tutorHourCost = defineCalculator({
  id: "tutor-hour-cost",
  title: { en: "An AI month or a teacher's hour", zh: "AI 一个月与真人一小时" },
  summary: {
    en: "The report says a private lesson costs 200 to 300 yuan an hour in China and the same money buys a month of AI. This prices an hour of practice with both, gives the hours a month from which AI is cheaper, and multiplies learners by the report's 700 yuan a year. Prices and learners are the report's (low end of the hour); 12 hours of practice a month are assumed. Quality of the teaching is left out.",
    zh: "报告称国内一对一授课每小时 200–300 元，同样的钱可买 AI 一个月。此处比较两者每小时练习的价格，给出 AI 更便宜的起点小时数，并以学习人数乘报告的每年 700 元估算市场。价格与人数取自报告（小时价取低端）；每月练习 12 小时为假设。不计教学质量。",
  },
  lines: [
    [604, 604],
    [607, 607],
  ],
  main: "teacherToAiRatio",
  input: z.strictObject({
    teacherPricePerHourCny: number({
      default: 200,
      unit: "CNY per hour",
      positive: true,
      label: { en: "Teacher's price of an hour", zh: "真人教师每小时价格" },
    }),
    aiPricePerMonthCny: number({
      default: 200,
      unit: "CNY per month",
      positive: true,
      label: { en: "AI tutor's price of a month", zh: "AI 每月价格" },
    }),
    practiceHoursPerMonth: number({
      default: 12,
      unit: "hour per month",
      positive: true,
      max: 744,
      label: { en: "Hours of practice a month", zh: "每月练习小时数" },
    }),
    learners: number({ default: 200_000_000, unit: "person", label: { en: "Learners", zh: "学习人数" } }),
    appPricePerYearCny: number({
      default: 700,
      unit: "CNY per year",
      label: { en: "Price of a language app a year", zh: "语言应用年费" },
    }),
  }),
  output: z.strictObject({
    teacherCostPerMonthCny: result("CNY per month", {
      en: "Cost of a month with a teacher",
      zh: "真人授课月费用",
    }),
    aiPricePerHourCny: result("CNY per hour", {
      en: "AI's price of an hour of practice",
      zh: "AI 每小时价格",
    }),
    teacherToAiRatio: result("multiple", { en: "Teacher against AI", zh: "真人与 AI 的价格倍数" }),
    savedPerMonthCny: result("CNY per month", { en: "Saved a month", zh: "每月节省" }),
    breakEvenHours: result("hour per month", {
      en: "Hours from which AI is cheaper",
      zh: "AI 更便宜的起点小时数",
    }),
    marketCny: result("CNY per year", { en: "Market if every learner pays", zh: "全员付费的市场规模" }),
    appPricePerMonthCny: result("CNY per month", {
      en: "A month of the language app",
      zh: "语言应用的月均价",
    }),
  }),
  compute({ q, step }) {
    const teacherCostPerMonthCny = step(
      "teacherCostPerMonthCny",
      "CNY per month",
      mul(q.teacherPricePerHourCny, q.practiceHoursPerMonth),
    );
    const aiPricePerHourCny = step(
      "aiPricePerHourCny",
      "CNY per hour",
      div(q.aiPricePerMonthCny, q.practiceHoursPerMonth),
    );
    const teacherToAiRatio = step(
      "teacherToAiRatio",
      "multiple",
      div(teacherCostPerMonthCny, q.aiPricePerMonthCny),
    );
    const savedPerMonthCny = step(
      "savedPerMonthCny",
      "CNY per month",
      sub(teacherCostPerMonthCny, q.aiPricePerMonthCny),
    );
    const breakEvenHours = step(
      "breakEvenHours",
      "hour per month",
      div(q.aiPricePerMonthCny, q.teacherPricePerHourCny),
    );
    const marketCny = step("marketCny", "CNY per year", mul(q.learners, q.appPricePerYearCny));
    const appPricePerMonthCny = step("appPricePerMonthCny", "CNY per month", div(q.appPricePerYearCny, 12));
    return {
      teacherCostPerMonthCny,
      aiPricePerHourCny,
      teacherToAiRatio,
      savedPerMonthCny,
      breakEvenHours,
      marketCny,
      appPricePerMonthCny,
    };
  },
});
