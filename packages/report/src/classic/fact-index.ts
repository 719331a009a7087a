import { normalise } from "@assay/search";
import { entityBySlug, facts, sectionPath } from "../data.ts";
import type { Fact } from "../fact.ts";
import { readMonths } from "./read-question.ts";
import type { RecordIndex, WeightedText } from "./record-index.ts";
import { createRecordIndex } from "./record-index.ts";

const periodWords: Readonly<Record<string, string>> = {
  "per-day": "daily per day 每天",
  "per-month": "monthly per month 每月",
  "per-year": "yearly per year 每年",
  "per-hour": "hourly per hour 每小时",
  "per-query": "per query 每次",
  "per-image": "per image 每张",
  "per-1000-tokens": "per thousand tokens 每千token",
  "first month": "first month 首月",
};

export interface FactIndex {
  index: RecordIndex;
  facts: readonly Fact[];
  /** Years that each fact names. */
  years: readonly ReadonlySet<number>[];
  months: readonly ReadonlySet<number>[];
  /** Every year that any fact names. */
  knownYears: ReadonlySet<number>;
}

let made: FactIndex | undefined;

export function factIndex(): FactIndex {
  return (made ??= build());
}

function build(): FactIndex {
  const all = facts();
  const index = createRecordIndex(
    all.map((fact) => ({
      id: fact.id,
      texts: textsOf(fact),
      tokens: [
        [`m:${fact.metric}`, 1],
        [`u:${fact.unit}`, 1],
        ...(fact.entity === undefined ? [] : [[`e:${fact.entity}`, 1] as const]),
        ...(fact.region === undefined ? [] : [[`r:${fact.region}`, 1] as const]),
        ...[fact.value, fact.low, fact.high].flatMap((value) =>
          value === undefined ? [] : [[`n:${value}`, 1] as const],
        ),
      ],
    })),
  );
  const years = all.map(yearsOf);
  return {
    index,
    facts: all,
    years,
    months: all.map(monthsOf),
    knownYears: new Set(years.flatMap((named) => [...named])),
  };
}

function textsOf(fact: Fact): WeightedText[] {
  const sections = sectionPath(fact.section);
  const own = sections.at(-1);
  const entity = fact.entity === undefined ? undefined : entityBySlug().get(fact.entity);
  return [
    { text: `${fact.subject} . ${fact.subjectZh}`, weight: 1 },
    { text: `${fact.note.en} . ${fact.note.zh}`, weight: 0.9 },
    { text: own === undefined ? "" : `${own.title.en} . ${own.title.zh}`, weight: 0.7 },
    {
      text: sections
        .slice(0, -1)
        .map(({ title }) => `${title.en} . ${title.zh}`)
        .join(" . "),
      weight: 0.4,
    },
    { text: entity === undefined ? "" : `${entity.name.en} . ${entity.name.zh}`, weight: 0.9 },
    { text: fact.id.replaceAll("-", " "), weight: 0.6 },
    { text: periodWords[fact.period ?? ""] ?? "", weight: 1 },
  ];
}

function yearsOf(fact: Fact): Set<number> {
  const text = [
    fact.period,
    fact.subject,
    fact.note.en,
    fact.unit === "year-date" ? [fact.value, fact.low, fact.high].join(" ") : "",
  ].join(" ");
  const named = [...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)].map(([year]) => Number(year));
  const [from = 0, to = 0] = (fact.period ?? "").split("/").map((part) => Number(part.slice(0, 4)));
  const isSpan = from > 1900 && to < 2100 && to > from;
  if (isSpan) named.push(...Array.from({ length: to - from + 1 }, (_, year) => from + year));
  return new Set(named);
}

function monthsOf(fact: Fact): Set<number> {
  const month = Number(/^\d{4}-(\d\d)$/u.exec(fact.period ?? "")?.[1] ?? Number.NaN);
  const text = readMonths(normalise(`${fact.subject} . ${fact.note.en} . ${fact.note.zh}`));
  return new Set(Number.isNaN(month) ? text : [...text, month]);
}
