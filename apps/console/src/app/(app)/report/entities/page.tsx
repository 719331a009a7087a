import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Card } from "@assay/ui/card";
import { PageHeader } from "@assay/ui/page";
import { CsvLink } from "~/features/report/csv-link.tsx";
import { FilterProblems } from "~/features/report/filter-problems.tsx";
import { NameFilters } from "~/features/report/name-filters.tsx";
import { NameMatrix } from "~/features/report/name-matrix.tsx";
import { nameRows } from "~/features/report/name-rows.ts";
import { FoundNames } from "~/features/report/found-names.tsx";
import { readWords } from "~/features/report/read-words.ts";
import { readFrom } from "~/features/report/row-pager.tsx";
import { withFilters } from "~/features/report/search-filters.ts";
import { readNames } from "~/features/report/select-records.ts";
import { requirePrincipal } from "~/server/principal.ts";

const path = "/report/entities";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report.names"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/report/entities">) {
  await requirePrincipal("data.read");
  const [given, t, { locale, words }] = await Promise.all([
    searchParams,
    getTranslations("report"),
    readWords(),
  ]);
  const { items, ...filters } = readNames(given);
  const { values } = filters;
  const rows = nameRows(items, locale, words);
  const { from, problems } = readFrom(given, rows.length);
  const everywhere = readNames({ ...Object.fromEntries(values), layer: undefined, region: undefined });
  return (
    <>
      <PageHeader
        title={t("names.title")}
        lead={t("names.lead")}
        actions={<CsvLink href={withFilters(`${path}/names.csv`, values)} rows={rows.length} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <FilterProblems path={path} values={values} problems={[...filters.problems, ...problems]} />
        <Card>
          <NameMatrix names={everywhere.items} values={values} />
        </Card>
        <NameFilters values={values} locale={locale} words={words} />
        <FoundNames rows={rows} from={from} values={values} />
      </div>
    </>
  );
}
