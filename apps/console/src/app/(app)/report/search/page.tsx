import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@assay/ui/page";
import { EmptyState } from "@assay/ui/states";
import { FilterProblems } from "~/features/report/filter-problems.tsx";
import { LineResults } from "~/features/report/line-results.tsx";
import { readSearch } from "~/features/report/read-search.ts";
import { SearchExamples } from "~/features/report/search-examples.tsx";
import { SearchForm } from "~/features/report/search-form.tsx";
import { SearchResults } from "~/features/report/search-results.tsx";
import { readEnv } from "~/server/env.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { reportText } from "~/server/report.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report.search"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/report/search">) {
  await requirePrincipal("data.read");
  const [given, t] = await Promise.all([searchParams, getTranslations("report.search")]);
  const hasFile = readEnv().ASSAY_REPORT_FILE !== undefined;
  const { query, only, hits, lines, values, problems } = await readSearch(given, reportText(), hasFile);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <FilterProblems path="/report/search" values={values} problems={problems} />
        <SearchForm query={query} hits={hits} only={only} />
        {query === "" ? (
          <EmptyState title={t("start")}>
            <SearchExamples />
          </EmptyState>
        ) : hits.length === 0 && (typeof lines === "string" || lines.length === 0) ? (
          <EmptyState title={t("nothing", { query })}>
            <p>{t("nothingFix")}</p>
            <SearchExamples />
          </EmptyState>
        ) : (
          <SearchResults query={query} hits={hits} only={only} />
        )}
        {query !== "" && only === undefined && <LineResults query={query} found={lines} />}
      </div>
    </>
  );
}
