import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { EmptyState } from "@assay/ui/states";
import { reportTotals } from "./report-totals.ts";

/** What the bench found last; until it has run, how much waits for it. */
export function BenchResults() {
  const t = useTranslations("home");
  const waiting = reportTotals().verdicts.find(({ verdict }) => verdict === "not-run")?.claims ?? 0;
  return (
    <Card title={t("bench")}>
      <EmptyState title={t("noBench")}>
        <p>{t("noBenchWhat", { count: waiting })}</p>
        <Link href="/claims?kind=application" className="link">
          {t("waiting")}
        </Link>
      </EmptyState>
    </Card>
  );
}
