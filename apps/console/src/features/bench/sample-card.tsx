import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { EmptyState } from "@assay/ui/states";
import { RowPager, pageSize } from "../report/row-pager.tsx";
import { runHref } from "./addresses.ts";
import { IgnoredNotice } from "./ignored-notice.tsx";
import type { RunPage } from "./read-run.ts";
import { SampleFilters } from "./sample-filters.tsx";
import { SampleTable } from "./sample-table.tsx";

/** The samples of a run, filtered and page by page. */
export function SampleCard({ page }: { page: RunPage }) {
  const t = useTranslations("bench.samples");
  const { name, rows, chosen } = page;
  const { values, from } = chosen;
  return (
    <Card title={t("title", { count: rows.length })} id="samples">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <IgnoredNotice names={chosen.ignored} />
        <SampleFilters page={page} />
        {chosen.rows.length === 0 ? (
          <EmptyState title={t(rows.length === 0 ? "none" : "noneSuch")} />
        ) : (
          <>
            {values.size > 0 && (
              <p className="text-sm text-muted">{t("found", { count: chosen.rows.length })}</p>
            )}
            <SampleTable
              name={name}
              rows={chosen.rows.slice(from, from + pageSize)}
              models={page.summary.run.models.map(({ address }) => address)}
              values={values}
            />
            <RowPager path={runHref(name)} values={values} from={from} rows={chosen.rows.length} />
          </>
        )}
      </div>
    </Card>
  );
}
