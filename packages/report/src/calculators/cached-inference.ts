import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { add, div, mul, percent, sub } from "./quantity.ts";

/** What reusing computed results saves, as a whole (report lines 227 to 229; Amdahl 1967). */
export const cachedInference = defineCalculator({
  id: "cached-inference",
  title: { en: "Cached inference", zh: "缓存推理" },
  summary: {
    en: "When a share of the work is served from a cache that is so many times faster, the rest bounds the gain. The twentyfold latency and the tenfold performance are the report's; the hit rate of 95 % is assumed, near what joins the two. Storage is left out.",
    zh: "部分工作命中快若干倍的缓存时，其余部分限制总收益。延迟20倍与性能10倍取报告；95%命中率为假设，接近使两者吻合的值。不含存储成本。",
  },
  lines: [[227, 229]],
  source: "Amdahl, Validity of the single processor approach, AFIPS 1967",
  main: "remainingCostPercent",
  input: z.strictObject({
    hitRatePercent: percentage({
      default: 95,
      label: { en: "Work served from the cache", zh: "缓存命中率" },
    }),
    speedupOnHit: number({
      default: 20,
      unit: "multiple",
      positive: true,
      label: { en: "Speed-up of a hit", zh: "命中加速比" },
    }),
    targetSpeedup: number({
      default: 10,
      unit: "multiple",
      positive: true,
      label: { en: "Speed-up wanted", zh: "目标加速比" },
    }),
    costPerQueryUsd: number({
      default: 0.0036,
      unit: "USD",
      label: { en: "Cost of a query without cache", zh: "无缓存单次成本" },
    }),
    queries: number({ default: 1_000_000, unit: "query", label: { en: "Queries", zh: "查询次数" } }),
  }),
  output: z.strictObject({
    remainingCostPercent: result("percent", { en: "Cost that remains", zh: "剩余成本" }),
    overallSpeedup: result("multiple", { en: "Speed-up of the whole", zh: "总体加速比" }),
    costUsd: result("USD", { en: "Cost of the queries", zh: "查询成本" }),
    savedUsd: result("USD", { en: "Saved", zh: "节省" }),
    hitRateForTargetPercent: result("percent", { en: "Hit rate for the speed-up wanted", zh: "达标命中率" }),
  }),
  compute({ q, step }) {
    const hitRate = step("hitRate", "ratio", percent(q.hitRatePercent));
    const remainingCostPercent = step(
      "remainingCostPercent",
      "percent",
      mul(add(sub(1, hitRate), div(hitRate, q.speedupOnHit)), 100),
    );
    const overallSpeedup = step("overallSpeedup", "multiple", div(100, remainingCostPercent));
    const fullCostUsd = step("fullCostUsd", "USD", mul(q.queries, q.costPerQueryUsd));
    const costUsd = step("costUsd", "USD", mul(fullCostUsd, percent(remainingCostPercent)));
    const savedUsd = step("savedUsd", "USD", sub(fullCostUsd, costUsd));
    const hitRateForTargetPercent = step(
      "hitRateForTargetPercent",
      "percent",
      mul(div(sub(1, div(1, q.targetSpeedup)), sub(1, div(1, q.speedupOnHit))), 100),
    );
    return { remainingCostPercent, overallSpeedup, costUsd, savedUsd, hitRateForTargetPercent };
  },
});
