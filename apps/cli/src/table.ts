import stringWidth from "string-width";

/** A column of a terminal table; the last one is cut to what the terminal has room for. */
export interface Column<Row> {
  title: string;
  value: (row: Row) => string;
  align?: "right";
}

/** Rows under their titles, two spaces apart; Chinese characters count double. `width` is the terminal's; nothing is cut elsewhere. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width = process.stdout.columns ?? Number.POSITIVE_INFINITY,
): string {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ value }) => value(row).replaceAll(/\s+/gu, " "))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => stringWidth(line[index] ?? ""))));
  const gaps = 2 * (columns.length - 1);
  const excess = widths.reduce((sum, each) => sum + each, gaps) - Math.max(width, 60);
  if (excess > 0) {
    const last = widths.length - 1;
    widths[last] = Math.max(narrowest, (widths[last] ?? 0) - excess);
  }
  const lines = cells.map((line) =>
    line
      .map((cell, index) => fit(cell, widths[index] ?? 0, columns[index]?.align))
      .join("  ")
      .trimEnd(),
  );
  return lines.join("\n");
}

const narrowest = 12;

function fit(text: string, width: number, align: "right" | undefined): string {
  let kept = text;
  if (stringWidth(text) > width) {
    kept = "";
    for (const character of text) {
      if (stringWidth(kept + character) > width - 1) break;
      kept += character;
    }
    kept += "…";
  }
  const padding = " ".repeat(Math.max(0, width - stringWidth(kept)));
  return align === "right" ? padding + kept : kept + padding;
}
