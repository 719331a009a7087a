import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Card } from "@assay/ui/card";
import { PageHeader } from "@assay/ui/page";
import { ReportTotals } from "~/features/report/report-totals.tsx";
import { SectionTree } from "~/features/report/section-tree.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report.sections"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/report/sections">) {
  await requirePrincipal("data.read");
  const [{ open }, t] = await Promise.all([searchParams, getTranslations("report.sections")]);
  const isOpen = open === "all";
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <ReportTotals />
        <Card
          title={t("tree")}
          aside={
            <Link href={isOpen ? "/report/sections" : "/report/sections?open=all"} className="link text-sm">
              {t(isOpen ? "fold" : "unfold")}
            </Link>
          }
        >
          {/* A tree that is asked for anew stands open anew. */}
          <SectionTree key={String(isOpen)} parent={null} openDepth={isOpen ? 9 : 1} />
        </Card>
      </div>
    </>
  );
}
