import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@assay/ui/page";
import { groupComparable } from "~/features/report/compare-facts.ts";
import { CsvLink } from "~/features/report/csv-link.tsx";
import { FactChart } from "~/features/report/fact-chart.tsx";
import { FactFilters } from "~/features/report/fact-filters.tsx";
import { factRows } from "~/features/report/fact-rows.ts";
import { FilterProblems } from "~/features/report/filter-problems.tsx";
import { FoundFacts } from "~/features/report/found-facts.tsx";
import { readWords } from "~/features/report/read-words.ts";
import { readFrom } from "~/features/report/row-pager.tsx";
import { withFilters } from "~/features/report/search-filters.ts";
import { readFacts } from "~/features/report/select-records.ts";
import { requirePrincipal } from "~/server/principal.ts";

const path = "/report/facts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report.facts"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/report/facts">) {
  await requirePrincipal("data.read");
  const [given, t, { locale, words }] = await Promise.all([
    searchParams,
    getTranslations("report"),
    readWords(),
  ]);
  const { items, ...filters } = readFacts(given);
  const { values } = filters;
  const rows = factRows(items, locale, words);
  const { from, problems } = readFrom(given, rows.length);
  const chosen = typeof given["group"] === "string" ? given["group"] : undefined;
  return (
    <>
      <PageHeader
        title={t("facts.title")}
        lead={t("facts.lead")}
        actions={<CsvLink href={withFilters(`${path}/facts.csv`, values)} rows={rows.length} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <FilterProblems path={path} values={values} problems={[...filters.problems, ...problems]} />
        <FactFilters values={values} locale={locale} words={words} />
        <FoundFacts rows={rows} from={from} values={values} />
        <FactChart groups={groupComparable(items)} {...{ chosen, values, locale, words }} />
      </div>
    </>
  );
}
