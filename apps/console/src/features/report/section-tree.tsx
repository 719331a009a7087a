import { useLocale, useTranslations } from "next-intl";
import type { Section } from "@assay/report";
import { Locale } from "@assay/ui/i18n.ts";
import { linesText } from "./line-ranges.ts";
import { countsOf, subsectionsOf } from "./record-index.ts";
import { RecordLink } from "./record-link.tsx";

export interface SectionTreeProps {
  /** The section whose subsections are shown; the report's chapters when null. */
  parent: string | null;
  /** How many levels stand open at first. */
  openDepth: number;
}

/** Sections within each other, folded by the platform's own means, with what each holds. */
export function SectionTree({ parent, openDepth }: SectionTreeProps) {
  return (
    <ul className="grid">
      {subsectionsOf(parent).map((section) => (
        <SectionNode key={section.id} section={section} openDepth={openDepth} />
      ))}
    </ul>
  );
}

/** The link stands beside the summary, not in it: nothing that is pressed may hold something else that is. */
function SectionNode({ section, openDepth }: { section: Section; openDepth: number }) {
  const t = useTranslations("report.sections");
  const locale = Locale.parse(useLocale());
  const hasBelow = subsectionsOf(section.id).length > 0;
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
      {hasBelow ? (
        <details open={openDepth > 0} className="peer [&[open]_.fold]:rotate-90">
          <summary
            aria-label={t("belowOf", { title: section.title[locale] })}
            className="grid min-h-7 cursor-pointer list-none place-items-center rounded-sm text-muted hover:bg-raised hover:text-ink coarse:min-h-11 [&::-webkit-details-marker]:hidden"
          >
            <span aria-hidden className="fold transition-transform">
              ›
            </span>
          </summary>
        </details>
      ) : (
        <span />
      )}
      <SectionLine section={section} />
      {hasBelow && (
        <div className="col-span-2 ml-3 hidden border-l border-line pl-1.5 peer-open:block">
          <SectionTree parent={section.id} openDepth={openDepth - 1} />
        </div>
      )}
    </li>
  );
}

function SectionLine({ section: { id, title, lines } }: { section: Section }) {
  const t = useTranslations("report");
  const locale = Locale.parse(useLocale());
  const { facts, claims, names } = countsOf(id);
  const held = [
    facts > 0 && t("counts.facts", { count: facts }),
    claims > 0 && t("counts.claims", { count: claims }),
    names > 0 && t("counts.names", { count: names }),
  ].filter((text) => text !== false);
  return (
    <span className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4 rounded-sm px-1 py-1 hover:bg-raised coarse:items-center coarse:py-0">
      <RecordLink href={`/report/sections/${id}`}>{title[locale]}</RecordLink>
      <span className="text-xs text-muted tabular-nums">
        {held.map((text) => `${text} · `).join("")}
        {t(lines[0] === lines[1] ? "line" : "lines", { lines: linesText(lines) })}
      </span>
    </span>
  );
}
