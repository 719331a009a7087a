import { facts, selectEntities, selectFacts } from "@assay/report";
import type { Entity, Fact } from "@assay/report";
import { Failure } from "@assay/toolkit";
import type { Filters, Given } from "./search-filters.ts";
import { parseAmount } from "./parse-amount.ts";
import { readFilters, readNumbers, selectKnown } from "./search-filters.ts";

/** What facts can be filtered by, as the page's address names it. */
export const factFields = [
  "text",
  "section",
  "metric",
  "entity",
  "region",
  "unit",
  "currency",
  "min",
  "max",
] as const;

/** What names can be filtered by. */
export const nameFields = ["name", "kind", "layer", "region", "verdict", "section"] as const;

const currencies: readonly string[] = ["USD", "CNY"];

/** The facts an address asks for. */
export function readFacts(given: Given): Filters & { items: Fact[] } {
  const filters = readNumbers(readFilters(given, factFields), ["min", "max"]);
  return selectKnown(
    filters,
    (values) =>
      checkCurrency(values.get("currency")) ??
      selectFacts({
        text: values.get("text"),
        section: values.get("section"),
        metric: values.get("metric"),
        entity: values.get("entity"),
        region: values.get("region"),
        unit: values.get("unit"),
        currency: values.get("currency"),
        min: parseAmount(values.get("min")),
        max: parseAmount(values.get("max")),
      }),
  );
}

/** The names an address asks for. */
export function readNames(given: Given): Filters & { items: Entity[] } {
  return selectKnown(readFilters(given, nameFields), selectNames);
}

/** The names that filters select. */
export function selectNames(values: ReadonlyMap<string, string>): Entity[] | Failure {
  return selectEntities({
    name: values.get("name"),
    kind: values.get("kind"),
    layer: values.get("layer"),
    region: values.get("region"),
    verdict: values.get("verdict"),
    section: values.get("section"),
  });
}

/** The words of a vocabulary that facts use. */
export function wordsInUse(field: "metric" | "region" | "unit"): string[] {
  return [...new Set(facts().flatMap((fact) => fact[field] ?? []))];
}

function checkCurrency(currency: string | undefined): Failure | undefined {
  if (currency === undefined || currencies.includes(currency)) return undefined;
  return new Failure({
    code: "report.unknown_currency",
    message: `There is no currency "${currency}".`,
    field: "currency",
    details: { nearest: currencies },
  });
}
