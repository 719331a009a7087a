import type { Scorer } from "../scorer.ts";

/**
 * What an answer cost: 1 within the budget and 0 beyond it; without a budget, the millionths of the currency. `null` where
 * the price is not known.
 */
export function cost<Input = never, Expected = never>({
  id = "cost",
  budgetMicros,
}: { id?: string; budgetMicros?: number } = {}): Scorer<Input, Expected> {
  return {
    id,
    score({ measured: { costMicros } }) {
      if (costMicros === undefined || !Number.isFinite(costMicros)) {
        return { value: null, why: "no price is known" };
      }
      if (budgetMicros === undefined) return { value: costMicros };
      if (costMicros <= budgetMicros) return { value: 1, details: { costMicros } };
      return { value: 0, why: `${costMicros} millionths, over ${budgetMicros}`, details: { costMicros } };
    },
  };
}
