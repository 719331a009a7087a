import type { Calculator } from "./calculator.ts";
import { acceleratorRatio } from "./accelerator-ratio.ts";
import { auditEffort } from "./audit-effort.ts";
import { brainGap } from "./brain-gap.ts";
import { cachedInference } from "./cached-inference.ts";
import { companionUnitEconomics } from "./companion-unit-economics.ts";
import { computeScaling } from "./compute-scaling.ts";
import { contactCentreAutomation } from "./contact-centre-automation.ts";
import { contentBudget } from "./content-budget.ts";
import { creativeLabourShift } from "./creative-labour-shift.ts";
import { dataRunway } from "./data-runway.ts";
import { developerTime } from "./developer-time.ts";
import { dilution } from "./dilution.ts";
import { fineTuneOrBuild } from "./fine-tune-or-build.ts";
import { growthRate } from "./growth-rate.ts";
import { humanFeedbackMarket } from "./human-feedback-market.ts";
import { inferenceFleet } from "./inference-fleet.ts";
import { legalCapacity } from "./legal-capacity.ts";
import { marketSize } from "./market-size.ts";
import { outcomeOrSeatPricing } from "./outcome-or-seat-pricing.ts";
import { pfDaysToFlops } from "./pf-days-to-flops.ts";
import { powerGap } from "./power-gap.ts";
import { readingOrListening } from "./reading-or-listening.ts";
import { samplingPower } from "./sampling-power.ts";
import { servingCost } from "./serving-cost.ts";
import { shareAndIncrement } from "./share-and-increment.ts";
import { subscriptionRevenue } from "./subscription-revenue.ts";
import { tokenCost } from "./token-cost.ts";
import { trainingCost } from "./training-cost.ts";
import { trainingFleet } from "./training-fleet.ts";
import { tutorHourCost } from "./tutor-hour-cost.ts";
import { unitMargin } from "./unit-margin.ts";
import { utilisationHeadroom } from "./utilisation-headroom.ts";

/** Every calculator, in the order of the passages they rerun. */
export const calculators: readonly Calculator[] = [
  brainGap,
  powerGap,
  computeScaling,
  pfDaysToFlops,
  trainingCost,
  servingCost,
  trainingFleet,
  inferenceFleet,
  acceleratorRatio,
  dataRunway,
  humanFeedbackMarket,
  utilisationHeadroom,
  cachedInference,
  tokenCost,
  fineTuneOrBuild,
  contactCentreAutomation,
  outcomeOrSeatPricing,
  legalCapacity,
  auditEffort,
  samplingPower,
  marketSize,
  subscriptionRevenue,
  creativeLabourShift,
  contentBudget,
  developerTime,
  dilution,
  unitMargin,
  shareAndIncrement,
  growthRate,
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
export { computeGrid, mostGridCells, numericOutputs } from "./grid.ts";
export type { Grid, GridCell, GridProblem, Variation } from "./grid.ts";
export { nameOf, readableFormula } from "./readable-formula.ts";
