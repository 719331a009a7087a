import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { constant, div, mul, percent } from "./quantity.ts";

/** What a training run costs when every accelerator is rented by the hour (report line 81). */
export const trainingCost = defineCalculator({
  id: "training-cost",
  title: { en: "Cost of one training run", zh: "一次训练的成本" },
  summary: {
    en: "Rents a fleet of accelerators for the whole run and multiplies hours by the price of an hour; from compute and utilisation it also gives the peak rate each accelerator must have. Defaults are the report's figures for GPT-4.",
    zh: "按小时租用整个训练机群，用卡时乘以单价；并由总运算量与利用率推出单卡所需的峰值算力。默认值取报告中 GPT-4 的数字。",
  },
  lines: [[81, 81]],
  main: "costUsd",
  input: z.strictObject({
    accelerators: number({
      default: 25_000,
      unit: "gpu",
      positive: true,
      label: { en: "Accelerators", zh: "加速卡数量" },
    }),
    trainingDays: number({
      default: 95,
      unit: "day",
      positive: true,
      label: { en: "Days of training", zh: "训练天数" },
    }),
    pricePerAcceleratorHourUsd: number({
      default: 1,
      unit: "USD per hour",
      label: { en: "Price of an accelerator hour", zh: "每卡时价格" },
    }),
    trainingFlop: number({
      default: 2.15e25,
      unit: "flop",
      label: { en: "Operations of the run", zh: "训练总运算量" },
    }),
    utilisationPercent: percentage({
      default: 34,
      positive: true,
      label: { en: "Model FLOPs utilisation", zh: "算力利用率（MFU）" },
    }),
  }),
  output: z.strictObject({
    acceleratorHours: result("gpu-hour", { en: "Accelerator hours", zh: "总卡时" }),
    costUsd: result("USD", { en: "Cost of the run", zh: "训练成本" }),
    impliedPeakTeraflops: result("teraflops", {
      en: "Peak rate each accelerator must have",
      zh: "单卡所需峰值算力",
    }),
  }),
  compute({ q, step }) {
    const acceleratorHours = step("acceleratorHours", "gpu-hour", mul(q.accelerators, q.trainingDays, 24));
    const costUsd = step("costUsd", "USD", mul(acceleratorHours, q.pricePerAcceleratorHourUsd));
    const seconds = step("acceleratorSeconds", "second", mul(acceleratorHours, 3600));
    const impliedPeakTeraflops = step(
      "impliedPeakTeraflops",
      "teraflops",
      div(q.trainingFlop, mul(seconds, percent(q.utilisationPercent), constant(1e12))),
    );
    return { acceleratorHours, costUsd, impliedPeakTeraflops };
  },
});
