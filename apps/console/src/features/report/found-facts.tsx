import { useTranslations } from "next-intl";
import { EmptyState } from "@assay/ui/states";
import type { FactRow } from "./fact-rows.ts";
import { FactTable } from "./fact-table.tsx";
import { RowPager } from "./row-pager.tsx";

export interface FoundFactsProps {
  rows: readonly FactRow[];
  /** The row to start at. */
  from: number;
  values: ReadonlyMap<string, string>;
}

/** The facts that the filters select. */
export function FoundFacts({ rows, from, values }: FoundFactsProps) {
  const t = useTranslations("report");
  if (rows.length === 0) return <EmptyState title={t("facts.empty")}>{t("facts.emptyFix")}</EmptyState>;
  return (
    <FactTable
      rows={rows.slice(from)}
      headers={{
        subject: t("fields.subject"),
        figure: t("fields.figure"),
        metric: t("fields.metric"),
        period: t("fields.period"),
        region: t("fields.region"),
        section: t("fields.section"),
        lines: t("fields.lines"),
      }}
      caption={t("facts.table")}
      pager={<RowPager path="/report/facts" values={values} from={from} rows={rows.length} />}
    />
  );
}
