import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@assay/ui/states";
import { BenchHeader } from "~/features/bench/bench-header.tsx";
import { CompareForm } from "~/features/bench/compare-form.tsx";
import { CompareView } from "~/features/bench/compare-view.tsx";
import { ComparedRuns } from "~/features/bench/compared-runs.tsx";
import { IgnoredNotice } from "~/features/bench/ignored-notice.tsx";
import { readCompare } from "~/features/bench/read-compare.ts";
import { UnreadNotice } from "~/features/bench/unread-run.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bench.compare"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/bench/compare">) {
  await requirePrincipal("data.read");
  const [given, t] = await Promise.all([searchParams, getTranslations("bench.compare")]);
  const page = await readCompare(given);
  const { options, base = "", other = "", reading } = page;
  return (
    <>
      <BenchHeader title={t("title")} lead={t("lead")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <IgnoredNotice names={page.ignored} />
        {options.length < 2 ? (
          <EmptyState title={t("few")}>{t("fewWhat")}</EmptyState>
        ) : (
          <CompareForm page={page} />
        )}
        {reading?.state === "read" && (
          <>
            <ComparedRuns comparison={reading.value} base={base} other={other} />
            <CompareView comparison={reading.value} base={base} other={other} />
          </>
        )}
        {reading !== undefined && reading.state !== "read" && <UnreadNotice reading={reading} />}
      </div>
    </>
  );
}
