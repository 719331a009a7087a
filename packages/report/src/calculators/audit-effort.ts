import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, sub } from "./quantity.ts";

/**
 * Hours and cost of checking everything by hand against automated (report line 428: 40 times, one million yuan);
 * the review that stays with people bounds the speed-up as in Amdahl 1967.
 */
export const auditEffort = defineCalculator({
  id: "audit-effort",
  title: { en: "Auditing by hand or automated", zh: "人工审计与自动化审计" },
  summary: {
    en: "Times a full check of every record by hand and at the report's forty-fold efficiency, adds the records people still look at, and scales the report's cost of one million yuan for a SOC 2 audit the same way. Records, minutes per record and the reviewed share are assumed, the last as nought so that the default shows the report's claim alone. Set-up, software fees and evidence the machine cannot reach are left out.",
    zh: "计算逐条人工全检与按报告 40 倍效率全检的工时，加上仍需人工复核的部分，并按同样比例折算报告所说的 100 万元 SOC 2 审计成本。记录数、每条分钟数与复核比例为假设，其中复核比例默认为零，以单独展示报告的说法。不计部署、软件费与机器取不到的证据。",
  },
  lines: [[428, 428]],
  source: "Amdahl 1967 for the bound that the manual part sets",
  main: "savedHours",
  input: z.strictObject({
    records: number({
      default: 10_000,
      unit: "record",
      positive: true,
      label: { en: "Records", zh: "记录数" },
    }),
    minutesPerRecord: number({
      default: 6,
      unit: "minute",
      positive: true,
      label: { en: "Minutes to check a record by hand", zh: "人工检查每条分钟数" },
    }),
    automationSpeedup: number({
      default: 40,
      unit: "multiple",
      positive: true,
      label: { en: "Efficiency of the automated check", zh: "自动化效率倍数" },
    }),
    reviewedPercent: percentage({
      default: 0,
      label: { en: "Records people check again", zh: "仍需人工复核的比例" },
    }),
    auditCostCny: number({
      default: 1_000_000,
      unit: "CNY",
      label: { en: "Cost of one audit by hand", zh: "一次人工审计成本" },
    }),
  }),
  output: z.strictObject({
    manualHours: result("hour", { en: "Hours by hand", zh: "人工工时" }),
    automatedHours: result("hour", { en: "Hours of the automated check", zh: "自动检查工时" }),
    reviewHours: result("hour", { en: "Hours of review", zh: "复核工时" }),
    totalHours: result("hour", { en: "Hours with automation", zh: "自动化后总工时" }),
    savedHours: result("hour", { en: "Hours saved", zh: "节省工时" }),
    overallSpeedup: result("multiple", { en: "Efficiency with review", zh: "含复核的总效率倍数" }),
    savedPercent: result("percent", { en: "Share of the work saved", zh: "节省比例" }),
    automatedCostCny: result("CNY", { en: "Cost of one audit with automation", zh: "自动化后的审计成本" }),
  }),
  compute({ q, step }) {
    const manualHours = step("manualHours", "hour", div(mul(q.records, q.minutesPerRecord), 60));
    const automatedHours = step("automatedHours", "hour", div(manualHours, q.automationSpeedup));
    const reviewHours = step("reviewHours", "hour", mul(manualHours, percent(q.reviewedPercent)));
    const totalHours = step("totalHours", "hour", add(automatedHours, reviewHours));
    const savedHours = step("savedHours", "hour", sub(manualHours, totalHours));
    const overallSpeedup = step("overallSpeedup", "multiple", div(manualHours, totalHours));
    const savedPercent = step("savedPercent", "percent", mul(div(savedHours, manualHours), 100));
    const automatedCostCny = step("automatedCostCny", "CNY", div(q.auditCostCny, overallSpeedup));
    return {
      manualHours,
      automatedHours,
      reviewHours,
      totalHours,
      savedHours,
      overallSpeedup,
      savedPercent,
      automatedCostCny,
    };
  },
});
