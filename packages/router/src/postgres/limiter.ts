import type { Database } from "@assay/db";
import { sql } from "drizzle-orm";
import type { Limiter } from "../limits.ts";
import { rate } from "../schema.ts";

const minuteMs = 60_000;

/** Limits in PostgreSQL, through a pool of the system role: a fixed window of a minute for each key, whichever process it calls. */
export function createPostgresLimiter({ orm }: Database, now: () => number = Date.now): Limiter {
  async function consume(name: string, limit: number, points: number): Promise<number | undefined> {
    const at = now();
    const minute = Math.floor(at / minuteMs);
    const [row] = await orm
      .insert(rate)
      .values({ name, minute, points })
      .onConflictDoUpdate({
        target: [rate.name, rate.minute],
        set: { points: sql`${rate.points} + excluded.points` },
      })
      .returning({ points: rate.points });
    return (row?.points ?? 0) > limit ? (minute + 1) * minuteMs - at : undefined;
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
