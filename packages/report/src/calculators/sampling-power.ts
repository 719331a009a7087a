import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { Decimal, mul, named, percent, show, sub } from "./quantity.ts";
import type { Quantity } from "./quantity.ts";

/**
 * The chance that a simple random sample without replacement holds none of the exceptions:
 * C(N − k, n) ÷ C(N, n), the hypergeometric distribution at zero, exactly, and the smallest n that
 * keeps it within the risk (discovery sampling of audit practice; report line 428 speaks of spot checks).
 */
export const samplingPower = defineCalculator({
  id: "sampling-power",
  title: { en: "What a spot check misses", zh: "抽查会漏掉什么" },
  summary: {
    en: "The report says audits can only sample and that AI can read everything. This gives the exact chance that a random sample of n records misses every one of k exceptions among N, the exceptions it can expect to see, and the sample a wanted confidence needs. The report gives no sizes: 10,000 records, 10 exceptions, a sample of 60 and 95 percent are assumed. Exceptions that are seen and not recognised are left out.",
    zh: "报告称审计只能抽查、而 AI 可以通读。此处精确计算从 N 条记录中随机抽 n 条、却一个都没碰到 k 个例外的概率，以及预期能碰到的例外数与达到给定置信度所需的样本量。报告未给规模：1 万条记录、10 个例外、抽 60 条与 95% 置信度均为假设。不计看到却未识别的例外。",
  },
  lines: [[428, 428]],
  source:
    "Hypergeometric distribution at zero: P(X = 0) = C(N − k, n) ÷ C(N, n); discovery sampling in audit practice",
  main: "missPercent",
  input: z
    .strictObject({
      population: number({
        default: 10_000,
        unit: "record",
        positive: true,
        whole: true,
        max: 1e12,
        label: { en: "Records", zh: "记录总数" },
      }),
      exceptions: number({
        default: 10,
        unit: "record",
        min: 1,
        whole: true,
        max: 1000,
        label: { en: "Exceptions among them", zh: "其中的例外数" },
      }),
      sampleSize: number({
        default: 60,
        unit: "record",
        whole: true,
        max: 1e12,
        label: { en: "Records sampled", zh: "抽样数" },
      }),
      confidencePercent: percentage({
        default: 95,
        label: { en: "Wanted confidence of seeing one", zh: "希望至少发现一个的置信度" },
      }),
    })
    .refine((input) => input.exceptions <= input.population, {
      path: ["exceptions"],
      message: "there are more exceptions than records",
    })
    .refine((input) => input.sampleSize <= input.population, {
      path: ["sampleSize"],
      message: "the sample is larger than the population",
    }),
  output: z.strictObject({
    missProbability: result("ratio", { en: "Chance of missing all", zh: "全部漏掉的概率" }),
    missPercent: result("percent", { en: "Chance of missing all", zh: "全部漏掉的概率（%）" }),
    detectionPercent: result("percent", { en: "Chance of seeing at least one", zh: "至少发现一个的概率" }),
    expectedExceptions: result("record", {
      en: "Exceptions expected in the sample",
      zh: "样本中例外的期望数",
    }),
    requiredSampleSize: result("record", { en: "Sample the confidence needs", zh: "达到置信度所需样本量" }),
    requiredSharePercent: result("percent", {
      en: "That sample as a share of the records",
      zh: "所需样本占总数比例",
    }),
  }),
  compute({ input, q, step }) {
    const { population, exceptions, sampleSize } = input;
    const missProbability = step("missProbability", "ratio", missAll(population, exceptions, sampleSize));
    const missPercent = step("missPercent", "percent", mul(missProbability, 100));
    const detectionPercent = step("detectionPercent", "percent", sub(100, missPercent));
    const expectedExceptions = step("expectedExceptions", "record", {
      value: q.sampleSize.value.times(q.exceptions.value).div(q.population.value),
      formula: "sampleSize × exceptions ÷ population",
      substituted: `${q.sampleSize.substituted} × ${q.exceptions.substituted} ÷ ${q.population.substituted}`,
      rank: 2,
    });
    const risk = step("risk", "ratio", sub(1, percent(q.confidencePercent)));
    const needed = smallestSample(population, exceptions, risk.value);
    const requiredSampleSize = step("requiredSampleSize", "record", {
      ...named("requiredSampleSize", needed),
      formula: "smallest n with C(population − exceptions, n) ÷ C(population, n) ≤ risk",
      substituted: `smallest n with C(${show(new Decimal(population - exceptions))}, n) ÷ C(${q.population.substituted}, n) ≤ ${risk.substituted}`,
    });
    const requiredSharePercent = step("requiredSharePercent", "percent", {
      value: requiredSampleSize.value.times(100).div(q.population.value),
      formula: "requiredSampleSize ÷ population × 100",
      substituted: `${requiredSampleSize.substituted} ÷ ${q.population.substituted} × 100`,
      rank: 2,
    });
    return {
      missProbability,
      missPercent,
      detectionPercent,
      expectedExceptions,
      requiredSampleSize,
      requiredSharePercent,
    };
  },
});

/** C(N − k, n) ÷ C(N, n) = ∏ (N − n − i) ÷ (N − i) for i from 0 to k − 1: k factors however large the sample is. */
function missAll(population: number, exceptions: number, sampleSize: number): Quantity {
  const clean = show(new Decimal(population - exceptions));
  const all = show(new Decimal(population));
  return {
    value: missValue(population, exceptions, sampleSize),
    formula: "C(population − exceptions, sampleSize) ÷ C(population, sampleSize)",
    substituted: `C(${clean}, ${show(new Decimal(sampleSize))}) ÷ C(${all}, ${show(new Decimal(sampleSize))})`,
    rank: 2,
  };
}

function missValue(population: number, exceptions: number, sampleSize: number): Decimal {
  if (sampleSize > population - exceptions) return new Decimal(0);
  let value = new Decimal(1);
  for (let drawn = 0; drawn < exceptions; drawn += 1) {
    value = value.times(population - sampleSize - drawn).div(population - drawn);
  }
  return value;
}

function smallestSample(population: number, exceptions: number, risk: Decimal): number {
  let low = 0;
  let high = population - exceptions + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (missValue(population, exceptions, middle).lte(risk)) high = middle;
    else low = middle + 1;
  }
  return low;
}
