import type { Fact } from "../fact.ts";
import type { Signs } from "./certainty.ts";
import { certaintyOf } from "./certainty.ts";
import type { WeighedPiece } from "./coverage.ts";
import { coverageOf, createPrecision, weighPieces } from "./coverage.ts";
import {
  entityFactor,
  gapFactor,
  isName,
  metricFactor,
  monthFactor,
  otherTime,
  regionFactor,
  unitFactor,
  yearFactor,
} from "./fact-agreement.ts";
import { factIndex } from "./fact-index.ts";
import type { Question } from "./read-question.ts";

/** A fact with how well it answers, from 0 to 1. */
export interface RankedFact {
  fact: Fact;
  /** For the order. */
  score: number;
  /** For the decision whether it answers at all. */
  confidence: number;
}

const leastCoverage = 0.1;
const precisionShare = 0.2;
const agreementShare = 0.25;
/** Fewer are looked at closely. */
const mostRanked = 12;

/** Facts that hold anything of the question, the best first; ties in the order of the report. */
export function rankFacts(question: Question, pieces = question.pieces): RankedFact[] {
  const { index, facts: all, years, months, knownYears } = factIndex();
  const weighed = weighPieces(pieces, index);
  const precisionOf = createPrecision(weighed, index);
  const hasPlace = pieces.some(({ kind }) => kind === "place");
  const scored: { fact: Fact; record: number; score: number; certainty: () => number }[] = [];
  for (const [record, coverage] of coverageOf(weighed)) {
    const fact = all[record];
    if (fact === undefined || coverage < leastCoverage) continue;
    const factors = {
      metric: metricFactor(weighed, record, question.units.has(fact.unit)),
      year: yearFactor(question, fact, years[record], (year) => knownYears.has(year)),
      month: monthFactor(question, fact, months[record]),
      region: regionFactor(question, fact),
    };
    const factor =
      entityFactor(weighed, record) *
      unitFactor(question, fact) *
      gapFactor(weighed, record) *
      factors.metric *
      factors.year *
      factors.month *
      factors.region;
    const plain = coverage * factor;
    const agreement = agreementOf(weighed, question, fact, record);
    const precision = precisionOf(record);
    const score =
      plain +
      agreementShare * agreement * (1 - plain) * factor +
      precisionShare * precision -
      (/restated|重述/u.test(fact.subject) ? 0.02 : 0);
    scored.push({
      fact,
      record,
      score,
      certainty: () => {
        const isElsewhere = hasPlace || Math.min(factors.year, factors.month, factors.region) <= otherTime;
        return certaintyOf(signsOf({ weighed, question, fact, record, precision, factors }), isElsewhere);
      },
    });
  }
  return scored
    .toSorted((left, right) => right.score - left.score || left.record - right.record)
    .slice(0, mostRanked)
    .map(({ fact, score, certainty }) => ({ fact, score, confidence: certainty() }));
}

/** Whether the fact is the named thing's, in the metric and unit asked for: 1, 0.6 for one of them, or 0. */
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

interface Looked {
  weighed: readonly WeighedPiece[];
  question: Question;
  fact: Fact;
  record: number;
  precision: number;
  factors: { metric: number; year: number };
}

/** What speaks for and against a fact as the answer, apart from how it stands beside others. */
function signsOf({ weighed, question, fact, record, precision, factors }: Looked): Signs {
  let known = 0;
  let covered = 0;
  let unknown = 0;
  let gap = 0;
  let pieces = 0;
  for (const { piece, weight, credits } of weighed) {
    const credit = credits.get(record) ?? 0;
    if (credits.size === 0) {
      unknown += weight;
      continue;
    }
    known += weight;
    covered += weight * credit;
    if (credit >= 0.5) pieces += 1;
    if (credit < 0.3 && (piece.kind === "concept" || piece.kind === "word" || piece.kind === "han"))
      gap += weight;
  }
  const names = weighed.filter(({ piece }) => isName(piece));
  const missed = names.filter(({ credits }) => (credits.get(record) ?? 0) < 0.5).length;
  const hasMetric = weighed.some(({ piece }) => piece.kind === "metric");
  const { units } = question;
  return {
    covered: known === 0 ? 0 : covered / known,
    evidence: Math.min(3, covered),
    pieces: Math.min(5, pieces),
    unknown: Math.min(2, unknown),
    gap: Math.min(2, gap),
    missedNames: Math.min(2, missed),
    metricMiss: hasMetric ? 1 - factors.metric : 0,
    isMetric: question.metrics.includes(fact.metric) ? 1 : 0,
    isUnit: units.size > 0 && units.has(fact.unit) ? 1 : 0,
    unitMiss: units.size > 0 && !units.has(fact.unit) ? 1 : 0,
    yearMiss: 1 - factors.year,
    precision,
  };
}
