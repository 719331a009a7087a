import { describe, expect, it } from "vitest";
import { models } from "@assay/router";
import type { Listing } from "@assay/router";
import { readCatalogueQuery } from "./catalogue-query.ts";
import { entriesOf, narrow } from "./entries.ts";

const served: Listing = {
  address: "ollama/qwen3:8b",
  provider: "ollama",
  id: "qwen3:8b",
  model: undefined,
  isReachable: true,
  hint: undefined,
  isOwn: false,
  isEngine: false,
};

describe("the catalogue", () => {
  it("holds every shipped model once, and what servers list", () => {
    const entries = entriesOf([served, served], models);
    expect(entries).toHaveLength(models.length + 1);
    expect(new Set(entries.map(({ address }) => address)).size).toBe(entries.length);
  });

  it("prefers a way that can be reached", () => {
    const [entry] = entriesOf([{ ...served, isReachable: false }, served], []);
    expect(entry?.isReachable).toBe(true);
  });

  it("is narrowed by everything at once", () => {
    const entries = entriesOf([served], models);
    expect(narrow(entries, { reach: "yes" })).toEqual([served]);
    const chinese = narrow(entries, { currency: "CNY", weights: "open", capability: "tools" });
    expect(chinese.length).toBeGreaterThan(0);
    expect(chinese.every(({ model }) => model?.currency === "CNY" && model.openWeights === true)).toBe(true);
  });
});

describe("an address of the catalogue", () => {
  it("names what it did not understand and keeps the rest", () => {
    expect(
      readCatalogueQuery({
        q: " gpt ",
        provider: "OpenAI!",
        currency: ["USD", "CNY"],
        reach: "maybe",
        x: "1",
      }),
    ).toEqual({
      chosen: { q: "gpt" },
      problems: ["provider", "currency", "reach"],
    });
  });

  it("takes no endless text", () => {
    expect(readCatalogueQuery({ q: "x".repeat(8_000) }).problems).toEqual(["q"]);
  });

  it("ignores empty fields of a form", () => {
    expect(readCatalogueQuery({ q: "", provider: "", weights: "" })).toEqual({ chosen: {}, problems: [] });
  });
});
