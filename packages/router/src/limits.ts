import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { VirtualKey } from "./keys.ts";

/** Holds keys to their requests and tokens a minute. */
export interface Limiter {
  /** Milliseconds to wait, or undefined where the request may go on. */
  admit(key: VirtualKey, tokens: number): Promise<number | undefined>;
}

/** Limits in memory, a fixed window of a minute for each key. */
export function createMemoryLimiter(): Limiter {
  const limiters = new Map<number, RateLimiterMemory>();

  async function consume(name: string, limit: number, points: number): Promise<number | undefined> {
    const known = limiters.get(limit);
    const limiter = known ?? new RateLimiterMemory({ points: limit, duration: 60 });
    if (known === undefined) limiters.set(limit, limiter);
    try {
      await limiter.consume(name, points);
      return undefined;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
      throw refusal;
    }
  }

  return {
    async admit({ id, requestsPerMinute, tokensPerMinute }, tokens) {
      if (requestsPerMinute !== undefined) {
        const wait = await consume(`requests:${id}`, requestsPerMinute, 1);
        if (wait !== undefined) return wait;
      }
      return tokensPerMinute === undefined ? undefined : consume(`tokens:${id}`, tokensPerMinute, tokens);
    },
  };
}
