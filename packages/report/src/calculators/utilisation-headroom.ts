import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { div, mul, percent, sub } from "./quantity.ts";

/** What better use of the hardware can still save (report line 214). */
export const utilisationHeadroom = defineCalculator({
  id: "utilisation-headroom",
  title: { en: "Headroom of utilisation", zh: "利用率提升空间" },
  summary: {
    en: "Points left below the ceiling, the speed-up when it is reached, and the bill saved. The ceiling of 60 and the present 40 to 50 % are the report's; the default is the middle.",
    zh: "距上限的百分点、达到上限时的加速比与节省。上限60%与现状40%至50%取报告，默认取中值。",
  },
  lines: [[214, 214]],
  main: "headroomPoints",
  input: z.strictObject({
    currentPercent: percentage({
      default: 45,
      positive: true,
      label: { en: "Utilisation today", zh: "当前利用率" },
    }),
    ceilingPercent: percentage({
      default: 60,
      positive: true,
      label: { en: "Utilisation in theory", zh: "理论利用率" },
    }),
    yearlyBillUsd: number({
      default: 250_000_000,
      unit: "USD",
      label: { en: "Bill of a year", zh: "年费用" },
    }),
  }),
  output: z.strictObject({
    headroomPoints: result("percentage-point", { en: "Points left", zh: "剩余百分点" }),
    speedup: result("multiple", { en: "Speed-up at the ceiling", zh: "达上限加速比" }),
    costReductionPercent: result("percent", { en: "Cost saved", zh: "成本降幅" }),
    savedUsd: result("USD", { en: "Saved a year", zh: "年节省" }),
  }),
  compute({ q, step }) {
    const headroomPoints = step(
      "headroomPoints",
      "percentage-point",
      sub(q.ceilingPercent, q.currentPercent),
    );
    const speedup = step("speedup", "multiple", div(q.ceilingPercent, q.currentPercent));
    const costReductionPercent = step(
      "costReductionPercent",
      "percent",
      mul(sub(1, div(q.currentPercent, q.ceilingPercent)), 100),
    );
    const savedUsd = step("savedUsd", "USD", mul(q.yearlyBillUsd, percent(costReductionPercent)));
    return { headroomPoints, speedup, costReductionPercent, savedUsd };
  },
});
