import { z } from "zod";
import { createMemoryBudgets } from "./budget.ts";
import { createMemoryCache } from "./cache.ts";
import { VirtualKey, createMemoryKeys } from "./keys.ts";
import { createMemoryLimiter } from "./limits.ts";
import { Policy } from "./policy.ts";
import { Provider, providers as known } from "./provider.ts";
import type { RouterConfig } from "./router.ts";

const positive = z.number().positive();

const scope = z.templateLiteral([z.enum(["workspace", "key", "model"]), ":", z.string().min(1)]);

/** How a router is to work, as a user writes it in a file. */
export const RouterSettings = z.strictObject({
  /** Endpoints of the user's own, or others in the place of those known by the same id. */
  providers: z.array(Provider).optional(),
  /** Names of the user's own and how each chooses a model. */
  policies: z.record(z.string().min(1), Policy).optional(),
  /** With keys, every request must carry one. */
  keys: z.array(VirtualKey).optional(),
  budgets: z
    .array(z.strictObject({ scope: z.union([z.literal("all"), scope]), dollarsPerDay: z.number().min(0) }))
    .optional(),
  cache: z
    .strictObject({
      megabytes: positive.max(4_096).default(64),
      minutes: positive.default(60),
      /** Answers to questions that mean the same too, compared by this embeddings model. */
      similar: z
        .strictObject({ model: z.string(), threshold: z.number().min(0).max(1).default(0.95) })
        .optional(),
    })
    .optional(),
  hedge: z.boolean().optional(),
  retries: z.int().min(0).max(10).optional(),
  timeouts: z
    .strictObject({
      totalMs: positive.exactOptional(),
      firstChunkMs: positive.exactOptional(),
      betweenChunksMs: positive.exactOptional(),
    })
    .optional(),
});
export type RouterSettings = z.infer<typeof RouterSettings>;

/** The part of a router's configuration that settings decide. Keys, budgets and caches are kept in memory. */
export function configOf(
  settings: RouterSettings,
): Partial<RouterConfig> & { providers: readonly Provider[] } {
  const { policies, keys, budgets, cache, hedge, retries, timeouts } = settings;
  const bounds = cache && { maxBytes: cache.megabytes * 1024 * 1024, ttlMs: cache.minutes * 60_000 };
  const perDay = budgets?.map((each) => ({
    scope: each.scope,
    microsPerDay: Math.round(each.dollarsPerDay * 1_000_000),
  }));
  const byId = new Map([...known, ...(settings.providers ?? [])].map((each) => [each.id, each]));
  return {
    providers: [...byId.values()],
    ...(policies && { policies }),
    ...(keys && { keys: createMemoryKeys(keys), limiter: createMemoryLimiter() }),
    ...(perDay && { budgets: createMemoryBudgets(perDay) }),
    ...(bounds && { cache: createMemoryCache(bounds) }),
    ...(bounds && cache?.similar && { semanticCache: { ...bounds, ...cache.similar } }),
    ...(hedge !== undefined && { hedge }),
    ...(retries !== undefined && { retries }),
    ...(timeouts && { timeouts }),
  };
}
