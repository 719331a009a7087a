import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { UsageRow } from "@assay/router/postgres";
import { Card } from "@assay/ui/card";
import { EmptyState, Stat } from "@assay/ui/states";
import { formatMicros } from "../money.ts";
import { UsageCharts } from "./usage-charts.tsx";
import { groupUsage, sumUsage } from "./usage-groups.ts";
import type { Grouping } from "./usage-query.ts";
import { UsageTable } from "./usage-table.tsx";

export interface UsageReportProps {
  rows: readonly UsageRow[];
  by: Grouping;
  days: readonly string[];
}

/** What a workspace's requests came to: totals, charts, and a table. */
export function UsageReport({ rows, by, days }: UsageReportProps) {
  const t = useTranslations("models.usage");
  const app = useTranslations("ui.apps");
  const format = useFormatter();
  const locale = useLocale();
  if (rows.length === 0) return <EmptyState title={t("none")}>{t("noneWhat")}</EmptyState>;
  const total = sumUsage(rows);
  const currencies = [...total.costs.keys()].toSorted();
  const appName = (id: string) => (id === "" ? t("noApp") : app.has(`${id}.name`) ? app(`${id}.name`) : id);
  const groups = groupUsage(rows, by, days).map((group) => ({
    ...group,
    label: by === "app" ? appName(group.id) : group.id,
  }));
  return (
    <>
      <Card title={t("totals")}>
        <dl className="grid grid-cols-2 items-start gap-4 md:grid-cols-3 xl:grid-cols-5">
          <Stat
            label={t("requests")}
            value={format.number(total.requests)}
            note={t("failedOf", { count: total.failed })}
          />
          <Stat label={t("prompt")} value={format.number(total.promptTokens, { notation: "compact" })} />
          <Stat
            label={t("completion")}
            value={format.number(total.completionTokens, { notation: "compact" })}
          />
          {currencies.map((currency) => (
            <Stat
              key={currency}
              label={t("cost", { currency })}
              value={formatMicros(total.costs.get(currency) ?? 0, currency, locale)}
            />
          ))}
          {total.unpriced > 0 && (
            <Stat label={t("unpriced")} value={format.number(total.unpriced)} note={t("unpricedWhat")} />
          )}
        </dl>
      </Card>
      <UsageCharts groups={groups} by={by} currencies={currencies} />
      <UsageTable groups={groups} by={by} currencies={currencies} />
    </>
  );
}
