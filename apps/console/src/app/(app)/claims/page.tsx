import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@assay/ui/notice";
import { PageHeader, Tabs } from "@assay/ui/page";
import { EmptyState } from "@assay/ui/states";
import { readSpeaker } from "~/features/calculators/speaker.ts";
import { LedgerFilters } from "~/features/claims/ledger-filters.tsx";
import { LedgerRows } from "~/features/claims/ledger-rows.tsx";
import { readLedger } from "~/features/claims/ledger.ts";
import { ledgerHref, readFilter } from "~/features/claims/read-filter.ts";
import { readBenchResults } from "~/features/claims/results-folder.ts";
import { VerdictStrip } from "~/features/claims/verdict-strip.tsx";
import { claimKinds } from "~/features/claims/words.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("claims");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/claims">) {
  await requirePrincipal("data.read");
  const [query, t, speaker] = await Promise.all([searchParams, getTranslations("claims"), readSpeaker()]);
  const { filter, wrong } = readFilter(query);
  const { rows, byVerdict, byKind, overall } = readLedger(filter);
  const results = filter.kind === "application" ? await readBenchResults() : undefined;
  const tabs = claimKinds.map((kind) => ({
    href: ledgerHref({ kind }),
    label: `${speaker.vocabulary(`claimKinds.${kind}`)} ${byKind.get(kind) ?? 0}`,
    isCurrent: kind === filter.kind,
  }));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <VerdictStrip counts={overall} />
      <Tabs label={t("kinds")} tabs={tabs} />
      {wrong.length > 0 && (
        <div className="mb-4">
          <Notice tone="warn">{t("wrong", { names: wrong.join(t("separator")) })}</Notice>
        </div>
      )}
      <LedgerFilters filter={filter} byVerdict={byVerdict} speaker={speaker} />
      {rows.length === 0 ? (
        <EmptyState title={t("nothing")}>{t("widen")}</EmptyState>
      ) : (
        <LedgerRows kind={filter.kind} rows={rows} results={results ?? { state: "none" }} speaker={speaker} />
      )}
    </>
  );
}
