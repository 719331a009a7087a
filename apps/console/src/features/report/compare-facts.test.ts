import { expect, test } from "vitest";
import { factById, facts } from "@assay/report";
import { comparableId, groupComparable, needsLogScale, numberOf } from "./compare-facts.ts";

test("groups facts of the same metric, unit and currency, the largest group first", () => {
  const groups = groupComparable(facts());
  expect(groups[0]).toMatchObject({ id: "share.percent", metric: "share", unit: "percent" });
  expect(groups.every((group) => group.facts.length > 1)).toBe(true);
  expect(groups.every((group) => group.facts.every((fact) => comparableId(fact) === group.id))).toBe(true);
  expect(groups.map(({ id }) => id)).toContain("market-size.money.CNY");
});

test("dates and ranks are not amounts", () => {
  const units = groupComparable(facts()).map(({ unit }) => unit);
  expect(units).not.toContain("year-date");
  expect(units).not.toContain("rank");
});

test("a range counts with its middle, an open one with the end that is known", () => {
  const number = (id: string) => {
    const fact = factById().get(id);
    return fact === undefined ? undefined : numberOf(fact);
  };
  expect([number("tutor-hourly-price"), number("stability-a100-cluster")]).toEqual([250, 4000]);
});

test("figures more than two orders of magnitude apart need a logarithmic scale", () => {
  const markets = facts().filter(({ metric, currency }) => metric === "market-size" && currency === "USD");
  expect(needsLogScale(markets)).toBe(true);
  expect(needsLogScale(facts().filter(({ id }) => id === "tutor-hourly-price"))).toBe(false);
});
