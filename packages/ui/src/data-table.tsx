"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, startTransition, useRef, useState } from "react";
import { PlainBody, WindowedBody } from "./data-table-body.tsx";
import { type DataColumn, usualWidth } from "./data-table-columns.ts";
import { rowsToCsv, saveCsv } from "./data-table-csv.ts";
import { noFilter } from "./data-table-filter.ts";
import { DataTableHead } from "./data-table-head.tsx";
import { useTableModel } from "./data-table-model.ts";
import type { TableSort } from "./data-table-order.ts";
import { DataTableToolbar } from "./data-table-toolbar.tsx";
import { useIsCoarse, useIsHydrated } from "./use-environment.ts";

export interface DataTableProps<Row extends object> {
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  /** A row's id, or the field that holds it. */
  rowId: string | ((row: Row) => string);
  caption: string;
  /** The name of the exported file without its ending; no export without it. */
  csvName?: string | undefined;
  /** At most so many pixels; beyond them the table scrolls. */
  height?: number | undefined;
  initialSort?: TableSort | undefined;
  empty?: ReactNode;
  /** How many rows there are before any script runs. */
  serverRows?: number | undefined;
  /** Links to the other rows, for readers without scripts. */
  pager?: ReactNode;
  isToolbarHidden?: boolean | undefined;
}

interface RegionStyle extends CSSProperties {
  "--table-height": string;
}

/** A table of many rows: sorted, filtered, searched and exported in the browser, with only the rows in view drawn. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, caption, csvName, height = 560, serverRows = 50, pager, empty } = props;
  const t = useTranslations("ui.table");
  const isHydrated = useIsHydrated();
  const isCoarse = useIsCoarse();
  const region = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState(noFilter);
  const [sort, setSort] = useState(props.initialSort);
  const [hidden, setHidden] = useState(() => hiddenOf(columns));
  const view = useTableModel({ columns, rows, rowId, filter, sort, hidden });
  const toTop = () => region.current?.scrollTo({ top: 0 });
  const style: RegionStyle = { "--table-height": `${height}px` };
  const width = view.columns.reduce((sum, column) => sum + (column.width ?? usualWidth), 0);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {props.isToolbarHidden !== true && (
        <DataTableToolbar
          columns={columns}
          rows={rows}
          shown={view.rows.length}
          isReady={isHydrated}
          filter={filter}
          onFilter={(next) => {
            setFilter(next);
            toTop();
          }}
          hidden={hidden}
          onHidden={setHidden}
          onExport={
            csvName === undefined
              ? undefined
              : () =>
                  saveCsv(
                    csvName,
                    rowsToCsv(
                      view.columns,
                      view.rows.map(({ row }) => row),
                    ),
                  )
          }
        />
      )}
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        ref={region}
        tabIndex={0}
        role="region"
        aria-label={caption}
        aria-busy={view.isBehind}
        style={style}
        className="relative max-h-[var(--table-height)] overflow-auto rounded border border-line bg-surface [overflow-anchor:none] noscript:max-h-none print:max-h-none"
      >
        <table
          aria-rowcount={view.rows.length + 1}
          className="w-full table-fixed border-separate border-spacing-0 text-sm"
          style={{ minWidth: width }}
        >
          <caption className="sr-only">{caption}</caption>
          <colgroup>
            {view.columns.map((column) => (
              <col key={column.id} style={{ width: column.width ?? usualWidth }} />
            ))}
          </colgroup>
          <DataTableHead
            columns={view.columns}
            sort={sort}
            isReady={isHydrated}
            onSort={(next) => {
              startTransition(() => setSort(next));
              toTop();
            }}
          />
          {isHydrated ? (
            <WindowedBody {...view} region={region} isCoarse={isCoarse} height={height} />
          ) : (
            <PlainBody {...view} rows={view.rows.slice(0, serverRows)} />
          )}
        </table>
        {view.rows.length === 0 && (
          <div className="px-3 py-6 text-sm text-muted">
            {rows.length === 0 ? (empty ?? t("empty")) : t("noMatch")}
          </div>
        )}
      </div>
      {pager !== undefined && <noscript>{pager}</noscript>}
    </div>
  );
}

function hiddenOf<Row extends object>(columns: readonly DataColumn<Row>[]): ReadonlySet<string> {
  return new Set(columns.filter(({ isHidden }) => isHidden === true).map(({ id }) => id));
}
