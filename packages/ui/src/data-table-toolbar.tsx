"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import type { DataColumn } from "./data-table-columns.ts";
import { noFilter, type TableFilter } from "./data-table-filter.ts";
import { ColumnFilterField } from "./data-table-filter-field.tsx";
import { DataTableMenu } from "./data-table-menu.tsx";

interface ToolbarProps<Row extends object> {
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  /** How many rows passed the filter. */
  shown: number;
  /** Whether the controls work yet; until then their place is kept. */
  isReady: boolean;
  filter: TableFilter;
  onFilter: (filter: TableFilter) => void;
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
  onExport: (() => void) | undefined;
}

/** Search, filters, choice of columns, export, and how many rows are left. */
export function DataTableToolbar<Row extends object>(toolbar: ToolbarProps<Row>) {
  const { columns, rows, shown, isReady, filter, onFilter, hidden, onHidden, onExport } = toolbar;
  const t = useTranslations("ui.table");
  const filtered = columns.filter(({ filter: kind }) => kind !== undefined);
  const active = Object.keys(filter.columns).length;
  const isFiltered = active > 0 || filter.text !== "";
  return (
    <div className={classNames("@container", !isReady && "invisible noscript:hidden")}>
      <div className="relative flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
          className="control w-full @lg:w-64"
        />
        <Count shown={shown} total={rows.length} />
        {isFiltered && (
          <Button type="button" variant="quiet" onClick={() => onFilter(noFilter)}>
            {t("clear")}
          </Button>
        )}
        <div className="ml-auto flex gap-2">
          {filtered.length > 0 && (
            <DataTableMenu label={active === 0 ? t("filters") : t("filtersActive", { count: active })}>
              <div className="grid gap-3">
                {filtered.map((column) => (
                  <ColumnFilterField
                    key={column.id}
                    column={column}
                    rows={rows}
                    filter={filter}
                    onFilter={onFilter}
                  />
                ))}
              </div>
            </DataTableMenu>
          )}
          <DataTableMenu label={t("columns")}>
            <ColumnChoice columns={columns} hidden={hidden} onHidden={onHidden} />
          </DataTableMenu>
          {onExport !== undefined && (
            <Button type="button" onClick={onExport} title={t("exportTitle")}>
              CSV
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function Count({ shown, total }: { shown: number; total: number }) {
  const t = useTranslations("ui.table");
  const figure = new Intl.NumberFormat(useLocale());
  return (
    <p role="status" className="text-sm whitespace-nowrap text-muted">
      {t("count", { shown: figure.format(shown), total: figure.format(total) })}
    </p>
  );
}

type ChoiceProps<Row extends object> = Pick<ToolbarProps<Row>, "columns" | "hidden" | "onHidden">;

/** Boxes that show and hide columns; one always stays. */
function ColumnChoice<Row extends object>({ columns, hidden, onHidden }: ChoiceProps<Row>) {
  const t = useTranslations("ui.table");
  const isLast = columns.length - hidden.size === 1;
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">{t("columns")}</legend>
      {columns.map(({ id, header }) => (
        <label
          key={id}
          className="flex items-center gap-2 rounded px-1 py-0.5 hover:bg-raised coarse:min-h-11"
        >
          <input
            type="checkbox"
            className="size-4 accent-accent coarse:size-5"
            checked={!hidden.has(id)}
            disabled={isLast && !hidden.has(id)}
            onChange={({ target }) => onHidden(withHidden(hidden, id, !target.checked))}
          />
          {header}
        </label>
      ))}
    </fieldset>
  );
}

function withHidden(hidden: ReadonlySet<string>, id: string, isHidden: boolean): ReadonlySet<string> {
  const next = new Set(hidden);
  if (isHidden) next.add(id);
  else next.delete(id);
  return next;
}
