import { useTranslations } from "next-intl";
import type { Locale } from "@assay/ui/i18n.ts";
import { EmptyState } from "@assay/ui/states";
import { ClaimList } from "./claim-list.tsx";
import { FactList } from "./fact-list.tsx";
import { factRows } from "./fact-rows.ts";
import type { Words } from "./format-figure.ts";
import type { Lines } from "./line-ranges.ts";
import { NameList } from "./name-list.tsx";
import { recordsOn } from "./record-index.ts";
import { SectionList } from "./section-list.tsx";

export interface LineRecordsProps {
  lines: Lines;
  locale: Locale;
  words: Words;
}

/** Everything that is recorded on some lines. */
export function LineRecords({ lines, locale, words }: LineRecordsProps) {
  const t = useTranslations("report");
  const { sections, facts, claims, names } = recordsOn(lines);
  return (
    <>
      <SectionList title={t("linesPage.sections", { count: sections.length })} sections={sections} />
      <FactList title={t("counts.facts", { count: facts.length })} rows={factRows(facts, locale, words)} />
      <ClaimList title={t("counts.claims", { count: claims.length })} claims={claims} />
      <NameList title={t("counts.names", { count: names.length })} names={names} />
      {facts.length + claims.length + names.length === 0 && (
        <EmptyState title={t("linesPage.empty")}>{t("linesPage.emptyFix")}</EmptyState>
      )}
    </>
  );
}
