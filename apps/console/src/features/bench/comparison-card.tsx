import { useTranslations } from "next-intl";
import type { Comparison } from "@assay/evals/log";
import { Card } from "@assay/ui/card";
import { ComparisonTable } from "./comparison-table.tsx";
import { EstimateChart } from "./estimate-chart.tsx";
import { upright } from "./upright.ts";

const mostDrawn = 15;

/** Every two models of a run on the samples that both have. */
export function ComparisonCard({ comparisons }: { comparisons: readonly Comparison[] }) {
  const t = useTranslations("bench.pairs");
  const [first] = comparisons;
  if (first === undefined) return null;
  const ordered = comparisons.map(upright).toSorted((one, other) => one.adjustedP - other.adjustedP);
  return (
    <Card title={t("title", { metric: first.metric })} id="pairs">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <ComparisonTable comparisons={ordered} />
        <EstimateChart
          title={t("chart")}
          kind="difference"
          labelHeader={t("pair")}
          rows={ordered.slice(0, mostDrawn).map(({ model, against, difference, isSignificant }) => ({
            id: `${model} ${against}`,
            label: t("less", { model, against }),
            estimate: difference,
            isQuiet: !isSignificant,
          }))}
          {...(ordered.length > mostDrawn && { note: t("most", { count: mostDrawn }) })}
        />
        <p className="text-sm text-muted">{t("note")}</p>
      </div>
    </Card>
  );
}
