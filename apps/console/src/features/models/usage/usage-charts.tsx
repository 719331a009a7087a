import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@assay/ui/bar-chart";
import { Card } from "@assay/ui/card";
import { LineChart } from "@assay/ui/line-chart";
import { formatAmount } from "../money.ts";
import type { UsageGroup } from "./usage-groups.ts";
import type { Grouping } from "./usage-query.ts";

export interface LabelledGroup extends UsageGroup {
  label: string;
}

export interface UsageChartsProps {
  groups: readonly LabelledGroup[];
  by: Grouping;
  currencies: readonly string[];
}

const micro = 1_000_000;
const mostBars = 20;

/** Requests and cost, a chart for each currency: along the days, or one bar for each application or model. */
export function UsageCharts({ groups, by, currencies }: UsageChartsProps) {
  const t = useTranslations("models.usage");
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card>
        {by === "day" ? (
          <LineChart
            title={t("chartRequests")}
            x="time"
            isFromZero
            xHeader={t("groupings.day")}
            series={[
              { id: "requests", label: t("requests"), points: pointsOf(groups, ({ requests }) => requests) },
              { id: "failed", label: t("failed"), points: pointsOf(groups, ({ failed }) => failed) },
            ]}
          />
        ) : (
          <BarChart
            title={t("chartRequests")}
            labelHeader={t(`groupings.${by}`)}
            valueHeader={t("requests")}
            items={groups
              .slice(0, mostBars)
              .map(({ id, label, requests }) => ({ id, label, value: requests }))}
            note={groups.length > mostBars ? t("mostBars", { count: mostBars }) : undefined}
          />
        )}
      </Card>
      {currencies.map((currency) => (
        <Card key={currency}>
          <CostChart groups={groups} by={by} currency={currency} />
        </Card>
      ))}
    </div>
  );
}

function CostChart({ groups, by, currency }: Omit<UsageChartsProps, "currencies"> & { currency: string }) {
  const t = useTranslations("models.usage");
  const locale = useLocale();
  const costOf = ({ costs }: LabelledGroup) => (costs.get(currency) ?? 0) / micro;
  const format = (value: number) => formatAmount(value, currency, locale);
  const title = t("chartCost", { currency });
  if (by === "day")
    return (
      <LineChart
        title={title}
        x="time"
        isFromZero
        format={format}
        xHeader={t("groupings.day")}
        series={[{ id: currency, label: currency, points: pointsOf(groups, costOf) }]}
      />
    );
  return (
    <BarChart
      title={title}
      format={format}
      sort="descending"
      labelHeader={t(`groupings.${by}`)}
      valueHeader={currency}
      items={groups
        .filter(({ costs }) => costs.has(currency))
        .slice(0, mostBars)
        .map((group) => ({ id: group.id, label: group.label, value: costOf(group) }))}
    />
  );
}

function pointsOf(groups: readonly LabelledGroup[], valueOf: (group: LabelledGroup) => number) {
  return groups.map((group) => ({ x: new Date(`${group.id}T00:00:00Z`), y: valueOf(group) }));
}
