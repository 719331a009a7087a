import { checkShare } from "./check-arguments.ts";

/**
 * Holm's step-down adjusted p-values (Scandinavian Journal of Statistics 6, 1979), in the order given: reject those at
 * or below alpha and the chance of any false rejection among them is at most alpha, however they depend on each other.
 * No p-values give none.
 */
export function holm(pValues: readonly number[]): number[] {
  for (const [index, pValue] of pValues.entries()) checkShare(`pValues[${index}]`, pValue);
  const order = pValues.map((pValue, index) => ({ pValue, index }));
  order.sort((left, right) => left.pValue - right.pValue || left.index - right.index);
  const adjusted: number[] = Array.from({ length: pValues.length }, () => 1);
  let largest = 0;
  for (const [rank, { pValue, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, pValue * (pValues.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}
