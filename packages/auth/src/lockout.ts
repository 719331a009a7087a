import { createHash } from "node:crypto";
import { inTransaction } from "@assay/db";
import type { Database } from "@assay/db";
import { eq } from "drizzle-orm";
import { lockout } from "./schema.ts";

const free = 5;
const firstLockMs = 60_000;
const mostLockMs = 24 * 3_600_000;
const forgetMs = 24 * 3_600_000;

/** Slows down guessing: after five failures a minute, then twice as long with each further one, up to a day. */
export interface Lockout {
  /**
   * Counts an attempt as failed before it is made, so that many at once are no more than one after another. Resolves
   * with 0, or with how many milliseconds the subject is locked; then the attempt must not be made.
   */
  attempt(subject: string): Promise<number>;
  /** The attempt has succeeded: what was counted is forgotten. */
  clear(subject: string): Promise<void>;
}

/**
 * Counts in PostgreSQL, so that asking another process does not help. A subject is an e-mail address, whether or not it
 * has an account, or a PIN's workspace; only its hash is kept.
 */
export function createLockout(database: Database, now: () => number = Date.now): Lockout {
  return {
    async attempt(subject) {
      const at = now();
      const updatedAt = new Date(at);
      const own = eq(lockout.subject, hash(subject));
      return inTransaction(database, async (tx) => {
        await tx
          .insert(lockout)
          .values({ subject: hash(subject), failures: 0, updatedAt })
          .onConflictDoNothing();
        const [row] = await tx.select().from(lockout).where(own).for("update");
        const waitMs = (row?.lockedUntil?.getTime() ?? 0) - at;
        if (waitMs > 0) return waitMs;
        const isForgotten = at - (row?.updatedAt.getTime() ?? 0) > forgetMs;
        const failures = isForgotten ? 1 : (row?.failures ?? 0) + 1;
        const lockMs = Math.min(mostLockMs, firstLockMs * 2 ** (failures - free));
        const lockedUntil = failures < free ? null : new Date(at + lockMs);
        await tx.update(lockout).set({ failures, lockedUntil, updatedAt }).where(own);
        return 0;
      });
    },
    async clear(subject) {
      await database.orm.delete(lockout).where(eq(lockout.subject, hash(subject)));
    },
  };
}

function hash(subject: string): string {
  return createHash("sha256").update(subject.trim().toLowerCase()).digest("hex");
}
