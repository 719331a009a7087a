import type { Fact } from "@assay/report";

/** Facts whose numbers can stand beside each other. */
export interface ComparableFacts {
  /** metric.unit or metric.unit.currency */
  id: string;
  metric: Fact["metric"];
  unit: Fact["unit"];
  currency: Fact["currency"];
  facts: readonly Fact[];
}

const notAmounts: ReadonlySet<Fact["unit"]> = new Set([
  "year-date",
  "month-date",
  "day-date",
  "rank",
  "item",
  "stage",
  "power-of-ten",
]);
const orders = 100;

/** The facts by what can be compared: the same metric, unit and currency, two or more with an amount; largest first. */
export function groupComparable(facts: readonly Fact[]): ComparableFacts[] {
  const groups = Map.groupBy(facts.filter(hasAmount), comparableId);
  return [...groups]
    .flatMap(([id, [first, ...others]]) =>
      first === undefined || others.length === 0
        ? []
        : [
            {
              id,
              metric: first.metric,
              unit: first.unit,
              currency: first.currency,
              facts: [first, ...others],
            },
          ],
    )
    .toSorted((left, right) => right.facts.length - left.facts.length);
}

/** What a fact has in common with those that it can be compared with. */
export function comparableId({ metric, unit, currency }: Fact): string {
  return [metric, unit, ...(currency === undefined ? [] : [currency])].join(".");
}

/** A fact's number; the middle of a range, the known end of an open one. */
export function numberOf({ value, low, high }: Fact): number | undefined {
  if (value !== undefined) return value;
  return low !== undefined && high !== undefined ? (low + high) / 2 : (low ?? high);
}

/** Whether figures lie so far apart that only a logarithmic scale shows them all. */
export function needsLogScale(facts: readonly Fact[]): boolean {
  const numbers = facts.flatMap((fact) => numberOf(fact) ?? []);
  const smallest = Math.min(...numbers);
  return smallest > 0 && Math.max(...numbers) / smallest > orders;
}

function hasAmount(fact: Fact): boolean {
  return numberOf(fact) !== undefined && !notAmounts.has(fact.unit);
}
