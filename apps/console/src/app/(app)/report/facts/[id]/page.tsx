import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { factById } from "@assay/report";
import { PageHeader } from "@assay/ui/page";
import { ClaimList } from "~/features/report/claim-list.tsx";
import { ComparedFacts } from "~/features/report/compared-facts.tsx";
import { FactDetails } from "~/features/report/fact-details.tsx";
import { factTitle } from "~/features/report/fact-rows.ts";
import { PassageView } from "~/features/report/passage-view.tsx";
import { readPassage } from "~/features/report/read-passage.ts";
import { readWords } from "~/features/report/read-words.ts";
import { claimsOfFact } from "~/features/report/record-index.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { reportText } from "~/server/report.ts";

const context = 2;

export async function generateMetadata({ params }: PageProps<"/report/facts/[id]">): Promise<Metadata> {
  const [{ id }, { locale }] = await Promise.all([params, readWords()]);
  const fact = factById().get(id);
  return fact === undefined ? {} : { title: factTitle(fact, locale) };
}

export default async function Page({ params }: PageProps<"/report/facts/[id]">) {
  await requirePrincipal("data.read");
  const [{ id }, t, { locale, words }] = await Promise.all([params, getTranslations("report"), readWords()]);
  const fact = factById().get(id);
  if (fact === undefined) notFound();
  return (
    <>
      <PageHeader
        title={factTitle(fact, locale)}
        lead={fact.note[locale]}
        trail={[{ label: t("facts.title"), href: "/report/facts" }]}
        trailLabel={t("trail")}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
          <FactDetails fact={fact} locale={locale} words={words} />
          <PassageView passage={await readPassage(reportText(), fact.lines, context)} lines={fact.lines} />
        </div>
        <ClaimList title={t("fact.claims")} claims={claimsOfFact(id)} />
        <ComparedFacts fact={fact} locale={locale} words={words} />
      </div>
    </>
  );
}
