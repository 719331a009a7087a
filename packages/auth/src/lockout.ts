import { createHash } from "node:crypto";
import type { Database } from "@assay/db";
import { eq, sql } from "drizzle-orm";
import { lockout } from "./schema.ts";

const free = 5;
const firstLockMs = 60_000;
const mostLockMs = 24 * 3_600_000;
const forgetMs = 24 * 3_600_000;

/** Slows down guessing: after five failures a minute, then twice as long with each further one, up to a day. */
export interface Lockout {
  /** How long the subject is still locked, in milliseconds, or 0. */
  remainingMs(subject: string): Promise<number>;
  fail(subject: string): Promise<void>;
  clear(subject: string): Promise<void>;
}

/**
 * Counts failures in PostgreSQL, so that asking another process does not help. A subject is an e-mail address, whether
 * or not it has an account, or a PIN's workspace; only its hash is kept.
 */
export function createLockout({ orm }: Database, now: () => number = Date.now): Lockout {
  return {
    async remainingMs(subject) {
      const [row] = await orm
        .select()
        .from(lockout)
        .where(eq(lockout.subject, hash(subject)));
      return Math.max(0, (row?.lockedUntil?.getTime() ?? 0) - now());
    },
    async fail(subject) {
      const at = new Date(now());
      const stale = new Date(at.getTime() - forgetMs);
      const [row] = await orm
        .insert(lockout)
        .values({ subject: hash(subject), failures: 1, updatedAt: at })
        .onConflictDoUpdate({
          target: lockout.subject,
          set: {
            failures: sql`case when ${lockout.updatedAt} < ${stale.toISOString()} then 1 else ${lockout.failures} + 1 end`,
            updatedAt: at,
          },
        })
        .returning({ failures: lockout.failures });
      const failures = row?.failures ?? 1;
      if (failures < free) return;
      const lockMs = Math.min(mostLockMs, firstLockMs * 2 ** (failures - free));
      const lockedUntil = new Date(at.getTime() + lockMs);
      await orm
        .update(lockout)
        .set({ lockedUntil })
        .where(eq(lockout.subject, hash(subject)));
    },
    async clear(subject) {
      await orm.delete(lockout).where(eq(lockout.subject, hash(subject)));
    },
  };
}

function hash(subject: string): string {
  return createHash("sha256").update(subject.trim().toLowerCase()).digest("hex");
}
