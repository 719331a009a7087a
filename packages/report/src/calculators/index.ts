import type { Calculator } from "./calculator.ts";
import { trainingCost } from "./training-cost.ts";

/** Every calculator, in the order of the passages they rerun. */
export const calculators: readonly Calculator[] = [trainingCost];

const byId = new Map(calculators.map((calculator) => [calculator.id, calculator]));

/** The calculator with this id, or undefined. */
export function findCalculator(id: string): Calculator | undefined {
  return byId.get(id);
}

export { Calculation, TraceStep } from "./calculator.ts";
export type { CalculationFailure, CalculationOutcome, Calculator, FieldMeta } from "./calculator.ts";
