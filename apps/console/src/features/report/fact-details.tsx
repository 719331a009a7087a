import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { entityBySlug } from "@assay/report";
import type { Fact } from "@assay/report";
import { Card } from "@assay/ui/card";
import type { Locale } from "@assay/ui/i18n.ts";
import { formatFigure, formatPeriod } from "./format-figure.ts";
import type { Words } from "./format-figure.ts";
import { LinesLink } from "./lines-link.tsx";
import { SectionTrail } from "./section-trail.tsx";
import { RecordLink } from "./record-link.tsx";

export interface FactDetailsProps {
  fact: Fact;
  locale: Locale;
  words: Words;
}

/** A fact's figure, large, and everything that is known about it. */
export function FactDetails({ fact, locale, words }: FactDetailsProps) {
  const t = useTranslations("report");
  const { metric, unit, currency, period, region, qualifier, reference, section, lines } = fact;
  const entity = fact.entity === undefined ? undefined : entityBySlug().get(fact.entity);
  const exact = exactOf(fact, locale);
  return (
    <Card>
      <p className="text-3xl font-semibold tracking-tight">{formatFigure(fact, locale, words)}</p>
      {exact !== undefined && <p className="text-sm text-muted tabular-nums">{exact}</p>}
      <dl className="mt-4 grid gap-x-8 gap-y-2 text-sm sm:grid-cols-2">
        <Detail name={t("fields.metric")}>
          <FilterLink name="metric" value={metric}>
            {words(`metrics.${metric}`)}
          </FilterLink>
        </Detail>
        <Detail name={t("fields.unit")}>
          <FilterLink name="unit" value={unit}>
            {words(currency === undefined ? `units.${unit}` : `currencies.${currency}`)}
          </FilterLink>
        </Detail>
        {qualifier !== undefined && (
          <Detail name={t("fields.qualifier")}>{words(`qualifiers.${qualifier}`)}</Detail>
        )}
        {period !== undefined && (
          <Detail name={t("fields.period")}>{formatPeriod(period, locale, words)}</Detail>
        )}
        {region !== undefined && (
          <Detail name={t("fields.region")}>
            <FilterLink name="region" value={region}>
              {words(`regions.${region}`)}
            </FilterLink>
          </Detail>
        )}
        {entity !== undefined && (
          <Detail name={t("fields.entity")}>
            <RecordLink href={`/report/entities/${entity.slug}`}>{entity.name[locale]}</RecordLink>
          </Detail>
        )}
        {reference !== undefined && (
          <Detail name={t("fields.reference")}>
            <RecordLink href="/report/sections/references">
              {t("fact.reference", { number: reference })}
            </RecordLink>
          </Detail>
        )}
        <Detail name={t("fields.lines")}>
          <LinesLink lines={lines} />
        </Detail>
        <Detail name={t("fields.section")} className="sm:col-span-2">
          <SectionTrail section={section} />
        </Detail>
        <Detail name={t("fields.id")}>
          <code className="text-muted">{fact.id}</code>
        </Detail>
      </dl>
    </Card>
  );
}

/** A named property of a record. */
export function Detail({
  name,
  className,
  children,
}: {
  name: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={className}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FilterLink({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <RecordLink href={`/report/facts?${new URLSearchParams({ [name]: value }).toString()}`}>
      {children}
    </RecordLink>
  );
}

/** Every digit, where the figure is printed with a word for its size. */
function exactOf({ value, low, high }: Fact, locale: Locale): string | undefined {
  const ends = [value, low, high].filter((end) => end !== undefined);
  if (!ends.some((end) => end >= 1_000_000 && end < 1e15)) return undefined;
  const format = new Intl.NumberFormat(locale);
  return ends.map((end) => format.format(end)).join("–");
}
