import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageHeader } from "@assay/ui/page";
import { LineRecords } from "~/features/report/line-records.tsx";
import { linesText, parseLines } from "~/features/report/line-ranges.ts";
import { LinesAround } from "~/features/report/lines-around.tsx";
import { PassageView } from "~/features/report/passage-view.tsx";
import { readPassage } from "~/features/report/read-passage.ts";
import { readWords } from "~/features/report/read-words.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { reportText } from "~/server/report.ts";

type Props = PageProps<"/report/lines/[range]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lines = parseLines((await params).range);
  if (lines === undefined) return {};
  const t = await getTranslations("report");
  return { title: t(lines[0] === lines[1] ? "line" : "lines", { lines: linesText(lines) }) };
}

export default async function Page({ params }: Props) {
  await requirePrincipal("data.read");
  const [{ range }, t, { locale, words }] = await Promise.all([
    params,
    getTranslations("report"),
    readWords(),
  ]);
  const lines = parseLines(range);
  if (lines === undefined) notFound();
  return (
    <>
      <PageHeader
        title={t(lines[0] === lines[1] ? "line" : "lines", { lines: linesText(lines) })}
        lead={t("linesPage.lead")}
        trail={[{ label: t("sections.title"), href: "/report/sections" }]}
        trailLabel={t("trail")}
        actions={<LinesAround lines={lines} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <PassageView passage={await readPassage(reportText(), lines)} lines={lines} />
        <LineRecords lines={lines} locale={locale} words={words} />
      </div>
    </>
  );
}
