import { type CellValue, type DataColumn, valueOf } from "./data-table-columns.ts";

export interface TableSort {
  id: string;
  isDescending?: boolean | undefined;
}

/**
 * The place of each row in the order of a column. Rows without a value come last in both directions,
 * and equal ones stay as they were. Values are read once, so that filtering can sort by plain numbers.
 */
export function ranksOf<Row extends object>(
  rows: readonly Row[],
  column: DataColumn<Row>,
  { isDescending = false, locale }: { isDescending?: boolean | undefined; locale: string },
): readonly number[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const sign = isDescending ? -1 : 1;
  const keyed = rows.map((row, index) => ({ index, value: valueOf(row, column) }));
  keyed.sort((left, right) => {
    const [hasLeft, hasRight] = [hasValue(left.value), hasValue(right.value)];
    if (!hasLeft || !hasRight) return Number(hasRight) - Number(hasLeft);
    return sign * compare(left.value, right.value, collator);
  });
  const ranks = Array.from({ length: rows.length }, () => 0);
  for (const [rank, { index }] of keyed.entries()) ranks[index] = rank;
  return ranks;
}

function hasValue(value: CellValue): boolean {
  return value !== null && value !== undefined && value !== "" && !Number.isNaN(value);
}

/** Numbers before texts; texts as the language orders them, figures in them by size. */
function compare(left: CellValue, right: CellValue, collator: Intl.Collator): number {
  if (typeof left === "string" && typeof right === "string") return collator.compare(left, right);
  if (typeof left === "string") return 1;
  if (typeof right === "string") return -1;
  const [one, other] = [Number(left), Number(right)];
  return one === other ? 0 : one < other ? -1 : 1;
}
