import { type CellValue, type DataColumn, valueOf } from "./data-table-columns.ts";

/** Spreadsheets read the file as UTF-8 only with a mark at its start. */
const byteOrderMark = "\u{FEFF}";
const formulaStart = /^[=+\-@\t\r]/u;
const needsQuotes = /[",\r\n]/u;

/** One field of a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvField(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (typeof value === "boolean") return String(value);
  const guarded = formulaStart.test(value) ? `'${value}` : value;
  return needsQuotes.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Lines of fields as a CSV file by RFC 4180. */
export function toCsv(lines: readonly (readonly CellValue[])[]): string {
  return byteOrderMark + lines.map((line) => `${line.map(csvField).join(",")}\r\n`).join("");
}

/** Rows as a CSV file, under the headers of their columns. */
export function rowsToCsv<Row extends object>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
): string {
  return toCsv([
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => valueOf(row, column))),
  ]);
}

/** Hands a text to the browser as a file. */
export function saveCsv(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
