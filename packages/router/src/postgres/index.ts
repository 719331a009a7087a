import type { Database } from "@assay/db";
import { lt } from "drizzle-orm";
import { rate, reservation } from "../schema.ts";
import { createPostgresAppModels } from "./app-models.ts";
import type { PostgresAppModels } from "./app-models.ts";
import { createPostgresBudgets } from "./budgets.ts";
import type { PostgresBudgets } from "./budgets.ts";
import { createPostgresKeys } from "./keys.ts";
import type { PostgresKeys } from "./keys.ts";
import { createPostgresLedger } from "./ledger.ts";
import type { PostgresLedger } from "./ledger.ts";
import { createPostgresLimiter } from "./limiter.ts";
import type { Limiter } from "../limits.ts";

export type { AppModel, PostgresAppModels } from "./app-models.ts";
export { createPostgresConnections } from "./connections.ts";
export type { Connection, PostgresConnections } from "./connections.ts";
export type { PostgresBudgets } from "./budgets.ts";
export type { PostgresKeys } from "./keys.ts";
export type { PostgresLedger, UsageRow } from "./ledger.ts";

/** The router's accounts in PostgreSQL, shared by every process. */
export interface PostgresAccounts {
  keys: PostgresKeys;
  limiter: Limiter;
  budgets: PostgresBudgets;
  ledger: PostgresLedger;
  appModels: PostgresAppModels;
  /** Forgets counters of days that have passed. */
  tidy(): Promise<void>;
}

/** Opens the accounts over a pool of the system role. */
export function createPostgresAccounts(database: Database, now: () => number = Date.now): PostgresAccounts {
  return {
    keys: createPostgresKeys(database, now),
    limiter: createPostgresLimiter(database, now),
    budgets: createPostgresBudgets(database, now),
    ledger: createPostgresLedger(database),
    appModels: createPostgresAppModels(database, now),
    async tidy() {
      const { orm } = database;
      const before = new Date(now() - 2 * 86_400_000);
      const day = before.toISOString().slice(0, 10);
      await orm.delete(rate).where(lt(rate.minute, Math.floor(before.getTime() / 60_000)));
      await orm.delete(reservation).where(lt(reservation.day, day));
    },
  };
}
