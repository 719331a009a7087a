import { readFilters } from "../report/search-filters.ts";
import type { Given } from "../report/search-filters.ts";
import { tryOutcomes } from "./run-index.ts";
import type { RunIndex, SampleRow } from "./run-index.ts";

/** Stands before the name of a metadata field in addresses. */
const metaPrefix = "meta.";

export interface SampleFilter {
  /** The parameters that count, by name. */
  values: ReadonlyMap<string, string>;
  /** Parameters that were left out of account. */
  ignored: readonly string[];
}

/** What an address says of which samples are shown; what the run does not know is left out and named. */
export function readSampleFilter(
  given: Given,
  { fields }: Pick<RunIndex, "fields">,
  models: readonly string[],
): SampleFilter {
  const meta = fields.map(({ name }) => metaPrefix + name);
  const { values: read, problems } = readFilters(given, ["q", "model", "outcome", ...meta]);
  const known: Record<string, readonly string[]> = {
    model: models,
    outcome: tryOutcomes,
    ...Object.fromEntries(fields.map(({ name, values }) => [metaPrefix + name, values])),
  };
  const isKnown = ([name, value]: [string, string]) => known[name]?.includes(value) !== false;
  const [values, unknown] = [[...read].filter(isKnown), [...read].filter((each) => !isKnown(each))];
  const strangers = Object.keys(given).filter((name) => name.startsWith(metaPrefix) && !meta.includes(name));
  return {
    values: new Map(values),
    ignored: [...problems.map(({ field }) => field), ...unknown.map(([name]) => name), ...strangers],
  };
}

/** The parameter that a field of the metadata is filtered by. */
export function metaName(field: string): string {
  return metaPrefix + field;
}

/** The samples that a filter lets through: with a model, by what became of its tries; without, of anybody's. */
export function selectRows(
  { rows, fields }: RunIndex,
  models: readonly string[],
  values: ReadonlyMap<string, string>,
): SampleRow[] {
  const words = (values.get("q") ?? "").toLowerCase().split(/\s+/u).filter(Boolean);
  const model = models.indexOf(values.get("model") ?? "");
  const outcome = values.get("outcome");
  return rows.filter(({ searched, metadata, outcomes }) => {
    const looked = model === -1 ? outcomes.flat() : (outcomes[model] ?? []);
    return (
      words.every((word) => searched.includes(word)) &&
      (outcome === undefined || looked.some((each) => each === outcome)) &&
      fields.every(({ name }) => {
        const wanted = values.get(metaPrefix + name);
        return wanted === undefined || metadata[name] === wanted;
      })
    );
  });
}

/** The addresses of what stands beside a sample in its list. */
export function neighboursOf(
  rows: readonly SampleRow[],
  id: string,
): { at: number; before: string | undefined; after: string | undefined } {
  const at = rows.findIndex((row) => row.id === id);
  if (at === -1) return { at, before: undefined, after: undefined };
  return { at, before: rows[at - 1]?.id, after: rows[at + 1]?.id };
}
