import { useTranslations } from "next-intl";
import { readFilters, withFilters } from "./search-filters.ts";
import type { FilterProblem, Given } from "./search-filters.ts";
import { RecordLink } from "./record-link.tsx";

/** How many rows a page holds without scripts. */
export const pageSize = 50;

/** The row an address starts at: the first, unless it names a later one that exists. */
export function readFrom(given: Given, rows: number): { from: number; problems: FilterProblem[] } {
  const filters = readFilters(given, ["from"]);
  const from = filters.values.get("from") ?? "0";
  const isNumber = /^\d{1,9}$/u.test(from);
  if (isNumber && Number(from) < Math.max(rows, 1))
    return { from: Number(from), problems: [...filters.problems] };
  const kind = isNumber ? "beyond" : "notNumber";
  return { from: 0, problems: [{ field: "from", kind, value: from.slice(0, 60), nearest: [] }] };
}

export interface RowPagerProps {
  path: string;
  values: ReadonlyMap<string, string>;
  from: number;
  rows: number;
}

/** Leads to the rows before and after, for those who read without scripts. */
export function RowPager({ path, values, from, rows }: RowPagerProps) {
  const t = useTranslations("report.pager");
  const to = Math.min(rows, from + pageSize);
  if (from === 0 && to === rows) return null;
  const start = (at: number) => withFilters(path, values, { from: at === 0 ? undefined : String(at) });
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-4 text-sm">
      <span className="text-muted">{t("shown", { first: from + 1, last: to, rows })}</span>
      {from > 0 && (
        <RecordLink href={start(Math.max(0, from - pageSize))} rel="prev">
          {t("before")}
        </RecordLink>
      )}
      {to < rows && (
        <RecordLink href={start(to)} rel="next">
          {t("after")}
        </RecordLink>
      )}
    </nav>
  );
}
