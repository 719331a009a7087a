import { expect, test } from "vitest";
import { selectFacts } from "@assay/report";
import { readFilters, readNumbers, selectKnown, withFilters } from "./search-filters.ts";

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

test("says which amount is no number", () => {
  for (const min of ["many", "1e999"])
    expect(readNumbers(readFilters({ min, max: "3" }, ["min", "max"]), ["min", "max"])).toMatchObject({
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
