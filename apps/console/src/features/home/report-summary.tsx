import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Locale } from "@assay/ui/i18n.ts";
import { BarChart } from "@assay/ui/bar-chart";
import type { ChartTone } from "@assay/ui/bar-chart";
import { Card } from "@assay/ui/card";
import { Stat } from "@assay/ui/states";
import { ledgerHref } from "~/features/claims/read-filter.ts";
import type { Standing } from "~/features/claims/ledger.ts";
import { reportTotals } from "./report-totals.ts";

const tones: Record<Standing, ChartTone> = {
  reproduced: "good",
  close: "warn",
  off: "bad",
  consistent: "good",
  inconsistent: "bad",
  "not-run": "quiet",
  "not-testable": "quiet",
};

/** The report in figures, and what became of its claims. */
export function ReportSummary({ title }: { title: string }) {
  const t = useTranslations("home");
  const words = useTranslations("vocabulary");
  const own = useTranslations("claims");
  const locale = Locale.parse(useLocale());
  const { facts, entities, sections, claims, standings } = reportTotals();
  const figure = (value: number) => value.toLocaleString(locale);
  return (
    <Card
      title={title}
      aside={
        <Link href="/report/sections" className="link">
          {t("open")}
        </Link>
      }
    >
      <dl className="mb-6 flex flex-wrap gap-x-10 gap-y-4">
        <Stat label={t("sections")} value={figure(sections)} />
        <Stat label={t("facts")} value={figure(facts)} />
        <Stat label={t("entities")} value={figure(entities)} />
        <Stat label={t("claims")} value={figure(claims)} />
      </dl>
      <BarChart
        title={t("verdicts")}
        labelHeader={t("verdict")}
        valueHeader={t("claims")}
        items={standings.map(({ kind, standing, claims: value }) => ({
          id: `${kind}-${standing}`,
          label: t("standing", {
            kind: words(`claimKinds.${kind}`),
            verdict: standing === "not-testable" ? own("notTestable") : words(`verdicts.${standing}`),
          }),
          value,
          tone: tones[standing],
          href: ledgerHref(
            standing === "not-testable" ? { kind, arms: standing } : { kind, verdict: standing },
          ),
        }))}
      />
    </Card>
  );
}
