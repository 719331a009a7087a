import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { calculators } from "@assay/report/calculators";
import { searchReport } from "@assay/report";
import { PageHeader } from "@assay/ui/page";
import { CalculatorList } from "~/features/calculators/calculator-list.tsx";
import { groupCalculators } from "~/features/calculators/groups.ts";
import { CalculatorSearch } from "~/features/calculators/search-form.tsx";
import { readSpeaker } from "~/features/calculators/speaker.ts";
import { readText } from "~/features/claims/read-filter.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("calculators.list");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/calculators">) {
  await requirePrincipal("data.read");
  const [{ q }, t, speaker] = await Promise.all([
    searchParams,
    getTranslations("calculators.list"),
    readSpeaker(),
  ]);
  const text = readText(q);
  const ids = text === "" ? undefined : new Set(searchReport(text, ["calculator"]).map(({ id }) => id));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: calculators.length })} />
      <CalculatorSearch text={text} />
      <CalculatorList groups={groupCalculators(ids)} speaker={speaker} />
    </>
  );
}
