import { useTranslations } from "next-intl";
import { EmptyState } from "@assay/ui/states";
import type { NameRow } from "./name-rows.ts";
import { NameTable } from "./name-table.tsx";
import { RowPager } from "./row-pager.tsx";

export interface FoundNamesProps {
  rows: readonly NameRow[];
  /** The row to start at. */
  from: number;
  values: ReadonlyMap<string, string>;
}

/** The names that the filters select. */
export function FoundNames({ rows, from, values }: FoundNamesProps) {
  const t = useTranslations("report");
  if (rows.length === 0) return <EmptyState title={t("names.empty")}>{t("names.emptyFix")}</EmptyState>;
  return (
    <NameTable
      rows={rows.slice(from)}
      headers={{
        name: t("fields.name"),
        other: t("fields.other"),
        kind: t("fields.kind"),
        layer: t("fields.layer"),
        region: t("fields.region"),
        verdict: t("fields.verdict"),
        note: t("fields.note"),
        lines: t("fields.lines"),
      }}
      caption={t("names.table")}
      pager={<RowPager path="/report/entities" values={values} from={from} rows={rows.length} />}
    />
  );
}
