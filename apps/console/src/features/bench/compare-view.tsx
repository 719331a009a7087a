import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { Notice } from "@assay/ui/notice";
import { EmptyState } from "@assay/ui/states";
import { ChangeCard } from "./change-card.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import { EstimateChart } from "./estimate-chart.tsx";
import type { RunComparison } from "./run-logs.ts";
import { SampleChanges } from "./sample-changes.tsx";
import { useList } from "./use-words.ts";

export interface CompareViewProps {
  comparison: RunComparison;
  /** The names of the two runs. */
  base: string;
  other: string;
}

/** What changed from one run to another: by how much, on which samples, and what cannot be compared. */
export function CompareView({ comparison: { comparisons, diff }, base, other }: CompareViewProps) {
  const t = useTranslations("bench.compare");
  const list = useList();
  const { warnings, models } = diff;
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="warn" title={t("mind")}>
          <ul>
            {warnings.map((code) => (
              <li key={code}>{t(`warnings.${code.replace("diff.", "")}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card title={t("differences", { metric: diff.metric })}>
        {comparisons.length === 0 ? (
          <EmptyState title={t("nothing")}>{t("nothingWhat")}</EmptyState>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <DifferenceTable comparisons={comparisons} diff={diff} />
            <EstimateChart
              title={t("chart")}
              kind="difference"
              labelHeader={t("model")}
              rows={comparisons.map(({ model, difference, isSignificant }) => ({
                id: model,
                label: model,
                estimate: difference,
                isQuiet: !isSignificant,
              }))}
            />
            <p className="text-sm text-muted">{t("note")}</p>
          </div>
        )}
        {models.onlyBase.length > 0 && (
          <p className="mt-3 text-sm break-words">{t("onlyBase", { models: list(models.onlyBase) })}</p>
        )}
        {models.onlyOther.length > 0 && (
          <p className="mt-3 text-sm break-words">{t("onlyOther", { models: list(models.onlyOther) })}</p>
        )}
      </Card>
      {diff.byModel.map((changes) => (
        <ChangeCard key={changes.model} changes={changes} base={base} other={other} />
      ))}
      <SampleChanges samples={diff.samples} base={base} other={other} />
    </>
  );
}
