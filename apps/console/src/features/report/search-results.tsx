import { useLocale, useTranslations } from "next-intl";
import { claimById } from "@assay/report";
import type { RecordKind, ReportHit } from "@assay/report";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { Locale } from "@assay/ui/i18n.ts";
import { VerdictBadge } from "~/features/claims/verdict-badge.tsx";
import { verdictOf } from "~/features/claims/verdict-of.ts";
import { capitalised } from "./fact-rows.ts";
import { MoreLink } from "./fact-list.tsx";
import { highlight } from "./highlight.ts";
import { LinesLink } from "./lines-link.tsx";
import { withFilters } from "./search-filters.ts";
import { SectionTrail } from "./section-trail.tsx";
import { RecordLink } from "./record-link.tsx";

const pages: Record<RecordKind, string> = {
  section: "/report/sections/",
  fact: "/report/facts/",
  claim: "/claims/",
  entity: "/report/entities/",
  calculator: "/calculators/",
};
const firstShown = 6;

export interface SearchResultsProps {
  query: string;
  hits: readonly ReportHit[];
  /** The one kind that is shown in full. */
  only: RecordKind | undefined;
}

/** What a search found, by kind of record, the kinds in the order of their best hit. */
export function SearchResults({ query, hits, only }: SearchResultsProps) {
  const t = useTranslations("report.search");
  const groups = [...Map.groupBy(hits, ({ kind }) => kind)];
  return groups
    .filter(([kind]) => only === undefined || kind === only)
    .map(([kind, found]) => {
      const shown = only === undefined ? found.slice(0, firstShown) : found;
      return (
        <Card
          key={kind}
          title={
            <>
              {t(`kinds.${kind}`)} <Badge>{found.length}</Badge>
            </>
          }
          aside={
            shown.length < found.length && (
              <MoreLink
                href={withFilters("/report/search", new Map([["q", query]]), { kind })}
                count={found.length}
              />
            )
          }
        >
          <ol className="grid gap-3">
            {shown.map((hit) => (
              <Hit key={hit.id} hit={hit} query={query} />
            ))}
          </ol>
        </Card>
      );
    });
}

function Hit({
  hit: { kind, id, title, snippet, section, lines },
  query,
}: {
  hit: ReportHit;
  query: string;
}) {
  const locale = Locale.parse(useLocale());
  const claim = kind === "claim" ? claimById().get(id) : undefined;
  return (
    <li className="grid gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2">
        <RecordLink href={pages[kind] + id} className="font-medium">
          <Highlighted text={capitalised(title[locale])} query={query} />
        </RecordLink>
        {claim !== undefined && <VerdictBadge verdict={verdictOf(claim)} />}
      </span>
      <span className="max-w-[90ch] text-sm">
        <Highlighted text={snippet[locale]} query={query} />
      </span>
      {section !== undefined && lines !== undefined && (
        <span className="flex flex-wrap gap-x-3 text-xs">
          {kind !== "section" && <SectionTrail section={section} />}
          <LinesLink lines={lines} />
        </span>
      )}
    </li>
  );
}

/** A text with the words of a query marked. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  let at = 0;
  return highlight(text, query).map((piece) => {
    at += piece.text.length;
    return piece.isMatch ? (
      <mark key={at} className="rounded-sm bg-accent-soft text-ink">
        {piece.text}
      </mark>
    ) : (
      <span key={at}>{piece.text}</span>
    );
  });
}
