import { Failure } from "@assay/toolkit";
import { parseAmount } from "./parse-amount.ts";

/** Parameters of an address as Next hands them over. */
export type Given = Record<string, string | string[] | undefined>;

/** A parameter that was left out of account, and what would have been known instead. */
export interface FilterProblem {
  field: string;
  kind: "repeated" | "tooLong" | "notNumber" | "unknown" | "emptyRange" | "beyond";
  value: string;
  nearest: readonly string[];
}

export interface Filters {
  /** The parameters that count, by name. */
  values: ReadonlyMap<string, string>;
  problems: readonly FilterProblem[];
}

const longest = 200;
const shown = 60;

/** The filters of an address: of the named fields those that hold one text of a sensible length. */
export function readFilters(given: Given, fields: readonly string[]): Filters {
  const values = new Map<string, string>();
  const problems: FilterProblem[] = [];
  for (const field of fields) {
    const found = given[field];
    const value = (typeof found === "string" ? found : "").trim();
    if (Array.isArray(found)) problems.push(problem(field, "repeated", found.join(", ")));
    else if (value.length > longest) problems.push(problem(field, "tooLong", value));
    else if (value !== "") values.set(field, value);
  }
  return { values, problems };
}

/** What the filters select; a filter that the report does not know is dropped and said to be. */
export function selectKnown<Item>(
  filters: Filters,
  select: (values: ReadonlyMap<string, string>) => Item[] | Failure,
): Filters & { items: Item[] } {
  const values = new Map(filters.values);
  const problems = [...filters.problems];
  for (;;) {
    const items = select(values);
    if (!(items instanceof Failure)) return { values, problems, items };
    const field = items.field ?? "";
    const value = values.get(field);
    if (value === undefined) throw new Error(`no filter ${field} to drop: ${items.message}`);
    const kind = items.code === "report.empty_range" ? "emptyRange" : "unknown";
    problems.push({ ...problem(field, kind, value), nearest: nearestOf(items) });
    values.delete(field);
  }
}

/** Keeps the numbers among the filters; the others are said not to be any. */
export function readNumbers(filters: Filters, fields: readonly string[]): Filters {
  const values = new Map(filters.values);
  const problems = [...filters.problems];
  for (const field of fields) {
    const value = values.get(field);
    if (value === undefined || Number.isFinite(parseAmount(value))) continue;
    problems.push(problem(field, "notNumber", value));
    values.delete(field);
  }
  return { values, problems };
}

/** The nearest ids that a failure offers. */
export function nearestOf(failure: Failure): string[] {
  const nearest = failure.details?.["nearest"];
  return Array.isArray(nearest) ? nearest.filter((id) => typeof id === "string") : [];
}

/** A page's address with these filters, some of them changed or taken away. */
export function withFilters(
  path: string,
  values: ReadonlyMap<string, string>,
  changes: Record<string, string | undefined> = {},
): string {
  const query = new URLSearchParams();
  for (const [field, value] of values) if (!(field in changes)) query.set(field, value);
  for (const [field, value] of Object.entries(changes)) if (value !== undefined) query.set(field, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function problem(field: string, kind: FilterProblem["kind"], value: string): FilterProblem {
  return { field, kind, value: value.length > shown ? `${value.slice(0, shown)}…` : value, nearest: [] };
}

/** The parameters of a request's address, as Next hands them to pages. */
export function givenOf(url: string): Given {
  const { searchParams } = new URL(url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const [first, ...others] = searchParams.getAll(name);
      return [name, first === undefined || others.length === 0 ? first : [first, ...others]];
    }),
  );
}
