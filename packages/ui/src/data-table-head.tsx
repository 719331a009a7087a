"use client";

import { classNames } from "./class-names.ts";
import { type DataColumn, isRight } from "./data-table-columns.ts";
import type { TableSort } from "./data-table-order.ts";

interface HeadProps<Row extends object> {
  columns: readonly DataColumn<Row>[];
  sort: TableSort | undefined;
  /** Whether the buttons work yet. */
  isReady: boolean;
  onSort: (sort: TableSort | undefined) => void;
}

/** The headers, which sort: up, then down, then as given. */
export function DataTableHead<Row extends object>({ columns, sort, isReady, onSort }: HeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1} className="h-[33px] coarse:h-[45px]">
        {columns.map((column) => {
          const isSortable = column.isSortable ?? true;
          const own = sort?.id === column.id ? sort : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={isSortable ? sortName(own) : undefined}
              className={classNames(
                "sticky top-0 z-10 border-b border-line-strong bg-surface p-0 font-medium text-muted",
                isRight(column) ? "text-right" : "text-left",
              )}
            >
              {isSortable && isReady ? (
                <button
                  type="button"
                  onClick={() => onSort(nextSort(column.id, own))}
                  className={classNames(
                    "flex min-h-8 w-full items-center gap-1 px-3 hover:text-ink focus-visible:-outline-offset-2 coarse:min-h-11",
                    isRight(column) && "flex-row-reverse",
                    own !== undefined && "text-ink",
                  )}
                >
                  <span className="truncate" title={column.header}>
                    {column.header}
                  </span>
                  <span aria-hidden className="w-3 shrink-0 text-center text-accent">
                    {arrowOf(own)}
                  </span>
                </button>
              ) : (
                <span className="block truncate px-3" title={column.header}>
                  {column.header}
                  {own !== undefined && <span aria-hidden> {arrowOf(own)}</span>}
                </span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function sortName(sort: TableSort | undefined): "none" | "ascending" | "descending" {
  if (sort === undefined) return "none";
  return sort.isDescending === true ? "descending" : "ascending";
}

function arrowOf(sort: TableSort | undefined): string {
  if (sort === undefined) return "";
  return sort.isDescending === true ? "↓" : "↑";
}

/** Where a press on a header leads. */
export function nextSort(id: string, own: TableSort | undefined): TableSort | undefined {
  if (own === undefined) return { id };
  return own.isDescending === true ? undefined : { id, isDescending: true };
}
