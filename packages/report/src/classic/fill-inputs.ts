import type { Amount, Near } from "./read-amounts.ts";
import type { CalculatorFields, Field } from "./calculator-fields.ts";
import { countsThings } from "./calculator-fields.ts";

/** An amount and the input it goes to. */
export interface Filled {
  field: Field;
  amount: Amount;
  /** How well the words around fit the input. */
  fit: number;
}

const leastFit = 0.25;
const aloneFit = 0.45;
const firstFit = 0.1;
/** A number without a currency or a percent sign is a count until its words say otherwise. */
const bareNumber = -0.5;

/**
 * Amounts put into the inputs they are said to be: by kind (money, percent, count), and by the words around.
 * `preferred` inputs take an amount that nothing else is said about.
 */
export function fillInputs(
  amounts: readonly Amount[],
  { inputs, defaults }: CalculatorFields,
  preferred: readonly string[] = [],
): Filled[] {
  const pairs = amounts.flatMap((amount) => {
    const fitting = inputs.filter((field) => isFitting(amount, field));
    return fitting.map((field, order) => {
      const words = overlap(amount.before, field) + overlap(amount.after, field);
      const isAlone = fitting.length === 1 && field.kind !== "count";
      const isExpected = preferred.includes(field.name) ? aloneFit : 0;
      return {
        amount,
        field,
        fit:
          words +
          (order === 0 ? firstFit : 0) +
          (isAlone ? aloneFit : 0) +
          isExpected +
          exactKind(amount, field) +
          exactUnit(amount, field) +
          likelihood(amount, defaults[field.name]) +
          rateFit(amount, field),
      };
    });
  });
  const filled: Filled[] = [];
  for (const pair of pairs.toSorted(
    (left, right) => right.fit - left.fit || right.amount.start - left.amount.start,
  )) {
    const isTaken = filled.some(({ amount, field }) => amount === pair.amount || field === pair.field);
    if (!isTaken && pair.fit >= leastFit) filled.push(pair);
  }
  return filled.toSorted((left, right) => left.amount.start - right.amount.start);
}

/** What the words beside an amount have of a field's, each word once. */
function overlap(near: readonly Near[], field: Field): number {
  let sum = 0;
  for (const { tokens, weight } of near) {
    let most = 0;
    for (const token of tokens) most = Math.max(most, field.tokens.get(token) ?? 0);
    sum += weight * most;
  }
  return sum;
}

/** Money is money, and a share of a hundred a share. */
function exactKind({ kind }: Amount, field: Field): number {
  if (kind === "money" && ["usd", "cny", "money"].includes(field.kind)) return 0.15;
  if (kind === "plain" && ["usd", "cny", "money", "percent"].includes(field.kind)) return bareNumber;
  return kind === "percent" && field.kind === "percent" ? 0.15 : 0;
}

/** "4 years" are years, whatever else the words around could mean. */
function exactUnit({ unit }: Amount, field: Field): number {
  return field.kind === "count" && [...unit].some((token) => field.counted.has(token)) ? unitFit : 0;
}

const unitFit = 0.7;

/** So many a minute goes where a minute's number is wanted, and nothing else does. */
function rateFit({ isPerMinute }: Amount, { unit, kind }: Field): number {
  if (kind !== "count") return 0;
  return unit.endsWith("per minute") === isPerMinute ? 0 : unlikely / 2;
}

/** A value millions of times the usual one is most likely something else. */
function likelihood({ values }: Amount, usual: unknown): number {
  if (typeof usual !== "number" || usual <= 0) return 0;
  return values.some((value) => value > usual * farFromUsual) ? unlikely : 0;
}

const farFromUsual = 1e5;
const unlikely = -0.8;

function isFitting({ kind, currency, values, isYear, isTimes, unit }: Amount, field: Field): boolean {
  if (isTimes) return field.unit === "multiple";
  const isMoney = field.kind === "usd" || field.kind === "cny" || field.kind === "money";
  if (isMoney && kind === "plain" && countsThings(unit)) return false;
  if (isYear && field.kind !== "year") return false;
  switch (field.kind) {
    case "usd":
      return kind === "money" ? currency === "USD" : kind === "plain";
    case "cny":
      return kind === "money" ? currency === "CNY" : kind === "plain";
    case "money":
      return kind === "money" || kind === "plain";
    case "percent":
      return kind === "percent" || (kind === "plain" && values.every((value) => value <= 100));
    case "year":
      return kind === "plain" && values.every((value) => value >= 1900 && value <= 3000);
    case "amount":
      return kind !== "percent";
    case "count":
      return kind === "plain";
  }
}
