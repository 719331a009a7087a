import { makeLog } from "@assay/evals/reports/testing";
import { expect, it } from "vitest";
import { indexRun } from "./run-index.ts";
import { neighboursOf, readSampleFilter, selectRows } from "./sample-filter.ts";

const log = makeLog({ samples: 12, models: 2, epochs: 2 });
const models = log.run.models.map(({ address }) => address);
const index = indexRun(log);

it("lists samples in the dataset's order with what became of every try", () => {
  expect(index.rows.map(({ id }) => id)).toEqual([...log.samples.keys()]);
  expect(index.rows[0]?.outcomes.map(({ length }) => length)).toEqual([2, 2]);
  const right = index.rows.flatMap(({ outcomes }) => outcomes.flat()).filter((each) => each === "right");
  expect(right).toHaveLength(log.results.filter(({ scores }) => scores["exact"]?.value === 1).length);
});

it("offers fields of the metadata that there is something to choose of", () => {
  expect(index.fields).toEqual([
    { name: "topic", values: ["chips", "cost", "energy", "policy"] },
    { name: "language", values: ["en", "zh"] },
  ]);
  const samples = new Map(
    [...log.samples].map(([id, sample], at) => [
      id,
      { ...sample, metadata: { same: "x", unique: `${at}`, long: "y".repeat(100 + at), nested: { at } } },
    ]),
  );
  expect(indexRun({ ...log, samples }).fields.map(({ name }) => name)).toEqual(["unique"]);
});

it("has not tried what a log does not hold", () => {
  const { rows } = indexRun({ ...log, results: [] });
  expect(new Set(rows.flatMap(({ outcomes }) => outcomes.flat()))).toEqual(new Set(["missing"]));
});

it("keeps to one line of what was asked, however long it is", () => {
  const samples = new Map(
    [...log.samples]
      .slice(0, 1)
      .map(([id, sample]) => [id, { ...sample, input: "a\nb\u0000 ".repeat(100_000) }]),
  );
  const [row] = indexRun({ ...log, samples }).rows;
  expect(row?.preview.length).toBeLessThanOrEqual(161);
  expect(row?.searched.length).toBeLessThan(2_100);
});

it("filters by words, by what a model made of it, and by fields", () => {
  const select = (query: Record<string, string>) =>
    selectRows(index, models, readSampleFilter(query, index, models).values).map(({ id }) => id);
  expect(select({})).toHaveLength(12);
  expect(select({ q: "SAMPLE-00003" })).toEqual(["sample-00003"]);
  expect(select({ "meta.topic": "chips" })).toEqual(["sample-00003", "sample-00007", "sample-00011"]);
  const [model = ""] = models;
  const wrong = index.rows.filter(({ outcomes }) => outcomes[0]?.includes("wrong"));
  expect(wrong.length).toBeGreaterThan(0);
  expect(select({ model, outcome: "wrong" })).toEqual(wrong.map(({ id }) => id));
  expect(select({ q: "no such words" })).toEqual([]);
});

it("leaves out of account what the run does not know, and names it", () => {
  const { values, ignored } = readSampleFilter(
    { model: "none/such", outcome: "wrong", "meta.topic": "cats", "meta.x": "1", q: ["a", "b"], other: "1" },
    index,
    models,
  );
  expect(Object.fromEntries(values)).toEqual({ outcome: "wrong" });
  expect(ignored.toSorted()).toEqual(["meta.topic", "meta.x", "model", "q"]);
});

it("knows what stands beside a sample in its list", () => {
  const rows = index.rows.slice(0, 3);
  expect(neighboursOf(rows, "sample-00002")).toEqual({
    at: 1,
    before: "sample-00001",
    after: "sample-00003",
  });
  expect(neighboursOf(rows, "sample-00001").before).toBeUndefined();
  expect(neighboursOf(rows, "sample-00009")).toEqual({ at: -1, before: undefined, after: undefined });
});
