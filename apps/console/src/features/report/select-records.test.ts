import { expect, test } from "vitest";
import { entities, facts } from "@assay/report";
import { readFacts, readNames } from "./select-records.ts";

test("selects every fact without a filter, and those above an amount in words", () => {
  expect(readFacts({}).items).toHaveLength(facts().length);
  const { items, problems } = readFacts({ currency: "CNY", metric: "market-size", min: "100 billion" });
  expect(problems).toEqual([]);
  expect(items.map(({ id }) => id)).toContain("language-learning-market");
});

test("leaves out a currency that no fact has, and a least amount above the greatest", () => {
  expect(readFacts({ currency: "EUR" }).problems).toMatchObject([
    { field: "currency", kind: "unknown", nearest: ["USD", "CNY"] },
  ]);
  const { problems, values } = readFacts({ min: "9", max: "3" });
  expect(problems).toMatchObject([{ field: "min", kind: "emptyRange", value: "9" }]);
  expect([...values.keys()]).toEqual(["max"]);
});

test("selects names in either language", () => {
  expect(readNames({}).items).toHaveLength(entities().length);
  const slugs = (name: string) => readNames({ name }).items.map(({ slug }) => slug);
  expect(slugs("苹果")).toContain("apple");
  expect(slugs("Apple")).toContain("apple");
});
