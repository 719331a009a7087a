import { useTranslations } from "next-intl";
import { facts } from "@assay/report";
import type { Fact } from "@assay/report";
import type { Locale } from "@assay/ui/i18n.ts";
import { comparableId, numberOf } from "./compare-facts.ts";
import { FactList } from "./fact-list.tsx";
import { factRows } from "./fact-rows.ts";
import type { Words } from "./format-figure.ts";
import { withFilters } from "./search-filters.ts";

const beside = 5;

export interface ComparedFactsProps {
  fact: Fact;
  locale: Locale;
  words: Words;
}

/** The facts next to one in size, of those with the same metric, unit and currency. */
export function ComparedFacts({ fact, locale, words }: ComparedFactsProps) {
  const t = useTranslations("report.fact");
  const id = comparableId(fact);
  const all = facts()
    .filter((each) => comparableId(each) === id && numberOf(each) !== undefined)
    .toSorted((left, right) => (numberOf(right) ?? 0) - (numberOf(left) ?? 0));
  const at = all.indexOf(fact);
  if (all.length < 2 || at < 0) return null;
  const shown = all.slice(Math.max(0, at - beside), at + beside + 1);
  const { metric, unit, currency } = fact;
  return (
    <FactList
      id="compared"
      title={t("compared")}
      rows={factRows(shown, locale, words)}
      current={fact.id}
      more={{
        href: withFilters("/report/facts", new Map(), { metric, unit, currency }),
        count: all.length,
      }}
    />
  );
}
