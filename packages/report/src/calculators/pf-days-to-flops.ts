import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { constant, div, mul } from "./quantity.ts";

/** Petaflop-days as operations, days and a multiple (report line 58). */
export const pfDaysToFlops = defineCalculator({
  id: "pf-days-to-flops",
  title: { en: "Petaflop-days to operations", zh: "PF-days换算" },
  summary: {
    en: "A petaflop-day is 1e15 operations a second for a day. Defaults are the report's GPT-3, and GPT-4 at 68 times as much.",
    zh: "一个PF-day为每秒1e15次运算持续一天。默认值取报告的GPT-3及GPT-4的68倍。",
  },
  lines: [[58, 58]],
  main: "flop",
  input: z.strictObject({
    petaflopDays: number({
      default: 3640,
      unit: "petaflop-day",
      positive: true,
      label: { en: "Petaflop-days", zh: "PF-days" },
    }),
    petaflops: number({
      default: 1,
      unit: "petaflops",
      positive: true,
      label: { en: "Rate of the machine", zh: "机器算力" },
    }),
    multiple: number({ default: 68, unit: "multiple", label: { en: "Multiple of it", zh: "倍数" } }),
  }),
  output: z.strictObject({
    flop: result("flop", { en: "Operations", zh: "运算量" }),
    days: result("day", { en: "Days at that rate", zh: "所需天数" }),
    multipliedFlop: result("flop", { en: "Operations of the multiple", zh: "倍数运算量" }),
    multipliedPetaflopDays: result("petaflop-day", {
      en: "Petaflop-days of the multiple",
      zh: "倍数PF-days",
    }),
  }),
  compute({ q, step }) {
    const flop = step("flop", "flop", mul(q.petaflopDays, constant(1e15), constant(86_400)));
    const days = step("days", "day", div(q.petaflopDays, q.petaflops));
    const multipliedFlop = step("multipliedFlop", "flop", mul(flop, q.multiple));
    const multipliedPetaflopDays = step(
      "multipliedPetaflopDays",
      "petaflop-day",
      mul(q.petaflopDays, q.multiple),
    );
    return { flop, days, multipliedFlop, multipliedPetaflopDays };
  },
});
