import { expect, it } from "vitest";
import {
  formatCost,
  formatDifference,
  formatEstimate,
  formatFixed,
  formatLatency,
  formatP,
} from "./figures.ts";

const rest = { level: 0.95, method: "wilson", samples: 10, clusters: 10 };

it("writes as many decimals as the interval can bear", () => {
  expect(formatEstimate({ value: 0.87, low: 0.79, high: 0.92, ...rest })).toBe("0.87 [0.79, 0.92]");
  expect(formatEstimate({ value: 0.8712, low: 0.8512, high: 0.8912, ...rest })).toBe("0.871 [0.851, 0.891]");
  expect(formatEstimate({ value: 0.87123, low: 0.87023, high: 0.87223, ...rest })).toBe(
    "0.8712 [0.8702, 0.8722]",
  );
  expect(formatEstimate({ value: 1234.5, low: 1200, high: 1300, ...rest })).toBe("1235 [1200, 1300]");
});

it("leaves the interval out where there is none, and says where there is no score", () => {
  expect(formatEstimate({ value: 1, ...rest })).toBe("1.00");
  expect(formatEstimate({ value: Number.NaN, ...rest })).toBe("–");
  expect(formatEstimate(undefined)).toBe("–");
});

it("signs differences but not zero", () => {
  expect(formatDifference({ value: 0.08, low: -0.001, high: 0.16, ...rest })).toBe("+0.08 [0.00, +0.16]");
  expect(formatFixed(-0.0001, 2)).toBe("0.00");
});

it("writes probabilities, times and costs", () => {
  expect([formatP(0.000_999), formatP(0.0312), formatP(Number.NaN)]).toEqual(["<0.001", "0.031", "–"]);
  expect(formatLatency({ p50: 999.4, p95: 999.6 })).toBe("999ms/1.0s");
  expect(formatLatency({ p50: 59_940, p95: 90_000 })).toBe("59.9s/1.5min");
  expect([formatCost(0), formatCost(310), formatCost(4_500_000), formatCost(undefined)]).toEqual([
    "0",
    "0.0003",
    "4.50",
    "–",
  ]);
});
