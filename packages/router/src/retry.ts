import { setTimeout as wait } from "node:timers/promises";
import type { RouterError } from "./error.ts";

export interface RetryOptions {
  /** Further tries of one model after the first. */
  retries: number;
  /** Base of the exponential wait. */
  baseMs: number;
  /** Longest wait; an upstream that asks for more is given up for another model. */
  mostMs: number;
  random: () => number;
}

/**
 * Milliseconds to wait before try `attempt` (from 1), or undefined where another model is the better choice.
 * Full jitter (Brooker 2015): anywhere between nothing and base × 2^attempt; an upstream's own Retry-After wins.
 */
export function backoffMs(error: RouterError, attempt: number, options: RetryOptions): number | undefined {
  const { retries, baseMs, mostMs, random } = options;
  if (!error.rule.retryable || attempt > retries) return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs <= mostMs ? error.retryAfterMs : undefined;
  return Math.min(mostMs, random() * baseMs * 2 ** attempt);
}

/** Waits, unless the client leaves first. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { signal });
}
