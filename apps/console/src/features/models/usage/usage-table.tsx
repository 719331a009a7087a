import { useTranslations } from "next-intl";
import { DataTable } from "@assay/ui/data-table";
import type { UsageChartsProps } from "./usage-charts.tsx";

const micro = 1_000_000;

/** Usage as a table, with a column of cost for each currency. */
export function UsageTable({ groups, by, currencies }: UsageChartsProps) {
  const t = useTranslations("models.usage");
  const rows = groups.map(
    ({ id, label, requests, failed, unpriced, promptTokens, completionTokens, costs }) => ({
      id,
      label,
      requests,
      failed,
      unpriced,
      promptTokens,
      completionTokens,
      ...Object.fromEntries([...costs].map(([currency, micros]) => [currency, micros / micro])),
    }),
  );
  return (
    <DataTable
      caption={t("table")}
      csvName={`assay-usage-by-${by}`}
      rows={rows}
      rowId="id"
      serverRows={200}
      initialSort={
        by === "day" ? { id: "label", isDescending: true } : { id: "requests", isDescending: true }
      }
      columns={[
        { id: "label", header: t(`groupings.${by}`), width: by === "model" ? 280 : 160 },
        { id: "requests", header: t("requests"), format: "number", width: 110 },
        { id: "failed", header: t("failed"), format: "number", width: 110 },
        { id: "promptTokens", header: t("prompt"), format: "number", width: 130 },
        { id: "completionTokens", header: t("completion"), format: "number", width: 130 },
        ...currencies.map((currency) => ({
          id: currency,
          header: t("cost", { currency }),
          format: "number" as const,
          width: 130,
        })),
        { id: "unpriced", header: t("unpriced"), format: "number", width: 140 },
      ]}
    />
  );
}
