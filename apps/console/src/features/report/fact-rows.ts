import { facts, sectionById, subjectOf } from "@assay/report";
import type { Fact } from "@assay/report";
import type { Locale } from "@assay/ui/i18n.ts";
import { numberOf } from "./compare-facts.ts";
import { formatFigure, formatPeriod } from "./format-figure.ts";
import type { Words } from "./format-figure.ts";
import { linesText } from "./line-ranges.ts";

/** A fact as a table shows it, in one language. */
export interface FactRow {
  id: string;
  subject: string;
  metric: string;
  figure: string;
  /** What the figure is sorted by. */
  number: number | undefined;
  period: string;
  region: string;
  section: string;
  lines: string;
  line: number;
}

const known: Partial<Record<Locale, ReadonlyMap<string, FactRow>>> = {};

/** Facts as rows; written once for a language, since facts never change. */
export function factRows(chosen: readonly Fact[], locale: Locale, words: Words): FactRow[] {
  const rows = (known[locale] ??= new Map(facts().map((fact) => [fact.id, rowOf(fact, locale, words)])));
  return chosen.flatMap(({ id }) => rows.get(id) ?? []);
}

function rowOf(fact: Fact, locale: Locale, words: Words): FactRow {
  return {
    id: fact.id,
    subject: factTitle(fact, locale),
    metric: words(`metrics.${fact.metric}`),
    figure: formatFigure(fact, locale, words),
    number: numberOf(fact),
    period: fact.period === undefined ? "" : formatPeriod(fact.period, locale, words),
    region: fact.region === undefined ? "" : words(`regions.${fact.region}`),
    section: sectionById().get(fact.section)?.title[locale] ?? fact.section,
    lines: linesText(fact.lines),
    line: fact.lines[0],
  };
}

/** A fact told apart from others in a few words: its subject. */
export function factTitle(fact: Fact, locale: Locale): string {
  return capitalised(subjectOf(fact)[locale]);
}

/** A text with a capital at its start. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
