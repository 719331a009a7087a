import { Decimal as BaseDecimal } from "decimal.js";

/** Forty significant digits: money and counts stay exact, and only `ln`, `exp` and roots are rounded at all. */
export const Decimal = BaseDecimal.clone({ precision: 40, toExpNeg: -9, toExpPos: 21 });
export type Decimal = BaseDecimal;

/** A number that remembers the formula it came from, once with names and once with values put in. */
export interface Quantity {
  readonly value: Decimal;
  /** The formula with names: `gpus × days × 24`. */
  readonly formula: string;
  /** The same with values: `25,000 × 95 × 24`. */
  readonly substituted: string;
  /** Binding strength of the outermost operator: 1 sum, 2 product, 3 power, 4 atom. */
  readonly rank: number;
}

/** Why a formula has no value for these inputs. `field` is the formula (often one input) that caused it. */
export class UndefinedResult extends Error {
  override readonly name = "UndefinedResult";
  readonly code: "division_by_zero" | "outside_domain" | "too_large";
  readonly field: string;

  constructor(code: UndefinedResult["code"], field: string) {
    super(`${code}: ${field}`);
    this.code = code;
    this.field = field;
  }
}

const largest = new Decimal(Number.MAX_VALUE);

function make(value: Decimal, formula: string, substituted: string, rank: number): Quantity {
  if (value.isNaN()) throw new UndefinedResult("outside_domain", formula);
  if (value.abs().gt(largest)) throw new UndefinedResult("too_large", formula);
  return { value, formula, substituted, rank };
}

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

/** How a value is printed in a trace: grouped digits, exponents only outside 1e-6..1e15. */
export function show(value: Decimal): string {
  const number = value.toNumber();
  const size = Math.abs(number);
  if (size === 0 || (size >= 1e-6 && size < 1e15)) return grouped.format(number);
  return value.toSignificantDigits(6).toExponential();
}

/** An input or an intermediate result under its name. */
export function named(name: string, value: number | Decimal): Quantity {
  const decimal = new Decimal(value);
  const text = show(decimal);
  return make(decimal, name, decimal.isNegative() ? `(${text})` : text, 4);
}

const constants = new Map<number, Quantity>();

/** A number that belongs to the formula itself: hours of a day, 1,000 of a thousand. Formulas hold few, so each is made once. */
export function constant(value: number): Quantity {
  const known = constants.get(value);
  if (known !== undefined) return known;
  const made = named(show(new Decimal(value)), value);
  if (constants.size < mostConstants) constants.set(value, made);
  return made;
}

const mostConstants = 500;

type Operand = Quantity | number;

function operand(value: Operand): Quantity {
  return typeof value === "number" ? constant(value) : value;
}

function wrap(text: string, rank: number, outer: number): string {
  return rank < outer ? `(${text})` : text;
}

function chain(
  sign: string,
  rank: number,
  items: Operand[],
  fold: (a: Decimal, b: Decimal) => Decimal,
): Quantity {
  const parts = items.map(operand);
  const [first, ...rest] = parts;
  if (first === undefined) return constant(0);
  if (rest.length === 0) return first;
  return make(
    rest.reduce((total, part) => fold(total, part.value), first.value),
    parts.map((part) => wrap(part.formula, part.rank, rank)).join(` ${sign} `),
    parts.map((part) => wrap(part.substituted, part.rank, rank)).join(` ${sign} `),
    rank,
  );
}

function binary(sign: string, rank: number, a: Quantity, b: Quantity, value: Decimal): Quantity {
  return make(
    value,
    `${wrap(a.formula, a.rank, rank)} ${sign} ${wrap(b.formula, b.rank, rank + 1)}`,
    `${wrap(a.substituted, a.rank, rank)} ${sign} ${wrap(b.substituted, b.rank, rank + 1)}`,
    rank,
  );
}

function call(name: string, items: Operand[], value: (...values: Decimal[]) => Decimal): Quantity {
  const parts = items.map(operand);
  return make(
    value(...parts.map((part) => part.value)),
    `${name}(${parts.map((part) => part.formula).join(", ")})`,
    `${name}(${parts.map((part) => part.substituted).join(", ")})`,
    4,
  );
}

export const add = (...items: Operand[]): Quantity => chain("+", 1, items, (a, b) => a.plus(b));
export const mul = (...items: Operand[]): Quantity => chain("×", 2, items, (a, b) => a.times(b));
export const min = (...items: Operand[]): Quantity =>
  call("min", items, (...values) => Decimal.min(...values));
export const ceil = (item: Operand): Quantity => call("ceil", [item], (value) => value.ceil());

export function sub(a: Operand, b: Operand): Quantity {
  const [left, right] = [operand(a), operand(b)];
  return binary("−", 1, left, right, left.value.minus(right.value));
}

/** @throws UndefinedResult division_by_zero, naming the divisor */
export function div(a: Operand, b: Operand): Quantity {
  const [left, right] = [operand(a), operand(b)];
  if (right.value.isZero()) throw new UndefinedResult("division_by_zero", right.formula);
  return binary("÷", 2, left, right, left.value.div(right.value));
}

/** @throws UndefinedResult outside_domain where the power is not a real number */
export function pow(a: Operand, b: Operand): Quantity {
  const [base, exponent] = [operand(a), operand(b)];
  if (base.value.isZero() && exponent.value.isNegative())
    throw new UndefinedResult("division_by_zero", base.formula);
  return make(
    base.value.pow(exponent.value),
    `${wrap(base.formula, base.rank, 4)}^${wrap(exponent.formula, exponent.rank, 4)}`,
    `${wrap(base.substituted, base.rank, 4)}^${wrap(exponent.substituted, exponent.rank, 4)}`,
    3,
  );
}

/** @throws UndefinedResult outside_domain for zero and below */
export function ln(item: Operand): Quantity {
  const inner = operand(item);
  if (!inner.value.isPositive() || inner.value.isZero())
    throw new UndefinedResult("outside_domain", inner.formula);
  return call("ln", [inner], (value) => value.ln());
}

/** A percentage as a share: 27.5 becomes 27.5 ÷ 100. */
export const percent = (item: Operand): Quantity => div(item, 100);
