import type { Scorer } from "../scorer.ts";

/**
 * How long an answer took: 1 within the budget and 0 beyond it; without a budget, the milliseconds. `null` where the
 * answers came from the cache, whose time says nothing.
 */
export function latency<Input = never, Expected = never>({
  id = "latency",
  budgetMs,
}: { id?: string; budgetMs?: number } = {}): Scorer<Input, Expected> {
  return {
    id,
    score({ measured: { latencyMs, isCached } }) {
      if (isCached) return { value: null, why: "answered from the cache" };
      if (!Number.isFinite(latencyMs)) return { value: null, why: "not measured" };
      if (budgetMs === undefined) return { value: latencyMs };
      if (latencyMs <= budgetMs) return { value: 1, details: { latencyMs } };
      return { value: 0, why: `${Math.round(latencyMs)} ms, over ${budgetMs} ms`, details: { latencyMs } };
    },
  };
}
