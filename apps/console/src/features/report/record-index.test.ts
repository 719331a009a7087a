import { expect, test } from "vitest";
import { claims, facts, sections } from "@assay/report";
import { claimsOfFact, countsOf, recordsOn, subsectionsOf } from "./record-index.ts";

test("the chapters hold every fact and claim once", () => {
  const chapters = subsectionsOf(null);
  const sum = (kind: "facts" | "claims") => chapters.reduce((total, { id }) => total + countsOf(id)[kind], 0);
  expect([sum("facts"), sum("claims")]).toEqual([facts().length, claims().length]);
});

test("every section can be reached from the chapters", () => {
  const reach = (id: string | null): number =>
    subsectionsOf(id).reduce((total, section) => total + 1 + reach(section.id), 0);
  expect(reach(null)).toBe(sections().length);
});

test("finds what stands on lines, of the sections the innermost", () => {
  const found = recordsOn([604, 604]);
  expect(found.sections.map(({ id }) => id)).toEqual(["education"]);
  expect(found.facts.map(({ id }) => id)).toContain("tutor-hourly-price");
});

test("knows the claims of a fact", () => {
  expect(claimsOfFact("games-art-market").map(({ id }) => id)).toContain("games-art-market");
});
