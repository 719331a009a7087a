import stringWidth from "string-width";

export type Paint = "bold" | "dim" | "good" | "bad" | "warn";

export interface GridCell {
  text: string;
  paint?: Paint | undefined;
}

/** One column of a table in a terminal. */
export interface GridColumn {
  title: string;
  cells: readonly GridCell[];
  align?: "left" | "right";
  /** Names the row: stands at the beginning of every part of the table. */
  isKey?: boolean;
  /** Stands in the same part as the column before it. */
  isJoined?: boolean;
  /** May be cut to this many columns of the terminal. */
  least?: number;
}

export interface GridOptions {
  /** Columns of the terminal. */
  width: number;
  isColour: boolean;
}

const gap = 2;
const codes: Record<Paint, number> = { bold: 1, dim: 2, good: 32, bad: 31, warn: 33 };
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Lines of a table that fit the terminal. Columns that do not fit beside the others go into further parts below, each
 * with the key columns again; where even one beside them is too wide, each row becomes a block of `title: text`.
 */
export function layGrid(columns: readonly GridColumn[], options: GridOptions): string[] {
  const keys = columns.filter(({ isKey }) => isKey === true);
  const parts: GridColumn[][] = [];
  for (const unit of unitsOf(columns.filter((column) => !keys.includes(column)))) {
    const last = parts.at(-1);
    const hasRoom =
      last !== undefined && keyWidth(keys, options) + widthOf([...last, ...unit]) + gap <= options.width;
    if (hasRoom) last.push(...unit);
    else parts.push([...unit]);
  }
  if (parts.length === 0) parts.push([]);
  const tables = parts.map((part) => [...keys, ...part]);
  if (tables.some((table) => widthOf(table, true) > options.width)) return blocks(columns, options);
  return tables.flatMap((table, index) => [...(index === 0 ? [] : [""]), ...layPart(table, options)]);
}

/** Columns that stand together. */
function unitsOf(columns: readonly GridColumn[]): GridColumn[][] {
  const units: GridColumn[][] = [];
  for (const column of columns) {
    const last = units.at(-1);
    if (column.isJoined === true && last !== undefined) last.push(column);
    else units.push([column]);
  }
  return units;
}

/** What key columns take when parts are filled: they are cut to a third of the terminal each before a part is begun. */
function keyWidth(keys: readonly GridColumn[], { width }: GridOptions): number {
  return keys.reduce((sum, column) => {
    const natural = naturalWidth(column);
    const { least = natural } = column;
    return sum + gap + Math.min(natural, Math.max(least, Math.floor(width / 3)));
  }, -gap);
}

function layPart(shown: readonly GridColumn[], { width, isColour }: GridOptions): string[] {
  const widths = shown.map(naturalWidth);
  for (const [index, { least }] of shown.entries()) {
    const over = widths.reduce((sum, each) => sum + each + gap, -gap) - width;
    const now = widths[index] ?? 0;
    if (over > 0 && least !== undefined) widths[index] = Math.max(Math.min(least, now), now - over);
  }
  const rows = Math.max(0, ...shown.map(({ cells }) => cells.length));
  const line = (cellOf: (column: GridColumn) => GridCell | undefined) =>
    shown
      .map((column, index) => {
        const { text = "", paint } = cellOf(column) ?? {};
        const each = widths[index] ?? 0;
        const cut = cutToWidth(text, each);
        const padding = " ".repeat(Math.max(0, each - stringWidth(cut)));
        const shownText = isColour && paint !== undefined && cut !== "" ? painted(cut, paint) : cut;
        return column.align === "right" ? padding + shownText : shownText + padding;
      })
      .join(" ".repeat(gap))
      .trimEnd();
  return [
    line(({ title }) => ({ text: title, paint: "dim" })),
    ...Array.from({ length: rows }, (_, row) => line(({ cells }) => cells[row])),
  ];
}

/** Text cut to so many columns, with the mark of it; a wide character that would be cut in half is left out. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let shown = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const each = stringWidth(segment);
    if (used + each > width - 1) break;
    shown += segment;
    used += each;
  }
  return width > 0 ? `${shown}…` : "";
}

/** Text broken at its spaces, or anywhere where a word is too long. */
export function wrapToWidth(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (stringWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = indent;
    for (const { segment } of graphemes.segment(word)) {
      if (stringWidth(line + segment) > width && line.trim() !== "") {
        lines.push(line);
        line = indent;
      }
      line += segment;
    }
  }
  return [...lines, line];
}

export function painted(text: string, paint: Paint): string {
  return `\u001B[${codes[paint]}m${text}\u001B[0m`;
}

function naturalWidth({ title, cells }: GridColumn): number {
  return Math.max(stringWidth(title), ...cells.map(({ text }) => stringWidth(text)));
}

function widthOf(columns: readonly GridColumn[], isCut = false): number {
  return columns.reduce((sum, column) => {
    const natural = naturalWidth(column);
    return sum + gap + (isCut ? Math.min(natural, column.least ?? natural) : natural);
  }, -gap);
}

function blocks(columns: readonly GridColumn[], { width, isColour }: GridOptions): string[] {
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length));
  return Array.from({ length: rows }, (_, row) =>
    columns.flatMap(({ title, cells }, index) => {
      const { text = "", paint } = cells[row] ?? {};
      const line = cutToWidth(index === 0 ? text : `  ${title.trim()}: ${text}`, width);
      return isColour && paint !== undefined ? painted(line, paint) : line;
    }),
  ).flat();
}
