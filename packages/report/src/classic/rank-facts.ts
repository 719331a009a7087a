import { normalise } from "@assay/search";
import { entityBySlug, facts, sectionPath } from "../data.ts";
import type { Fact } from "../fact.ts";
import type { WeighedPiece } from "./coverage.ts";
import { coverageOf, createPrecision, weighPieces } from "./coverage.ts";
import { uncountable } from "./ask-patterns.ts";
import { lexiconData } from "./lexicon-data.ts";
import type { Piece, Question } from "./read-question.ts";
import { readMonths } from "./read-question.ts";
import type { RecordIndex, WeightedText } from "./record-index.ts";
import { createRecordIndex } from "./record-index.ts";

/** A fact with how well it answers, from 0 to 1. */
export interface RankedFact {
  fact: Fact;
  /** For the order. */
  score: number;
  /** For the decision whether it answers at all. */
  confidence: number;
}

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

interface FactIndex {
  index: RecordIndex;
  facts: readonly Fact[];
  /** Years that each fact names. */
  years: readonly ReadonlySet<number>[];
  months: readonly ReadonlySet<number>[];
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
  return { index, facts: all, years: all.map(yearsOf), months: all.map(monthsOf) };
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

/** Facts that hold anything of the question, the best first; ties in the order of the report. */
export function rankFacts(question: Question, pieces = question.pieces): RankedFact[] {
  const { index, facts: all, years, months } = factIndex();
  const weighed = weighPieces(pieces, index);
  const precisionOf = createPrecision(weighed, index);
  const ranked: RankedFact[] = [];
  for (const [record, coverage] of coverageOf(weighed)) {
    const fact = all[record];
    if (fact === undefined || coverage < leastCoverage) continue;
    const agreement = agreementOf(weighed, question, fact, record);
    const factor =
      entityFactor(weighed, record) *
      metricFactor(weighed, record, question.units.has(fact.unit)) *
      unitFactor(question, fact) *
      yearFactor(question, fact, years[record]) *
      monthFactor(question, fact, months[record]) *
      gapFactor(weighed, record) *
      regionFactor(question, fact);
    const plain = coverage * factor;
    const confidence = plain + agreementShare * agreement * (1 - plain) * factor;
    const precision = precisionOf(record);
    ranked.push({
      fact,
      confidence,
      score: confidence + precisionShare * precision - (/restated|重述/u.test(fact.subject) ? 0.02 : 0),
    });
  }
  const order = new Map(all.map((fact, at) => [fact, at]));
  return ranked.toSorted(
    (left, right) => right.score - left.score || (order.get(left.fact) ?? 0) - (order.get(right.fact) ?? 0),
  );
}

/** Whether the fact is the named thing's, in the metric and unit asked for: 1, 0.5 for two of them, or 0. */
function agreementOf(
  weighed: readonly WeighedPiece[],
  question: Question,
  fact: Fact,
  record: number,
): number {
  const names = weighed.filter(({ piece }) => isName(piece));
  if (names.length === 0 || names.some(({ credits }) => (credits.get(record) ?? 0) < 0.85)) return 0;
  const isMetric = question.metrics.includes(fact.metric);
  const isUnit = question.units.has(fact.unit);
  return isMetric && isUnit ? 1 : isMetric || isUnit ? 0.6 : 0;
}

function isName(piece: Piece): boolean {
  return piece.kind === "entity" && piece.isGeneric !== true;
}

/** What is asked of it has to be what the fact measures, or to stand in its words with the unit asked for. */
function metricFactor(weighed: readonly WeighedPiece[], record: number, isUnit: boolean): number {
  const measures = weighed.filter(({ piece }) => piece.kind === "metric");
  if (measures.length === 0) return 1;
  const best = Math.max(...measures.map(({ credits }) => credits.get(record) ?? 0));
  if (best >= 0.7) return 1;
  return best >= 0.4 ? (isUnit ? 1 : 0.85) : 0.55;
}

const agreementShare = 0.25;
const leastCoverage = 0.2;
const precisionShare = 0.2;

/** A name that the question is about has to be the fact's, or at least stand in it. */
function entityFactor(weighed: readonly WeighedPiece[], record: number): number {
  let factor = 1;
  for (const { piece, credits } of weighed) {
    if (piece.kind === "place" || (piece.isCapital === true && credits.size === 0)) factor *= 0.5;
    if (isName(piece) && (credits.get(record) ?? 0) < 0.5) factor *= 0.5;
  }
  return factor;
}

function unitFactor({ units, isCount, metrics }: Question, fact: Fact): number {
  const isMetric = metrics.length === 0 || metrics.includes(fact.metric);
  if (units.size > 0) return units.has(fact.unit) ? 1 : 0.6;
  if (isCount && uncountable.has(fact.unit)) return isMetric && metrics.length > 0 ? 0.95 : 0.7;
  return 1;
}

function yearFactor({ years }: Question, fact: Fact, named: ReadonlySet<number> | undefined): number {
  if (years.length === 0) return 1;
  if (years.some((year) => named?.has(year) === true)) return 1;
  if (named !== undefined && named.size > 0 && fact.unit !== "year-date") return 0.4;
  return years.every((year) => year === 2024 || year === 2023) ? 0.75 : 0.55;
}

function monthsOf(fact: Fact): Set<number> {
  const month = Number(/^\d{4}-(\d\d)$/u.exec(fact.period ?? "")?.[1] ?? Number.NaN);
  const text = readMonths(normalise(`${fact.subject} . ${fact.note.en} . ${fact.note.zh}`));
  return new Set(Number.isNaN(month) ? text : [...text, month]);
}

function monthFactor({ months }: Question, fact: Fact, named: ReadonlySet<number> | undefined): number {
  if (months.length === 0 || months.some((month) => named?.has(month) === true)) return 1;
  return named === undefined || named.size === 0 || fact.unit === "month-date" ? 0.85 : 0.4;
}

/** What is known elsewhere and missing here tells more than a word that no text has. */
function gapFactor(weighed: readonly WeighedPiece[], record: number): number {
  let factor = 1;
  for (const { piece, weight, credits } of weighed) {
    const isKnown =
      piece.kind === "concept" && credits.size > 0 && piece.share === undefined && weight >= leastGap;
    if (isKnown && (credits.get(record) ?? 0) < 0.3) factor *= 1 - gapCost * Math.min(1, weight);
  }
  return factor;
}

const leastGap = 0.15;
const gapCost = 0.45;

function regionFactor({ regions }: Question, fact: Fact): number {
  if (regions.length === 0) return 1;
  const { region: own } = fact;
  if (own === undefined) return regions.includes("global") ? 1 : 0.85;
  return regions.some(
    (region) => region === own || (lexiconData().regions.within[region] ?? []).includes(own),
  )
    ? 1
    : 0.45;
}
