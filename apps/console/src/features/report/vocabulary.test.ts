import { expect, test } from "vitest";
import { Claim, Entity, Fact } from "@assay/report";
import type { Verdict } from "@assay/report";
import en from "../../../messages/en/vocabulary.json" with { type: "json" };
import zh from "../../../messages/zh/vocabulary.json" with { type: "json" };

const verdicts: Record<Verdict, true> = {
  reproduced: true,
  close: true,
  off: true,
  consistent: true,
  inconsistent: true,
  "not-run": true,
};
const [, , application] = Claim.options;
const currencies = Fact.shape.currency.unwrap().options;
const known: Record<string, readonly string[]> = {
  metrics: Fact.shape.metric.options,
  units: Fact.shape.unit.options,
  figures: [...Fact.shape.unit.options, ...currencies],
  currencies,
  qualifiers: Fact.shape.qualifier.unwrap().options,
  regions: Fact.shape.region.unwrap().options,
  layers: Entity.shape.layer.options,
  entityKinds: Entity.shape.kind.options,
  segmentVerdicts: Entity.shape.verdict.options,
  verdicts: Object.keys(verdicts),
  claimKinds: Claim.options.map(({ shape }) => shape.kind.value),
  verticals: application.shape.vertical.options,
};

test.each([
  ["en", en],
  ["zh", zh],
])("every word of the report's vocabularies has a text in %s, and no other", (_, messages) => {
  const texts = Object.keys(known).map((name): [string, string[]] => [
    name,
    Object.keys(Object(Reflect.get(messages, name))).toSorted(),
  ]);
  expect(texts).toEqual(Object.entries(known).map(([name, words]) => [name, words.toSorted()]));
});
