import Link from "next/link";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { claimById } from "@assay/report";
import { Card } from "@assay/ui/card";
import { Locale } from "@assay/ui/i18n.ts";
import { EmptyState } from "@assay/ui/states";
import { OutcomeBadge } from "~/features/claims/result-list.tsx";
import { readBenchResults } from "~/features/claims/results-folder.ts";
import { reportTotals } from "./report-totals.ts";

const shown = 5;

/** What the bench found last; until it has run, how much waits for it. */
export async function BenchResults() {
  const [read, t, format, locale] = await Promise.all([
    readBenchResults(),
    getTranslations("home"),
    getFormatter(),
    getLocale(),
  ]);
  const newest =
    read.state === "read" ? [...read.byClaim.values()].flatMap(([last]) => last ?? []).slice(0, shown) : [];
  if (newest.length === 0) return <NothingRun />;
  return (
    <Card title={t("bench")}>
      <ul className="grid gap-2">
        {newest.map((result) => (
          <li key={result.claim} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link href={`/claims/${result.claim}`} className="link">
              {claimById().get(result.claim)?.title[Locale.parse(locale)] ?? result.claim}
            </Link>
            <OutcomeBadge outcome={result.outcome} />
            <span className="text-sm text-muted">
              {result.engine} · {format.dateTime(new Date(result.finishedAt), { dateStyle: "medium" })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function NothingRun() {
  const t = await getTranslations("home");
  const waiting = reportTotals().standings.find(({ standing }) => standing === "not-run")?.claims ?? 0;
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
