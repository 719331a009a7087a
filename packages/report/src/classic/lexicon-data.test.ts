import { expect, it } from "vitest";
import { calculators } from "../calculators/index.ts";
import { entityBySlug } from "../data.ts";
import { Metric, Unit } from "../vocabulary.ts";
import { lexiconData } from "./lexicon-data.ts";

const han = /\p{Script=Han}/u;

it("names only calculators, inputs and outputs that exist, and every calculator", () => {
  const { calculators: words } = lexiconData();
  expect(Object.keys(words).toSorted()).toEqual(calculators.map(({ id }) => id).toSorted());
  for (const { id, input, output } of calculators) {
    const strangers = [
      ...Object.keys(words[id]?.inputs ?? {}).filter((name) => !(name in input.shape)),
      ...Object.keys(words[id]?.outputs ?? {}).filter((name) => !(name in output.shape)),
    ];
    expect({ id, strangers }).toEqual({ id, strangers: [] });
  }
});

it("has words for every metric and, where people say more than a unit, in both languages", () => {
  const { metrics } = lexiconData();
  expect(Metric.options.filter((metric) => metrics[metric].words.length === 0)).toEqual([]);
  const oneSided = Metric.options.filter((metric) => {
    const { words } = metrics[metric];
    return !words.some((word) => han.test(word)) || words.every((word) => han.test(word));
  });
  expect(oneSided).toEqual(["scale"]);
});

it("has a name for every unit and knows every entity it gives another name", () => {
  const { units, aliases } = lexiconData();
  expect(Object.keys(units.units).toSorted()).toEqual(
    Unit.options.filter((unit) => unit !== "money").toSorted(),
  );
  expect(Object.keys(aliases).filter((slug) => !entityBySlug().has(slug))).toEqual([]);
});
