import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { retryRead } from "@assay/db";
import { PageHeader } from "@assay/ui/page";
import { SearchProblems } from "~/features/models/search-problems.tsx";
import { UsageFilters } from "~/features/models/usage/usage-filters.tsx";
import { daysOf, readUsageQuery } from "~/features/models/usage/usage-query.ts";
import { UsageReport } from "~/features/models/usage/usage-report.tsx";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("usage.title") };
}

export default async function Page({ searchParams }: PageProps<"/models/usage">) {
  const { workspaceId } = await requirePrincipal("settings.read");
  const [query, t] = await Promise.all([searchParams, getTranslations("models.usage")]);
  const { days, by, problems } = readUsageQuery(query);
  const dates = daysOf(days, Date.now());
  const since = new Date(`${dates[0]}T00:00:00Z`);
  const rows = await retryRead(() => modelPlatform().ledger.usage(workspaceId, since));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <SearchProblems problems={problems} />
        <UsageFilters days={days} by={by} />
        <UsageReport rows={rows} by={by} days={dates} />
      </div>
    </>
  );
}
