import { checkNumbers } from "./check-arguments.ts";

/** The arithmetic mean, in two passes so that a large common offset costs no digits. */
export function mean(values: ArrayLike<number>): number {
  checkNumbers("values", values);
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  const first = sum / values.length;
  if (!Number.isFinite(first)) throw new RangeError(`the sum of values must be finite, got ${sum}`);
  let rest = 0;
  for (let index = 0; index < values.length; index++) rest += values[index]! - first;
  return first + rest / values.length;
}

/** The unbiased sample variance, sum of squares over n - 1; undefined for a single value. */
export function variance(values: ArrayLike<number>): number | undefined {
  const centre = mean(values);
  if (values.length < 2) return undefined;
  let squares = 0;
  for (let index = 0; index < values.length; index++) squares += (values[index]! - centre) ** 2;
  return squares / (values.length - 1);
}

/** The standard error of the mean of independent values, sd / sqrt(n); undefined for a single value. */
export function standardError(values: ArrayLike<number>): number | undefined {
  const spread = variance(values);
  return spread === undefined ? undefined : Math.sqrt(spread / values.length);
}

/** Whether all values are the same number, which is safer to ask than whether a computed variance is zero. */
export function isConstant(values: ArrayLike<number>): boolean {
  for (let index = 1; index < values.length; index++) if (values[index] !== values[0]) return false;
  return true;
}

/** Whether all values are 0 or 1. */
export function isBinary(values: ArrayLike<number>): boolean {
  for (let index = 0; index < values.length; index++) {
    if (values[index] !== 0 && values[index] !== 1) return false;
  }
  return true;
}
