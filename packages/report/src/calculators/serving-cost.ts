import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { div, mul } from "./quantity.ts";

/** What a chat service costs a year, and what its daily bill implies (report line 83). */
export const servingCost = defineCalculator({
  id: "serving-cost",
  title: { en: "Cost of serving", zh: "推理服务成本" },
  summary: {
    en: "Turns a daily hardware bill into a yearly one and into queries, servers and the price of an accelerator hour, and sets it against a single training run. Defaults are the report's figures for ChatGPT.",
    zh: "把每日硬件费用折算为年费用、查询量、服务器数与每卡时价格，并与一次训练成本比较。默认值为报告中ChatGPT的数字。",
  },
  lines: [[83, 83]],
  main: "yearlyCostUsd",
  input: z.strictObject({
    dailyCostUsd: number({
      default: 694_444,
      unit: "USD",
      label: { en: "Hardware bill of a day", zh: "每日硬件费用" },
    }),
    costPerQueryUsd: number({
      default: 0.0036,
      unit: "USD",
      positive: true,
      label: { en: "Cost of a query", zh: "每次查询成本" },
    }),
    accelerators: number({
      default: 28_936,
      unit: "gpu",
      positive: true,
      label: { en: "Accelerators in use", zh: "在用卡数" },
    }),
    acceleratorsPerServer: number({
      default: 8,
      unit: "gpu",
      positive: true,
      label: { en: "Accelerators in a server", zh: "每台服务器卡数" },
    }),
    pricePerAcceleratorHourUsd: number({
      default: 1,
      unit: "USD per hour",
      label: { en: "Price of an accelerator hour", zh: "每卡时价格" },
    }),
    trainingCostUsd: number({
      default: 63_000_000,
      unit: "USD",
      positive: true,
      label: { en: "Cost of one training run", zh: "一次训练成本" },
    }),
    daysPerYear: number({
      default: 365,
      unit: "day",
      max: 366,
      label: { en: "Days of a year", zh: "每年天数" },
    }),
  }),
  output: z.strictObject({
    yearlyCostUsd: result("USD", { en: "Bill of a year", zh: "年费用" }),
    queriesPerDay: result("query", { en: "Queries a day", zh: "日查询量" }),
    servers: result("server", { en: "Servers", zh: "服务器数" }),
    dailyCostFromHoursUsd: result("USD", {
      en: "Bill of a day from accelerator hours",
      zh: "按卡时计的日费用",
    }),
    impliedHourPriceUsd: result("USD", { en: "Implied price of an accelerator hour", zh: "隐含每卡时价格" }),
    yearToTrainingRatio: result("multiple", {
      en: "Year of serving against one training run",
      zh: "年服务成本为训练的倍数",
    }),
  }),
  compute({ q, step }) {
    const yearlyCostUsd = step("yearlyCostUsd", "USD", mul(q.dailyCostUsd, q.daysPerYear));
    const queriesPerDay = step("queriesPerDay", "query", div(q.dailyCostUsd, q.costPerQueryUsd));
    const servers = step("servers", "server", div(q.accelerators, q.acceleratorsPerServer));
    const dailyCostFromHoursUsd = step(
      "dailyCostFromHoursUsd",
      "USD",
      mul(q.accelerators, 24, q.pricePerAcceleratorHourUsd),
    );
    const impliedHourPriceUsd = step(
      "impliedHourPriceUsd",
      "USD",
      div(q.dailyCostUsd, mul(q.accelerators, 24)),
    );
    const yearToTrainingRatio = step(
      "yearToTrainingRatio",
      "multiple",
      div(yearlyCostUsd, q.trainingCostUsd),
    );
    return {
      yearlyCostUsd,
      queriesPerDay,
      servers,
      dailyCostFromHoursUsd,
      impliedHourPriceUsd,
      yearToTrainingRatio,
    };
  },
});
