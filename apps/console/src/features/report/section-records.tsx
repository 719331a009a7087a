import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { claims, entities, facts, isWithin } from "@assay/report";
import type { Section } from "@assay/report";
import { Card } from "@assay/ui/card";
import type { Locale } from "@assay/ui/i18n.ts";
import { ClaimList } from "./claim-list.tsx";
import { FactList } from "./fact-list.tsx";
import { factRows } from "./fact-rows.ts";
import type { Words } from "./format-figure.ts";
import { NameList } from "./name-list.tsx";
import { subsectionsOf } from "./record-index.ts";
import { SectionTree } from "./section-tree.tsx";

const most = { facts: 30, claims: 15, names: 20 } as const;

export interface SectionRecordsProps {
  section: Section;
  locale: Locale;
  words: Words;
  /** The passage itself. */
  children: ReactNode;
}

/** What stands in a section and those below it. */
export function SectionRecords({ section: { id }, locale, words, children }: SectionRecordsProps) {
  const t = useTranslations("report");
  const ownFacts = facts().filter(({ section }) => isWithin(section, id));
  const ownClaims = claims().filter(({ section }) => isWithin(section, id));
  const names = entities().filter(({ sections }) => sections.some((each) => isWithin(each, id)));
  const more = (count: number, shown: number, href: string) =>
    count > shown ? { href: `${href}?section=${id}`, count } : undefined;
  const hasAside = names.length > 0;
  return (
    <div
      className={
        hasAside ? "grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]" : "grid gap-5"
      }
    >
      <div className="grid content-start gap-5">
        {children}
        {subsectionsOf(id).length > 0 && (
          <Card title={t("sections.below")}>
            <SectionTree parent={id} openDepth={1} />
          </Card>
        )}
        <FactList
          title={t("counts.facts", { count: ownFacts.length })}
          rows={factRows(ownFacts.slice(0, most.facts), locale, words)}
          more={more(ownFacts.length, most.facts, "/report/facts")}
        />
        <ClaimList
          title={t("counts.claims", { count: ownClaims.length })}
          claims={ownClaims.slice(0, most.claims)}
          more={more(ownClaims.length, most.claims, "/claims")}
        />
      </div>
      {hasAside && (
        <div className="grid content-start gap-5">
          <NameList
            title={t("counts.names", { count: names.length })}
            names={names.slice(0, most.names)}
            more={more(names.length, most.names, "/report/entities")}
          />
        </div>
      )}
    </div>
  );
}
