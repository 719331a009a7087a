import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { div, mul, percent, sub } from "./quantity.ts";

/**
 * Paying per result against paying per seat and where the two cost the same
 * (report line 353 for the change of pricing, 389 and 393 for Glean's seats and price).
 */
export const outcomeOrSeatPricing = defineCalculator({
  id: "outcome-or-seat-pricing",
  title: { en: "Paying per result or per seat", zh: "按结果收费还是按席位收费" },
  summary: {
    en: "Compares a month's bill by seat with one by result and gives the results per seat at which they meet. Seats and the seat price are the report's for Glean (500 staff, at most 100 dollars a month); tasks per seat, their success rate and a price of 1 dollar per result are assumed. Set-up fees, minimum spends and volume discounts are left out.",
    zh: "比较按席位与按结果两种月账单，并给出两者持平时每席位的结果数。席位数与席位价取报告中 Glean 的数字（500 人，每月至多 100 美元）；每席位任务数、成功率与每个结果 1 美元为假设。不计实施费、最低消费与批量折扣。",
  },
  lines: [
    [353, 353],
    [389, 389],
    [393, 393],
  ],
  main: "outcomeMinusSeatUsd",
  input: z.strictObject({
    seats: number({ default: 500, unit: "employee", positive: true, label: { en: "Seats", zh: "席位数" } }),
    pricePerSeatPerMonthUsd: number({
      default: 100,
      unit: "USD per month",
      label: { en: "Price of a seat a month", zh: "每席位月价" },
    }),
    tasksPerSeatPerMonth: number({
      default: 200,
      unit: "item per month",
      label: { en: "Tasks of a seat a month", zh: "每席位每月任务数" },
    }),
    successPercent: percentage({
      default: 50,
      positive: true,
      label: { en: "Tasks that end in a billable result", zh: "产生可计费结果的任务占比" },
    }),
    pricePerResultUsd: number({
      default: 1,
      unit: "USD per result",
      positive: true,
      label: { en: "Price of a result", zh: "每个结果的价格" },
    }),
  }),
  output: z.strictObject({
    seatBillUsd: result("USD per month", { en: "Bill by seat", zh: "按席位的月账单" }),
    results: result("item per month", { en: "Billable results", zh: "可计费结果数" }),
    outcomeBillUsd: result("USD per month", { en: "Bill by result", zh: "按结果的月账单" }),
    outcomeMinusSeatUsd: result("USD per month", {
      en: "Bill by result less bill by seat",
      zh: "按结果账单减按席位账单",
    }),
    breakEvenResultsPerSeat: result("item per month", {
      en: "Results per seat at which both cost the same",
      zh: "持平时每席位每月结果数",
    }),
    breakEvenTasksPerSeat: result("item per month", {
      en: "Tasks per seat at which both cost the same",
      zh: "持平时每席位每月任务数",
    }),
  }),
  compute({ q, step }) {
    const seatBillUsd = step("seatBillUsd", "USD per month", mul(q.seats, q.pricePerSeatPerMonthUsd));
    const results = step(
      "results",
      "item per month",
      mul(q.seats, q.tasksPerSeatPerMonth, percent(q.successPercent)),
    );
    const outcomeBillUsd = step("outcomeBillUsd", "USD per month", mul(results, q.pricePerResultUsd));
    const outcomeMinusSeatUsd = step(
      "outcomeMinusSeatUsd",
      "USD per month",
      sub(outcomeBillUsd, seatBillUsd),
    );
    const breakEvenResultsPerSeat = step(
      "breakEvenResultsPerSeat",
      "item per month",
      div(q.pricePerSeatPerMonthUsd, q.pricePerResultUsd),
    );
    const breakEvenTasksPerSeat = step(
      "breakEvenTasksPerSeat",
      "item per month",
      div(breakEvenResultsPerSeat, percent(q.successPercent)),
    );
    return {
      seatBillUsd,
      results,
      outcomeBillUsd,
      outcomeMinusSeatUsd,
      breakEvenResultsPerSeat,
      breakEvenTasksPerSeat,
    };
  },
});
