import { isBase, mostCharacters } from "./parse-input.ts";

/** What a field's part of an address needs; small, because the browser holds it as well. */
export interface QueryField {
  name: string;
  base: string;
  isOptional?: boolean;
}

/** A page's query: the inputs that differ from their base, in the order of the form, then everything else as it is. */
export function toQuery(
  fields: readonly QueryField[],
  textOf: (name: string) => string | undefined,
  others: Iterable<readonly [string, string]> = [],
): string {
  const query = new URLSearchParams();
  for (const field of fields) {
    const text = textOf(field.name)
      ?.trim()
      .slice(0, mostCharacters + 1);
    if (text !== undefined && !isBase(field, text)) query.set(field.name, text);
  }
  for (const [name, value] of others) query.append(name, value);
  return query.toString();
}

/** The parameters of a query that are no fields. */
export function othersOf(query: string, fields: readonly QueryField[]): [string, string][] {
  const names = new Set(fields.map(({ name }) => name));
  return [...new URLSearchParams(query)].filter(([name]) => !names.has(name));
}

/** A page's address with its query, when it has one. */
export function hrefOf(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
