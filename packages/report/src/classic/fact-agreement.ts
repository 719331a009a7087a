import { entityBySlug } from "../data.ts";
import type { Fact } from "../fact.ts";
import { uncountable } from "./ask-patterns.ts";
import type { WeighedPiece } from "./coverage.ts";
import { lexiconData } from "./lexicon-data.ts";
import type { Piece, Question } from "./read-question.ts";

export function isName(piece: Piece): boolean {
  return piece.kind === "entity" && piece.isGeneric !== true;
}

/** What is asked of it has to be what the fact measures, or to stand in its words with the unit asked for. */
export function metricFactor(weighed: readonly WeighedPiece[], record: number, isUnit: boolean): number {
  const measures = weighed.filter(({ piece }) => piece.kind === "metric");
  if (measures.length === 0) return 1;
  const best = Math.max(...measures.map(({ credits }) => credits.get(record) ?? 0));
  if (best >= 0.7) return 1;
  return best >= 0.4 ? (isUnit ? 1 : 0.85) : 0.55;
}

/** A name that the question is about has to be the fact's, or at least stand in it. */
export function entityFactor(weighed: readonly WeighedPiece[], record: number): number {
  let factor = 1;
  for (const { piece, credits } of weighed) {
    if (piece.kind === "place" || (piece.isCapital === true && credits.size === 0)) factor *= 0.5;
    if (isName(piece) && (credits.get(record) ?? 0) < 0.5) factor *= 0.5;
  }
  return factor;
}

export function unitFactor({ units, isCount, metrics }: Question, fact: Fact): number {
  const isMetric = metrics.length === 0 || metrics.includes(fact.metric);
  if (units.size > 0) return units.has(fact.unit) ? 1 : 0.6;
  if (isCount && uncountable.has(fact.unit)) return isMetric && metrics.length > 0 ? 0.95 : 0.7;
  return 1;
}

/** @param named years the fact names; `isKnown` says whether any fact names a year */
export function yearFactor(
  { years }: Question,
  fact: Fact,
  named: ReadonlySet<number> | undefined,
  isKnown: (year: number) => boolean,
): number {
  if (years.length === 0) return 1;
  if (years.some((year) => named?.has(year) === true)) return 1;
  if (!years.some(isKnown)) return otherTime;
  if (named !== undefined && named.size > 0 && fact.unit !== "year-date") return otherTime;
  return years.every((year) => year === 2024 || year === 2023) ? 0.75 : 0.55;
}

/** A fact of another year, month or country does not answer, whatever else fits. */
export const otherTime = 0.35;

export function monthFactor(
  { months }: Question,
  fact: Fact,
  named: ReadonlySet<number> | undefined,
): number {
  if (months.length === 0 || months.some((month) => named?.has(month) === true)) return 1;
  return named === undefined || named.size === 0 || fact.unit === "month-date" ? 0.85 : otherTime;
}

/** What is known elsewhere and missing here tells more than a word that no text has. */
export function gapFactor(weighed: readonly WeighedPiece[], record: number): number {
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

export function regionFactor({ regions }: Question, fact: Fact): number {
  if (regions.length === 0) return 1;
  const { within } = lexiconData().regions;
  const own = fact.region ?? regionOf(fact);
  const isAnywhere = regions.includes("global") || regions.includes("outside-china");
  if (own === undefined) return isAnywhere ? 1 : 0.7;
  const isMet = regions.some((region) => region === own || (within[region] ?? []).includes(own));
  if (isMet) return 1;
  return fact.region === undefined && isAnywhere ? 0.85 : otherTime;
}

function regionOf({ entity }: Fact): Fact["region"] {
  return entity === undefined ? undefined : entityBySlug().get(entity)?.region;
}
