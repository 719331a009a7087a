import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { div, mul, sub } from "./quantity.ts";

/** When building a model is cheaper than paying for one by the call (report line 342). */
export const fineTuneOrBuild = defineCalculator({
  id: "fine-tune-or-build",
  title: { en: "Fine-tune or build", zh: "微调还是自研" },
  summary: {
    en: "Sets the monthly bill of an interface against serving a model of one's own, and finds when the cost of building is earned back. The traffic, the price and the fine-tuning are the report's; building defaults to its 63 million for GPT-4, and own serving to a tenth of the interface's price, which is assumed. A negative break-even means never.",
    zh: "比较按次调用与自建服务的月成本，并求自研投入的回收时间。流量、单价与微调成本取报告；自研成本取报告中GPT-4的6300万美元，自有服务单价假设为接口的十分之一。回收期为负表示永不回本。",
  },
  lines: [[339, 342]],
  main: "savingPerMonthUsd",
  input: z.strictObject({
    interactionsPerDay: number({
      default: 1_000_000_000,
      unit: "interaction",
      label: { en: "Interactions a day", zh: "日交互次数" },
    }),
    interactionsPerDollar: number({
      default: 2000,
      unit: "interaction",
      positive: true,
      label: { en: "Interactions for a dollar", zh: "每美元交互次数" },
    }),
    daysPerMonth: number({
      default: 30,
      unit: "day",
      max: 31,
      label: { en: "Days of a month", zh: "每月天数" },
    }),
    fineTuningCostUsd: number({
      default: 48_000,
      unit: "USD",
      label: { en: "Cost of fine-tuning", zh: "微调成本" },
    }),
    buildingCostUsd: number({
      default: 63_000_000,
      unit: "USD",
      label: { en: "Cost of building a model", zh: "自研成本" },
    }),
    ownCostPerInteractionUsd: number({
      default: 5e-5,
      unit: "USD",
      label: { en: "Own cost of an interaction", zh: "自有单次成本" },
    }),
    horizonMonths: number({
      default: 12,
      unit: "month",
      positive: true,
      label: { en: "Months to earn it back", zh: "回收期限" },
    }),
  }),
  output: z.strictObject({
    apiCostPerMonthUsd: result("USD", { en: "Interface, a month", zh: "接口月费" }),
    ownCostPerMonthUsd: result("USD", { en: "Own service, a month", zh: "自有服务月成本" }),
    savingPerMonthUsd: result("USD", { en: "Saved a month", zh: "每月节省" }),
    breakEvenMonths: result("month", { en: "Months until building pays", zh: "回本月数" }),
    breakEvenInteractionsPerDay: result("interaction", {
      en: "Traffic at which it pays within the horizon",
      zh: "期限内回本所需日交互",
    }),
  }),
  compute({ q, step }) {
    const apiCostPerMonthUsd = step(
      "apiCostPerMonthUsd",
      "USD",
      div(mul(q.interactionsPerDay, q.daysPerMonth), q.interactionsPerDollar),
    );
    const ownCostPerMonthUsd = step(
      "ownCostPerMonthUsd",
      "USD",
      mul(q.interactionsPerDay, q.daysPerMonth, q.ownCostPerInteractionUsd),
    );
    const savingPerMonthUsd = step("savingPerMonthUsd", "USD", sub(apiCostPerMonthUsd, ownCostPerMonthUsd));
    const extraCostUsd = step("extraCostUsd", "USD", sub(q.buildingCostUsd, q.fineTuningCostUsd));
    const breakEvenMonths = step("breakEvenMonths", "month", div(extraCostUsd, savingPerMonthUsd));
    const savingPerInteractionUsd = step(
      "savingPerInteractionUsd",
      "USD",
      sub(div(1, q.interactionsPerDollar), q.ownCostPerInteractionUsd),
    );
    const breakEvenInteractionsPerDay = step(
      "breakEvenInteractionsPerDay",
      "interaction",
      div(extraCostUsd, mul(q.horizonMonths, q.daysPerMonth, savingPerInteractionUsd)),
    );
    return {
      apiCostPerMonthUsd,
      ownCostPerMonthUsd,
      savingPerMonthUsd,
      breakEvenMonths,
      breakEvenInteractionsPerDay,
    };
  },
});
