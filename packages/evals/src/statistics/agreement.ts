import { checkNotEmpty, checkOpenShare, checkSameLength } from "./check-arguments.ts";
import { noInterval, type Interval } from "./interval.ts";
import { normalQuantile } from "./special.ts";

export type Rating = string | number | boolean;

export interface KappaResult {
  /** Undefined where chance alone gives full agreement: both gave one and the same rating throughout. */
  kappa: number | undefined;
  standardError: number | undefined;
  interval: Interval;
  /** Share of equal ratings, and the share expected by chance from both margins. */
  observed: number;
  expected: number;
}

/**
 * Cohen's kappa of two raters (Educational and Psychological Measurement 20, 1960) with the large-sample standard error of
 * Fleiss, Cohen & Everitt (Psychological Bulletin 72, 1969) and the interval kappa +- z * error, cut at 1 and -1. No bounds
 * where that error is 0, as for full agreement.
 */
export function cohenKappa(
  first: readonly Rating[],
  second: readonly Rating[],
  { level = 0.95 }: { level?: number } = {},
): KappaResult {
  checkOpenShare("level", level);
  checkNotEmpty("first", first);
  checkSameLength("first", first, "second", second);
  const table = crossTable(first, second);
  const { rows, columns, cells } = table;
  const n = first.length;
  const observed = cells.reduce((sum, { row, column, share }) => sum + (row === column ? share : 0), 0);
  const expected = rows.reduce((sum, share, category) => sum + share * (columns[category] ?? 0), 0);
  if (new Set([...first, ...second]).size === 1) {
    const interval = noInterval({ estimate: undefined, level, n });
    return { kappa: undefined, standardError: undefined, interval, observed, expected };
  }
  const kappa = (observed - expected) / (1 - expected);
  const standardError = kappaError(table, { kappa, expected, n });
  return {
    kappa,
    standardError,
    interval: kappaInterval({ kappa, standardError, level, n }),
    observed,
    expected,
  };
}

function kappaInterval({
  kappa,
  standardError,
  level,
  n,
}: {
  kappa: number;
  standardError: number;
  level: number;
  n: number;
}): Interval {
  if (standardError < 1e-9) return noInterval({ estimate: kappa, level, n });
  const half = normalQuantile((1 + level) / 2) * standardError;
  const low = Math.max(-1, kappa - half);
  return { estimate: kappa, low, high: Math.min(1, kappa + half), level, method: "asymptotic", n };
}

interface CrossTable {
  rows: number[];
  columns: number[];
  cells: { row: number; column: number; share: number }[];
}

function crossTable(first: readonly Rating[], second: readonly Rating[]): CrossTable {
  const categories = [...new Set([...first, ...second])];
  const numbers = new Map(categories.map((category, index) => [category, index]));
  const counts = new Map<number, number>();
  const rows = categories.map(() => 0);
  const columns = categories.map(() => 0);
  for (const [index, rating] of first.entries()) {
    const row = numbers.get(checkRating(`first[${index}]`, rating)) ?? 0;
    const column = numbers.get(checkRating(`second[${index}]`, second[index]!)) ?? 0;
    rows[row]! += 1 / first.length;
    columns[column]! += 1 / first.length;
    const cell = row * categories.length + column;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const cells = [...counts].map(([cell, count]) => ({
    row: Math.floor(cell / categories.length),
    column: cell % categories.length,
    share: count / first.length,
  }));
  return { rows, columns, cells };
}

function kappaError(
  { rows, columns, cells }: CrossTable,
  { kappa, expected, n }: { kappa: number; expected: number; n: number },
): number {
  let sum = -((kappa - expected * (1 - kappa)) ** 2);
  for (const { row, column, share } of cells) {
    const margins = (columns[row] ?? 0) + (rows[column] ?? 0);
    const factor = row === column ? 1 - margins * (1 - kappa) : margins * (1 - kappa);
    sum += share * factor * factor;
  }
  return Math.sqrt(Math.max(0, sum) / n) / (1 - expected);
}

export type AlphaMetric = "nominal" | "ordinal" | "interval";

export interface AlphaResult {
  /** Undefined where nothing could disagree: no unit with two ratings, or one and the same rating throughout. */
  alpha: number | undefined;
  /** Units with at least two ratings, and the ratings in them; the others do not count. */
  units: number;
  ratings: number;
}

/**
 * Krippendorff's alpha ("Computing Krippendorff's alpha-reliability", 2011): `raters` holds one list per rater, all in the
 * same order of units, undefined or null where a rater gave none. `ordinal` and `interval` need numbers.
 */
export function krippendorffAlpha(
  raters: readonly (readonly (Rating | undefined | null)[])[],
  { metric }: { metric: AlphaMetric },
): AlphaResult {
  checkNotEmpty("raters", raters);
  const units = pairableUnits(raters, metric);
  const counts = new Map<Rating, number>();
  for (const unit of units) {
    for (const rating of unit) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  }
  const total = units.reduce((sum, unit) => sum + unit.length, 0);
  const distance = distanceOf(counts, metric);

  let observed = 0;
  for (const unit of units) observed += pairwise(unit, distance) / (unit.length - 1);
  let expected = 0;
  const values = [...counts];
  for (const [index, [left, leftCount]] of values.entries()) {
    for (const [right, rightCount] of values.slice(index + 1)) {
      expected += (leftCount * rightCount * distance(left, right)) / (total - 1);
    }
  }
  return { alpha: expected > 0 ? 1 - observed / expected : undefined, units: units.length, ratings: total };
}

function pairableUnits(
  raters: readonly (readonly (Rating | undefined | null)[])[],
  metric: AlphaMetric,
): Rating[][] {
  const [first = []] = raters;
  checkNotEmpty("raters[0]", first);
  const units: Rating[][] = first.map(() => []);
  for (const [rater, ratings] of raters.entries()) {
    checkSameLength("raters[0]", first, `raters[${rater}]`, ratings);
    for (const [unit, rating] of ratings.entries()) {
      if (rating === undefined || rating === null) continue;
      const name = `raters[${rater}][${unit}]`;
      if (metric !== "nominal" && typeof rating !== "number") {
        throw new RangeError(`${name} must be a number for the ${metric} metric, got ${String(rating)}`);
      }
      units[unit]!.push(checkRating(name, rating));
    }
  }
  return units.filter((unit) => unit.length >= 2);
}

function pairwise(unit: readonly Rating[], distance: (left: Rating, right: Rating) => number): number {
  let sum = 0;
  for (const [index, left] of unit.entries()) {
    for (const right of unit.slice(index + 1)) sum += distance(left, right);
  }
  return sum;
}

function distanceOf(
  counts: ReadonlyMap<Rating, number>,
  metric: AlphaMetric,
): (left: Rating, right: Rating) => number {
  if (metric === "nominal") return (left, right) => (left === right ? 0 : 1);
  if (metric === "interval") return (left, right) => (Number(left) - Number(right)) ** 2;
  const ranks = new Map<Rating, number>();
  let below = 0;
  for (const [value, count] of [...counts].toSorted(([left], [right]) => Number(left) - Number(right))) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return (left, right) => ((ranks.get(left) ?? 0) - (ranks.get(right) ?? 0)) ** 2;
}

function checkRating(name: string, rating: Rating): Rating {
  if (typeof rating === "number" && !Number.isFinite(rating)) {
    throw new RangeError(`${name} must be a text, a boolean or a finite number, got ${rating}`);
  }
  return rating;
}
