import type { ReactNode } from "react";

export type CellValue = string | number | boolean | null | undefined;
export type CellFormat = "number" | "plain" | "compact" | "percent" | "date";
export type FilterKind = "text" | "choice" | "range";

/**
 * A column of a data table. Without functions, with fields' names instead, it can be passed from a server component.
 */
export interface DataColumn<Row extends object> {
  id: string;
  header: string;
  /** The value, or the field that holds it; the field of the column's id by default. */
  accessor?: string | ((row: Row) => CellValue) | undefined;
  /** What the cell shows instead of its formatted value. */
  cell?: ((row: Row) => ReactNode) | undefined;
  /** Where the cell leads, or the field that holds it. */
  href?: string | ((row: Row) => string | undefined) | undefined;
  format?: CellFormat | undefined;
  align?: "left" | "right" | undefined;
  /** In pixels. */
  width?: number | undefined;
  isSortable?: boolean | undefined;
  isHidden?: boolean | undefined;
  filter?: FilterKind | undefined;
}

export const usualWidth = 160;

/** The value of a cell. */
export function valueOf<Row extends object>(row: Row, { id, accessor = id }: DataColumn<Row>): CellValue {
  return typeof accessor === "string" ? fieldOf(row, accessor) : accessor(row);
}

/** Where a cell leads. */
export function linkOf<Row extends object>(row: Row, { href }: DataColumn<Row>): string | undefined {
  if (typeof href === "function") return href(row);
  const link = href === undefined ? undefined : fieldOf(row, href);
  return typeof link === "string" ? link : undefined;
}

/** A row's id, from a field or a function. */
export function rowKey<Row extends object>(row: Row, rowId: string | ((row: Row) => string)): string {
  return typeof rowId === "string" ? String(fieldOf(row, rowId)) : rowId(row);
}

function fieldOf(row: object, field: string): CellValue {
  const value: unknown = Reflect.get(row, field);
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isPlain ? value : undefined;
}

/** Whether a column's cells stand to the right. */
export function isRight<Row extends object>({ align, format }: DataColumn<Row>): boolean {
  return align === undefined ? format !== undefined && format !== "date" : align === "right";
}

/** How values look, by the format of their column. */
export type CellText = (value: CellValue, format: CellFormat | undefined) => string;

const numberOptions: Record<Exclude<CellFormat, "date">, Intl.NumberFormatOptions> = {
  number: { maximumFractionDigits: 2, maximumSignificantDigits: 4, roundingPriority: "morePrecision" },
  plain: { useGrouping: false, maximumFractionDigits: 20 },
  compact: { notation: "compact", maximumSignificantDigits: 3 },
  percent: { style: "percent", maximumFractionDigits: 1 },
};

// Making a format takes longer than a hundred uses of it.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(locale: string, format: Exclude<CellFormat, "date">): Intl.NumberFormat {
  const key = `${locale} ${format}`;
  const known = numbers.get(key) ?? new Intl.NumberFormat(locale, numberOptions[format]);
  numbers.set(key, known);
  return known;
}

function dateFormat(locale: string): Intl.DateTimeFormat {
  const known =
    dates.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  dates.set(locale, known);
  return known;
}

/** The formats of a language. */
export function cellText(locale: string, words: { yes: string; no: string }): CellText {
  return (value, format) => {
    if (value === null || value === undefined || value === "") return "";
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (format === "date") {
      const moment = new Date(value);
      return Number.isNaN(moment.getTime()) ? String(value) : dateFormat(locale).format(moment);
    }
    if (typeof value === "string") return value;
    return Number.isFinite(value) ? numberFormat(locale, format ?? "number").format(value) : "";
  };
}
