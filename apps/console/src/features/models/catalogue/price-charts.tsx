import { useLocale, useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { ScatterChart } from "@assay/ui/scatter-chart";
import { formatAmount } from "../money.ts";
import { weightsOf } from "./entries.ts";
import type { Entry } from "./entries.ts";

const currencies = ["USD", "CNY"] as const;

/** What a million tokens out cost against what the model can hold; a chart for each currency, for they do not compare. */
export function PriceCharts({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("models.catalogue");
  const locale = useLocale();
  const charts = currencies
    .map((currency) => ({
      currency,
      points: entries.flatMap(({ address, model }) =>
        model?.currency === currency && model.price.output > 0 && model.contextTokens !== undefined
          ? [
              {
                id: address,
                label: address,
                x: model.price.output,
                y: model.contextTokens,
                group: t(`weightsOf.${weightsOf(model)}`),
              },
            ]
          : [],
      ),
    }))
    .filter(({ points }) => points.length > 1);
  if (charts.length === 0) return null;
  return (
    <div className={`grid gap-5 ${charts.length > 1 ? "xl:grid-cols-[3fr_2fr]" : ""}`}>
      {charts.map(({ currency, points }) => (
        <Card key={currency}>
          <ScatterChart
            title={t("chart", { currency })}
            points={points}
            xLabel={t("chartX", { currency })}
            yLabel={t("chartY")}
            xScale="log"
            yScale="log"
            formatX={(value) => formatAmount(value, currency, locale)}
            front={{ x: "low", y: "high" }}
            pointHeader={t("id")}
            note={t("chartNote")}
          />
        </Card>
      ))}
    </div>
  );
}
