import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { retryRead } from "@assay/db";
import { PageHeader } from "@assay/ui/page";
import { CatalogueFilters } from "~/features/models/catalogue/catalogue-filters.tsx";
import { readCatalogueQuery } from "~/features/models/catalogue/catalogue-query.ts";
import { CatalogueTable, providerName } from "~/features/models/catalogue/catalogue-table.tsx";
import { entriesOf, narrow } from "~/features/models/catalogue/entries.ts";
import { PriceCharts } from "~/features/models/catalogue/price-charts.tsx";
import { SearchProblems } from "~/features/models/search-problems.tsx";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("catalogue.title") };
}

export default async function Page({ searchParams }: PageProps<"/models/catalogue">) {
  const { workspaceId } = await requirePrincipal("data.read");
  const { router, models } = modelPlatform();
  const [query, t, listings] = await Promise.all([
    searchParams,
    getTranslations("models.catalogue"),
    retryRead(() => router.list(workspaceId)),
  ]);
  const { chosen, problems } = readCatalogueQuery(query);
  const entries = entriesOf(listings, models());
  const shown = narrow(entries, chosen);
  const ids = [...new Set(entries.map(({ provider }) => provider))];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: entries.length, shown: shown.length })} />
      <div className="grid gap-5">
        <SearchProblems problems={problems} />
        <CatalogueFilters
          chosen={chosen}
          providers={ids.map((value) => ({ value, label: providerName(value) ?? value }))}
        />
        <CatalogueTable entries={shown} />
        <PriceCharts entries={shown} />
      </div>
    </>
  );
}
