"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Card } from "@assay/ui/card";
import { DataTable } from "@assay/ui/data-table";

const regions = ["china", "us", "europe", "global"] as const;
// Coprime with most counts, so that no column is in the order of another.
const stride = 7_919;

/** A table of any length, made of arithmetic: what it must bear is its length. */
export function LongTable({ count }: { count: number }) {
  const t = useTranslations("kit");
  const rows = useMemo(
    () =>
      Array.from({ length: count }, (_, at) => ({
        id: `row-${at + 1}`,
        name: `${t("item")} ${at + 1}`,
        region: regions[at % regions.length] ?? "global",
        value: (at * stride) % 100_003,
        share: ((at * stride) % 1_000) / 1_000,
      })),
    [count, t],
  );
  return (
    <Card title={t("dataTable")}>
      <DataTable
        caption={t("dataTable")}
        csvName="kit"
        rowId="id"
        rows={rows}
        columns={[
          { id: "name", header: t("item"), filter: "text" },
          { id: "region", header: t("region"), filter: "choice" },
          { id: "value", header: t("figure"), format: "number", filter: "range" },
          { id: "share", header: t("share"), format: "percent" },
        ]}
      />
    </Card>
  );
}
