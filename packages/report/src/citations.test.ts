import type { ResolveCitation } from "@assay/agent";
import { expect, it } from "vitest";
import { calculators } from "./calculators/index.ts";
import { figuresOfReportRecord, resolveReportCitation } from "./citations.ts";
import { claims, entities, facts, sections } from "./data.ts";

const resolve: ResolveCitation = resolveReportCitation;

it("resolves every record in both languages, each to a page of its own", () => {
  const ids = [
    ...facts().map(({ id }) => `fact:${id}`),
    ...claims().map(({ id }) => `claim:${id}`),
    ...sections().map(({ id }) => `section:${id}`),
    ...entities().map(({ slug }) => `entity:${slug}`),
    ...calculators.map(({ id }) => `calculator:${id}`),
  ];
  for (const language of ["en", "zh"] as const) {
    const hrefs = ids.map((id) => {
      const citation = resolve(id, language);
      expect(citation).toMatchObject({ id, state: "exists" });
      expect(citation?.title).not.toBe("");
      return citation?.href;
    });
    expect(new Set(hrefs).size).toBe(ids.length);
  }
});

it("says where a figure stands", () => {
  expect(resolve("fact:chatgpt-query-cost", "en")).toMatchObject({
    path: [
      "The foundation layer",
      "Compute",
      "Estimating the new compute market",
      "Inference costs more than training",
    ],
    lines: [83, 83],
    href: "/report/facts/chatgpt-query-cost",
  });
  expect(resolve("entity:suno", "zh")?.href).toBe("/report/entities/suno");
});

it("knows nothing of ids that were made up", () => {
  for (const id of ["fact:nothing", "claim:", "gpt4-run-cost", "page:front", "", "fact:constructor"]) {
    expect(resolve(id, "en")).toBeUndefined();
    expect(figuresOfReportRecord(id)).toEqual([]);
  }
});

it("gives the figures of facts and of arithmetic claims", () => {
  expect(figuresOfReportRecord("fact:gpt4-run-days")).toEqual([90, 100]);
  expect(figuresOfReportRecord("claim:games-art-market")).toEqual([75_000_000_000]);
});
