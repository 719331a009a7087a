import type { Model, Price } from "./catalogue.ts";
import type { Usage } from "./chat.ts";

/** Money in millionths of a currency's unit, always a whole number. */
export interface Cost {
  micros: number;
  currency: "USD" | "CNY";
}

const scale = 1_000_000n;

/**
 * What a request cost. Cached tokens are part of the prompt and billed at their own price once; reasoning tokens are
 * part of the completion. Prices are per million tokens, so a token costs its price in micro-units; the sum is exact
 * and rounded up once.
 */
export function costOf(
  model: Pick<Model, "price" | "tiers" | "currency" | "peak">,
  usage: Usage,
  at: Date,
): Cost {
  const { input, output, cachedInput, cacheWrite } = priceFor(model, usage.prompt);
  const cached = Math.min(usage.cached, usage.prompt);
  const written = Math.min(usage.cacheWrite, usage.prompt - cached);
  const fresh = usage.prompt - cached - written;
  const total =
    amount(fresh, input) +
    amount(cached, cachedInput ?? input) +
    amount(written, cacheWrite ?? input) +
    amount(usage.completion, output);
  const shared = (total * toScale(shareAt(model.peak, at))) / scale;
  return { micros: Number((shared + scale - 1n) / scale), currency: model.currency };
}

/** The prices for a prompt of this length: the highest tier it passes. */
export function priceFor({ price, tiers }: Pick<Model, "price" | "tiers">, promptTokens: number): Price {
  const [tier] = tiers
    .filter(({ inputTokensAbove }) => promptTokens > inputTokensAbove)
    .toSorted((left, right) => right.inputTokensAbove - left.inputTokensAbove);
  return tier ?? price;
}

function shareAt(peak: Model["peak"], at: Date): number {
  if (peak === undefined) return 1;
  const hour = at.getUTCHours();
  return peak.hoursUtc.some(([from, to]) => hour >= from && hour < to) ? 1 : peak.offPeakShare;
}

function amount(tokens: number, price: number): bigint {
  return BigInt(Math.max(0, Math.round(tokens))) * toScale(price);
}

function toScale(value: number): bigint {
  return BigInt(Math.round(value * Number(scale)));
}
