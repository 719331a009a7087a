import { Capability } from "@assay/router";
import { z } from "zod";
import { readSearch } from "../search-params.ts";

/** What the catalogue can be narrowed to. */
export const catalogueFields = {
  q: z.string().trim().max(100),
  provider: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/u),
  currency: z.enum(["USD", "CNY"]),
  capability: Capability,
  weights: z.enum(["open", "closed", "unknown"]),
  reach: z.enum(["yes", "no"]),
};

/** Which models an address asks for. */
export function readCatalogueQuery(query: Record<string, string | string[] | undefined>) {
  return readSearch(catalogueFields, query);
}

export type CatalogueChoice = ReturnType<typeof readCatalogueQuery>["chosen"];
