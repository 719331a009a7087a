import { auditEffort } from "./audit-effort.ts";
import type { Calculator } from "./calculator.ts";
import { companionUnitEconomics } from "./companion-unit-economics.ts";
import { contactCentreAutomation } from "./contact-centre-automation.ts";
import { contentBudget } from "./content-budget.ts";
import { creativeLabourShift } from "./creative-labour-shift.ts";
import { dilution } from "./dilution.ts";
import { legalCapacity } from "./legal-capacity.ts";
import { outcomeOrSeatPricing } from "./outcome-or-seat-pricing.ts";
import { readingOrListening } from "./reading-or-listening.ts";
import { samplingPower } from "./sampling-power.ts";
import { shareAndIncrement } from "./share-and-increment.ts";
import { subscriptionRevenue } from "./subscription-revenue.ts";
import { trainingCost } from "./training-cost.ts";
import { tutorHourCost } from "./tutor-hour-cost.ts";
import { unitMargin } from "./unit-margin.ts";

/** Every calculator, in the order of the passages they rerun. */
export const calculators: readonly Calculator[] = [
  trainingCost,
  contactCentreAutomation,
  outcomeOrSeatPricing,
  legalCapacity,
  auditEffort,
  samplingPower,
  subscriptionRevenue,
  creativeLabourShift,
  contentBudget,
  dilution,
  unitMargin,
  shareAndIncrement,
  tutorHourCost,
  companionUnitEconomics,
  readingOrListening,
];

const byId = new Map(calculators.map((calculator) => [calculator.id, calculator]));

/** The calculator with this id, or undefined. */
export function findCalculator(id: string): Calculator | undefined {
  return byId.get(id);
}

export { Calculation, TraceStep } from "./calculator.ts";
export type { CalculationFailure, CalculationOutcome, Calculator, FieldMeta } from "./calculator.ts";
