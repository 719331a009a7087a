import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { sectionById, sectionPath } from "@assay/report";
import { PageHeader } from "@assay/ui/page";
import { readPassage } from "~/features/report/read-passage.ts";
import { readWords } from "~/features/report/read-words.ts";
import { SectionRecords } from "~/features/report/section-records.tsx";
import { PassageView } from "~/features/report/passage-view.tsx";
import { requirePrincipal } from "~/server/principal.ts";
import { reportText } from "~/server/report.ts";

export async function generateMetadata({ params }: PageProps<"/report/sections/[id]">): Promise<Metadata> {
  const [{ id }, { locale }] = await Promise.all([params, readWords()]);
  return { title: sectionById().get(id)?.title[locale] };
}

export default async function Page({ params }: PageProps<"/report/sections/[id]">) {
  await requirePrincipal("data.read");
  const [{ id }, t, { locale, words }] = await Promise.all([params, getTranslations("report"), readWords()]);
  const section = sectionById().get(id);
  if (section === undefined) notFound();
  const trail = sectionPath(id).slice(0, -1);
  return (
    <>
      <PageHeader
        title={section.title[locale]}
        lead={section.summary[locale]}
        trailLabel={t("trail")}
        trail={[
          { label: t("sections.title"), href: "/report/sections" },
          ...trail.map((each) => ({ label: each.title[locale], href: `/report/sections/${each.id}` })),
        ]}
      />
      <SectionRecords section={section} locale={locale} words={words}>
        <PassageView passage={await readPassage(reportText(), section.lines)} lines={section.lines} />
      </SectionRecords>
    </>
  );
}
