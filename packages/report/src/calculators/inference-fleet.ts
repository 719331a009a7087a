import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { ceil, div, mul } from "./quantity.ts";

/** How many accelerators serve a number of daily users (report line 88). */
export const inferenceFleet = defineCalculator({
  id: "inference-fleet",
  title: { en: "Fleet for serving users", zh: "推理所需机群" },
  summary: {
    en: "Multiplies users, questions and length of an answer by the time a character takes, and spreads the accelerator hours over a day. Defaults are the report's base case; its neutral case has 100 million users. Peaks, batching and prompts are left out, so it is a floor for one-at-a-time serving.",
    zh: "用户数×提问次数×回答长度×单字耗时得到日卡时，再平摊到一天。默认值为报告基准情形，中性情形为1亿用户。未计峰值、批处理与输入处理，只适用于逐字串行输出的下限。",
  },
  lines: [[88, 88]],
  main: "accelerators",
  input: z.strictObject({
    dailyUsers: number({ default: 20_000_000, unit: "user", label: { en: "Users a day", zh: "日活用户" } }),
    questionsPerUser: number({
      default: 10,
      unit: "query",
      label: { en: "Questions of a user a day", zh: "每人每日提问" },
    }),
    charactersPerAnswer: number({
      default: 50,
      unit: "character",
      label: { en: "Characters of an answer", zh: "每次回答字数" },
    }),
    millisecondsPerCharacter: number({
      default: 350,
      unit: "millisecond",
      label: { en: "Time for a character", zh: "单字耗时" },
    }),
    pricePerAcceleratorUsd: number({
      default: 10000,
      unit: "USD",
      label: { en: "Price of an accelerator", zh: "单卡售价" },
    }),
    servingHoursPerDay: number({
      default: 24,
      unit: "hour",
      positive: true,
      max: 24,
      label: { en: "Hours of serving a day", zh: "每日服务小时" },
    }),
  }),
  output: z.strictObject({
    millisecondsPerDay: result("millisecond", { en: "Accelerator time a day", zh: "每日耗时" }),
    acceleratorHoursPerDay: result("gpu-hour", { en: "Accelerator hours a day", zh: "每日卡时" }),
    accelerators: result("gpu", { en: "Accelerators, as a quotient", zh: "所需卡数（商）" }),
    wholeAccelerators: result("gpu", { en: "Accelerators, rounded up", zh: "所需卡数（取整）" }),
    marketUsd: result("USD", { en: "Price of the accelerators", zh: "加速卡市场" }),
  }),
  compute({ q, step }) {
    const millisecondsPerDay = step(
      "millisecondsPerDay",
      "millisecond",
      mul(q.dailyUsers, q.questionsPerUser, q.charactersPerAnswer, q.millisecondsPerCharacter),
    );
    const acceleratorHoursPerDay = step(
      "acceleratorHoursPerDay",
      "gpu-hour",
      div(millisecondsPerDay, 3_600_000),
    );
    const accelerators = step("accelerators", "gpu", div(acceleratorHoursPerDay, q.servingHoursPerDay));
    const wholeAccelerators = step("wholeAccelerators", "gpu", ceil(accelerators));
    const marketUsd = step("marketUsd", "USD", mul(accelerators, q.pricePerAcceleratorUsd));
    return { millisecondsPerDay, acceleratorHoursPerDay, accelerators, wholeAccelerators, marketUsd };
  },
});
