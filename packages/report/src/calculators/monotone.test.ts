import * as fc from "fast-check";
import { expect, it } from "vitest";
import { findCalculator } from "./index.ts";

/** Outputs that rise, or fall, with an input while the others stand at the report's figures. */
const monotone: [calculator: string, input: string, output: string, direction: "rises" | "falls"][] = [
  ["training-cost", "accelerators", "costUsd", "rises"],
  ["training-cost", "utilisationPercent", "impliedPeakTeraflops", "falls"],
  ["training-fleet", "trainingDays", "accelerators", "falls"],
  ["inference-fleet", "dailyUsers", "marketUsd", "rises"],
  ["serving-cost", "dailyCostUsd", "yearlyCostUsd", "rises"],
  ["token-cost", "chineseCharacters", "costCny", "rises"],
  ["token-cost", "charactersPer1000Tokens", "costUsd", "falls"],
  ["fine-tune-or-build", "interactionsPerDay", "apiCostPerMonthUsd", "rises"],
  ["compute-scaling", "parameters", "trainingFlop", "rises"],
  ["human-feedback-market", "buyers", "marketUsd", "rises"],
  ["market-size", "penetrationPercent", "firstYearMarket", "rises"],
  ["growth-rate", "end", "ratePercent", "rises"],
  ["brain-gap", "experts", "synapsesPerConnection", "falls"],
  ["power-gap", "accelerators", "ratio", "rises"],
  ["accelerator-ratio", "chipTeraflops", "chipsPerFlagship", "falls"],
  ["utilisation-headroom", "currentPercent", "speedup", "falls"],
  ["pf-days-to-flops", "petaflops", "days", "falls"],
  ["cached-inference", "hitRatePercent", "overallSpeedup", "rises"],
  ["data-runway", "stockTokens", "exhaustedYear", "rises"],
  ["developer-time", "timeSavedPercent", "speedup", "rises"],
  ["sampling-power", "sampleSize", "missProbability", "falls"],
  ["legal-capacity", "cnyPerUsd", "marketCny", "rises"],
  ["creative-labour-shift", "labourRemovedPercent", "artMarketAfterUsd", "falls"],
];

it.each(monotone)("%s: when %s grows, %s %s", (id, input, output, direction) => {
  const whole = new Set(["accelerators", "buyers", "sampleSize"]).has(input);
  const value = whole ? fc.integer({ min: 1, max: 99 }) : fc.double({ min: 1, max: 99, noNaN: true });
  const valueAt = (at: number): number => {
    const outcome = findCalculator(id)?.run({ [input]: at });
    return outcome?.ok === true ? Number(outcome.calculation.outputs[output]) : Number.NaN;
  };
  const holds = fc.property(value, value, (left, right) => {
    const [smaller, larger] = [Math.min(left, right), Math.max(left, right)];
    const change = valueAt(larger) - valueAt(smaller);
    return direction === "rises" ? change >= 0 : change <= 0;
  });
  expect(fc.check(holds)).toMatchObject({ failed: false });
});
