import { expect, test } from "vitest";
import { selectFacts } from "@assay/report";
import { parseAmount, readFilters, readNumbers, selectKnown, withFilters } from "./search-filters.ts";

test("keeps one text for each known field and says what it leaves out", () => {
  const filters = readFilters(
    { text: " cost ", metric: ["cost", "price"], unit: "", region: "x".repeat(8000), other: "no" },
    ["text", "metric", "unit", "region"],
  );
  expect([...filters.values]).toEqual([["text", "cost"]]);
  expect(filters.problems).toMatchObject([
    { field: "metric", kind: "repeated", value: "cost, price" },
    { field: "region", kind: "tooLong", value: `${"x".repeat(60)}…` },
  ]);
});

test("drops every word the report does not know and offers the nearest", () => {
  const { values, problems, items } = selectKnown(
    readFilters({ metric: "prise", region: "chin", unit: "money" }, ["metric", "region", "unit"]),
    (each) => selectFacts({ metric: each.get("metric"), region: each.get("region"), unit: each.get("unit") }),
  );
  expect([...values.keys()]).toEqual(["unit"]);
  expect(problems).toMatchObject([
    { field: "metric", kind: "unknown", value: "prise" },
    { field: "region", kind: "unknown", value: "chin" },
  ]);
  expect(problems.map(({ nearest }) => nearest[0])).toEqual(["price", "china"]);
  expect(items.every(({ unit }) => unit === "money")).toBe(true);
});

test("reads numbers as people type them", () => {
  expect(["1,500,000", "1.5e6", "1.5 million", "150万", "1.2万亿", "-3", "0"].map(parseAmount)).toEqual([
    1_500_000, 1_500_000, 1_500_000, 1_500_000, 1_200_000_000_000, -3, 0,
  ]);
  expect(["", "abc", "1e999", "1 furlong", "1.2.3", undefined].map(parseAmount)).toEqual(
    Array.from({ length: 6 }),
  );
  expect(readNumbers(readFilters({ min: "many", max: "3" }, ["min", "max"]), ["min", "max"])).toMatchObject({
    values: new Map([["max", "3"]]),
    problems: [{ field: "min", kind: "notNumber" }],
  });
});

test("changes and takes away filters in an address", () => {
  const values = new Map([
    ["text", "成本"],
    ["unit", "money"],
  ]);
  expect(withFilters("/f", values, { text: undefined, from: "50" })).toBe("/f?unit=money&from=50");
  expect(withFilters("/f", new Map())).toBe("/f");
});
