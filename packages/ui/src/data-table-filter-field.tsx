"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "./data-table-columns.ts";
import { choicesOf, type ColumnFilter, type TableFilter, withColumnFilter } from "./data-table-filter.ts";

interface FieldProps<Row extends object> {
  column: DataColumn<Row>;
  rows: readonly Row[];
  filter: TableFilter;
  onFilter: (filter: TableFilter) => void;
}

/** The filter of one column: a text, a choice among its values, or two bounds. */
export function ColumnFilterField<Row extends object>({ column, rows, filter, onFilter }: FieldProps<Row>) {
  const part = filter.columns[column.id];
  const set = (next: ColumnFilter | undefined) => onFilter(withColumnFilter(filter, column.id, next));
  if (column.filter === "range") return <RangeField label={column.header} part={part} onChange={set} />;
  if (column.filter === "choice")
    return <ChoiceField column={column} rows={rows} part={part} onChange={set} />;
  return (
    <label className="grid gap-1">
      <span className="font-medium">{column.header}</span>
      <input
        className="control w-full"
        value={part?.kind === "text" ? part.text : ""}
        onChange={({ target }) => set(target.value === "" ? undefined : { kind: "text", text: target.value })}
      />
    </label>
  );
}

interface PartProps {
  part: ColumnFilter | undefined;
  onChange: (part: ColumnFilter | undefined) => void;
}

function ChoiceField<Row extends object>({
  column,
  rows,
  part,
  onChange,
}: PartProps & { column: DataColumn<Row>; rows: readonly Row[] }) {
  const t = useTranslations("ui.table");
  const choices = useMemo(() => choicesOf(rows, column), [rows, column]);
  return (
    <label className="grid gap-1">
      <span className="font-medium">{column.header}</span>
      <select
        className="control w-full"
        value={part?.kind === "choice" ? part.choice : ""}
        onChange={({ target }) =>
          onChange(target.value === "" ? undefined : { kind: "choice", choice: target.value })
        }
      >
        <option value="">{t("all")}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </label>
  );
}

function RangeField({ label, part, onChange }: PartProps & { label: string }) {
  const t = useTranslations("ui.table");
  const range = part?.kind === "range" ? part : { low: undefined, high: undefined };
  const set = (bounds: { low?: number | undefined; high?: number | undefined }) => {
    const next = { low: range.low, high: range.high, ...bounds };
    const isOpen = next.low === undefined && next.high === undefined;
    onChange(isOpen ? undefined : { kind: "range", ...next });
  };
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid grid-cols-2 gap-2">
        <Bound label={t("from")} value={range.low} onChange={(low) => set({ low })} />
        <Bound label={t("to")} value={range.high} onChange={(high) => set({ high })} />
      </div>
    </fieldset>
  );
}

interface BoundProps {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function Bound({ label, value, onChange }: BoundProps) {
  return (
    <input
      type="number"
      step="any"
      className="control w-full"
      aria-label={label}
      placeholder={label}
      value={value ?? ""}
      onChange={({ target }) =>
        onChange(Number.isNaN(target.valueAsNumber) ? undefined : target.valueAsNumber)
      }
    />
  );
}
