import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { div, mul, percent, sub } from "./quantity.ts";

/** What an assistant for developers saves (report line 517). */
export const developerTime = defineCalculator({
  id: "developer-time",
  title: { en: "Developer time", zh: "开发时间" },
  summary: {
    en: "Hours saved, the speed-up, and the money after licences. The 55 % saved and the acceptance of 30 and 36 % are the report's for Copilot; team, hours, wage and licence are assumed. Review and rework are left out.",
    zh: "节省工时、加速比与扣除许可后的收益。节省55%与接受率30%、36%取报告中Copilot的数字；团队、工时、工资与许可为假设。不含评审与返工。",
  },
  lines: [[517, 517]],
  main: "hoursSavedPerYear",
  input: z.strictObject({
    developers: number({ default: 10, unit: "person", label: { en: "Developers", zh: "开发者人数" } }),
    codingHoursPerYear: number({
      default: 1000,
      unit: "hour",
      label: { en: "Hours of coding a year", zh: "年编码工时" },
    }),
    timeSavedPercent: percentage({ default: 55, max: 99.9, label: { en: "Time saved", zh: "节省时间" } }),
    hourlyCostUsd: number({ default: 50, unit: "USD", label: { en: "Cost of an hour", zh: "每小时成本" } }),
    licencePerMonthUsd: number({
      default: 19,
      unit: "USD",
      label: { en: "Licence a month", zh: "每月许可费" },
    }),
    acceptanceStartPercent: percentage({
      default: 30,
      positive: true,
      label: { en: "Suggestions accepted at first", zh: "初期接受率" },
    }),
    acceptanceLaterPercent: percentage({
      default: 36,
      label: { en: "Suggestions accepted later", zh: "后期接受率" },
    }),
  }),
  output: z.strictObject({
    hoursSavedPerYear: result("hour", { en: "Hours saved a year", zh: "年节省工时" }),
    speedup: result("multiple", { en: "Speed-up", zh: "加速比" }),
    netSavingUsd: result("USD", { en: "Saved after licences", zh: "扣除许可后节省" }),
    acceptanceGainPercent: result("percent", { en: "Gain in acceptance", zh: "接受率提升" }),
  }),
  compute({ q, step }) {
    const hoursSavedPerYear = step(
      "hoursSavedPerYear",
      "hour",
      mul(q.developers, q.codingHoursPerYear, percent(q.timeSavedPercent)),
    );
    const speedup = step("speedup", "multiple", div(1, sub(1, percent(q.timeSavedPercent))));
    const licencesUsd = step("licencesUsd", "USD", mul(q.developers, q.licencePerMonthUsd, 12));
    const netSavingUsd = step(
      "netSavingUsd",
      "USD",
      sub(mul(hoursSavedPerYear, q.hourlyCostUsd), licencesUsd),
    );
    const acceptanceGainPercent = step(
      "acceptanceGainPercent",
      "percent",
      mul(sub(div(q.acceptanceLaterPercent, q.acceptanceStartPercent), 1), 100),
    );
    return { hoursSavedPerYear, speedup, netSavingUsd, acceptanceGainPercent };
  },
});
