import {
  type ColumnDef,
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useMemo } from "react";
import { cellText, type CellText, type DataColumn, rowKey, valueOf } from "./data-table-columns.ts";
import {
  type ColumnFilter,
  isIn,
  passes,
  searchText,
  type TableFilter,
  wordsOf,
} from "./data-table-filter.ts";
import { ranksOf, type TableSort } from "./data-table-order.ts";
import { inBatches } from "./in-batches.ts";

const features = tableFeatures({
  columnFilteringFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

/** The hidden column that the search runs over: all texts of a row. */
const searchId = "*";

interface ModelOptions<Row extends object> {
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: string | ((row: Row) => string);
  filter: TableFilter;
  sort: TableSort | undefined;
  hidden: ReadonlySet<string>;
}

export interface ViewRow<Row extends object> {
  id: string;
  row: Row;
}

export interface TableModel<Row extends object> {
  columns: readonly DataColumn<Row>[];
  rows: readonly ViewRow<Row>[];
  text: CellText;
  /** Whether the rows still follow what was typed before. */
  isBehind: boolean;
}

/** The rows and columns in view. Filtering lags behind typing, so that the input never does. */
export function useTableModel<Row extends object>(options: ModelOptions<Row>): TableModel<Row> {
  const { columns, rows, rowId, filter, sort, hidden } = options;
  const t = useTranslations("ui.table");
  const locale = useLocale();
  const deferred = useDeferredValue(filter);
  const [yes, no] = [t("yes"), t("no")];
  const text = useMemo(() => cellText(locale, { yes, no }), [locale, yes, no]);
  const search = useMemo(() => searchText(columns, text), [columns, text]);
  useEffect(() => inBatches(rows, search), [rows, search]);
  const ranks = useMemo(() => {
    const column = columns.find(({ id }) => id === sort?.id);
    return column && ranksOf(rows, column, { isDescending: sort?.isDescending, locale });
  }, [columns, rows, sort, locale]);
  const definitions = useMemo(() => columnDefinitions(columns, search, ranks), [columns, search, ranks]);
  const state = useMemo(
    () => ({
      columnFilters: filterState(deferred),
      sorting: ranks === undefined || sort === undefined ? [] : [{ id: sort.id, desc: false }],
      columnVisibility: { [searchId]: false, ...Object.fromEntries([...hidden].map((id) => [id, false])) },
    }),
    [deferred, sort, ranks, hidden],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    state,
    getRowId: (row: Row) => rowKey(row, rowId),
  });
  const view = table.getRowModel().rows;
  return {
    columns: useMemo(() => columns.filter(({ id }) => !hidden.has(id)), [columns, hidden]),
    rows: useMemo(() => view.map(({ id, original }) => ({ id, row: original })), [view]),
    text,
    isBehind: deferred !== filter,
  };
}

/** The ranks hold the direction already. */
function columnDefinitions<Row extends object>(
  columns: readonly DataColumn<Row>[],
  search: (row: Row) => string,
  ranks: readonly number[] | undefined,
): ColumnDef<typeof features, Row>[] {
  return [
    {
      id: searchId,
      accessorFn: search,
      filterFn: (row, _id, words: readonly string[]) => isIn(search(row.original), words),
    },
    ...columns.map((column): ColumnDef<typeof features, Row> => ({
      id: column.id,
      accessorFn: (row) => valueOf(row, column),
      sortUndefined: false,
      sortFn: (left, right) => (ranks?.[left.index] ?? 0) - (ranks?.[right.index] ?? 0),
      filterFn: (row, _id, filter: ColumnFilter) => passes(valueOf(row.original, column), filter),
    })),
  ];
}

function filterState({ text, columns }: TableFilter): { id: string; value: unknown }[] {
  const words = wordsOf(text);
  return [
    ...(words.length === 0 ? [] : [{ id: searchId, value: words }]),
    ...Object.entries(columns).map(([id, value]) => ({ id, value })),
  ];
}
