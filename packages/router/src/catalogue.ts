import { z } from "zod";
import rows from "../data/models.json" with { type: "json" };

const price = z.number().nonnegative();

/** Prices of a million tokens in the model's own currency. */
export const Price = z.strictObject({
  input: price,
  output: price,
  cachedInput: price.optional(),
  cacheWrite: price.optional(),
});
export type Price = z.infer<typeof Price>;

export const Capability = z.enum(["tools", "vision", "json-schema", "reasoning"]);
export type Capability = z.infer<typeof Capability>;

/** A model at one provider: what it costs, what it holds, what it can do, and where that is known from. */
export const Model = z.strictObject({
  provider: z.string(),
  id: z.string().min(1),
  currency: z.enum(["USD", "CNY"]),
  price: Price,
  /** Prices of the whole request once its input is longer. */
  tiers: z.array(Price.extend({ inputTokensAbove: z.int().positive() })).default([]),
  /** The prices hold in these hours of the day (UTC, end excluded); outside them they are multiplied. */
  peak: z
    .strictObject({
      hoursUtc: z.array(z.tuple([z.int().min(0).max(23), z.int().min(1).max(24)])).min(1),
      offPeakShare: z.number().positive(),
    })
    .optional(),
  contextTokens: z.int().positive().optional(),
  maxOutputTokens: z.int().positive().optional(),
  capabilities: z.array(Capability).default([]),
  openWeights: z.boolean().optional(),
  source: z.string(),
  asOf: z.string(),
  note: z.string().optional(),
});
export type Model = z.infer<typeof Model>;

/** The models the product ships with, as their sources listed them. */
export const models: readonly Model[] = z.array(Model).parse(rows);

/** `provider/model`, the id the router answers to. */
export function addressOf({ provider, id }: Pick<Model, "provider" | "id">): string {
  return `${provider}/${id}`;
}

/** The shipped models with a user's own over them: the same provider and id replaces, others join. */
export function withOverrides(shipped: readonly Model[], own: readonly Model[]): Model[] {
  const byAddress = new Map(shipped.map((model) => [addressOf(model), model]));
  for (const model of own) byAddress.set(addressOf(model), model);
  return [...byAddress.values()];
}
