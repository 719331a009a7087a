import { type CellText, type CellValue, type DataColumn, valueOf } from "./data-table-columns.ts";

/** What a column is filtered by: words, one of its values, or bounds. */
export type ColumnFilter =
  | { kind: "text"; text: string }
  | { kind: "choice"; choice: string }
  | { kind: "range"; low: number | undefined; high: number | undefined };

/** Everything that a reader typed into the filters. */
export interface TableFilter {
  text: string;
  columns: Readonly<Record<string, ColumnFilter>>;
}

export const noFilter: TableFilter = { text: "", columns: {} };

/** The filter with one column's part set or taken away. */
export function withColumnFilter(
  filter: TableFilter,
  id: string,
  part: ColumnFilter | undefined,
): TableFilter {
  const { [id]: _before, ...others } = filter.columns;
  return { ...filter, columns: part === undefined ? others : { ...others, [id]: part } };
}

/** Whether a value passes the filter of its column. */
export function passes(value: CellValue, filter: ColumnFilter): boolean {
  switch (filter.kind) {
    case "text":
      return isIn(String(value ?? "").toLowerCase(), wordsOf(filter.text));
    case "choice":
      return String(value ?? "") === filter.choice;
    case "range": {
      const { low, high } = filter;
      if (low === undefined && high === undefined) return true;
      if (typeof value !== "number" || Number.isNaN(value)) return false;
      return value >= (low ?? Number.NEGATIVE_INFINITY) && value <= (high ?? Number.POSITIVE_INFINITY);
    }
  }
}

/** The words that somebody is looking for. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/u).filter(Boolean);
}

/** Whether a text in lower case holds all the words. */
export function isIn(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** The text of a row that is searched: its values as they are and as they look. Made once for each row. */
export function searchText<Row extends object>(
  columns: readonly DataColumn<Row>[],
  text: CellText,
): (row: Row) => string {
  const made = new WeakMap<Row, string>();
  return (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const parts = columns.flatMap((column) => {
      const value = valueOf(row, column);
      if (value === null || value === undefined) return [];
      return typeof value === "string" ? [value] : [String(value), text(value, column.format)];
    });
    const joined = parts.join("\n").toLowerCase();
    made.set(row, joined);
    return joined;
  };
}

/** The values of a column in order, for a choice among them. */
export function choicesOf<Row extends object>(
  rows: readonly Row[],
  column: DataColumn<Row>,
): readonly string[] {
  const values = new Set(rows.map((row) => String(valueOf(row, column) ?? "")));
  values.delete("");
  return [...values].toSorted((left, right) => left.localeCompare(right));
}
