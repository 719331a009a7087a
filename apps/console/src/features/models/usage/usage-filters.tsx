import { useTranslations } from "next-intl";
import { Button } from "@assay/ui/button";
import { SelectField } from "@assay/ui/field";
import { groupings, periods } from "./usage-query.ts";
import type { Grouping, Period } from "./usage-query.ts";

/** Chooses the period and what usage is summed up by. */
export function UsageFilters({ days, by }: { days: Period; by: Grouping }) {
  const t = useTranslations("models.usage");
  return (
    <form
      key={`${days}:${by}`}
      action="/models/usage"
      aria-label={t("filters")}
      className="flex flex-wrap items-end gap-3"
    >
      <SelectField
        label={t("period")}
        name="days"
        defaultValue={String(days)}
        options={periods.map((period) => ({ value: String(period), label: t("days", { days: period }) }))}
      />
      <SelectField
        label={t("by")}
        name="by"
        defaultValue={by}
        options={groupings.map((grouping) => ({ value: grouping, label: t(`groupings.${grouping}`) }))}
      />
      <Button>{t("show")}</Button>
    </form>
  );
}
