import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@assay/ui/button";
import { PageHeader } from "@assay/ui/page";
import { IgnoredNotice } from "~/features/bench/ignored-notice.tsx";
import { readRuns } from "~/features/bench/read-runs.ts";
import { ReloadLink } from "~/features/bench/reload-link.tsx";
import { RunFilters } from "~/features/bench/run-filters.tsx";
import { RunList } from "~/features/bench/run-list.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bench"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/bench">) {
  await requirePrincipal("data.read");
  const [given, t] = await Promise.all([searchParams, getTranslations("bench")]);
  const list = await readRuns(given);
  const isMoving = list.items.some(({ state: { kind } }) => kind === "running" || kind === "reading");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <Link href="/bench/suites" className={buttonClass("secondary")}>
              {t("suites.title")}
            </Link>
            <Link href="/bench/compare" className={buttonClass("secondary")}>
              {t("compare.title")}
            </Link>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <IgnoredNotice names={list.ignored} />
        {list.all > 0 && <RunFilters list={list} />}
        <ReloadLink isActive={isMoving} />
        <RunList list={list} />
      </div>
    </>
  );
}
