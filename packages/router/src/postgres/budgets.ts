import { randomUUID } from "node:crypto";
import { inTransaction } from "@assay/db";
import type { Database } from "@assay/db";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Budget, BudgetScope, BudgetStore } from "../budget.ts";
import { budget, reservation, spending } from "../schema.ts";

/** Budgets that all processes spend from. */
export interface PostgresBudgets extends BudgetStore {
  set(budget: Budget): Promise<void>;
  remove(scope: BudgetScope): Promise<boolean>;
  /** Every budget and what of it is spent or set aside today. */
  list(): Promise<(Budget & { spentMicros: number })[]>;
}

const unlimited = "";

/**
 * Budgets in PostgreSQL, through a pool of the system role. The rows of a request's scopes are locked in one order
 * while money is set aside, so that requests of several processes wait for each other rather than overspend.
 */
export function createPostgresBudgets(database: Database, now: () => number = Date.now): PostgresBudgets {
  const { orm } = database;
  const today = () => new Date(now()).toISOString().slice(0, 10);

  return {
    async reserve(scopes, micros) {
      return inTransaction(database, async (tx) => {
        const limits = new Map<string, number>(
          (
            await tx
              .select()
              .from(budget)
              .where(inArray(budget.scope, [...scopes]))
          ).map((row) => [row.scope, row.microsPerDay]),
        );
        const limited = scopes.filter((scope) => limits.has(scope));
        if (limited.length === 0) return { id: unlimited };
        const day = today();
        const sorted = limited.toSorted();
        await tx
          .insert(spending)
          .values(sorted.map((scope) => ({ day, scope })))
          .onConflictDoNothing();
        const rows = await tx
          .select()
          .from(spending)
          .where(and(eq(spending.day, day), inArray(spending.scope, sorted)))
          .orderBy(spending.scope)
          .for("update");
        const spent = new Map<string, number>(rows.map((row) => [row.scope, row.micros]));
        const exceeded = limited.find((scope) => (spent.get(scope) ?? 0) + micros > (limits.get(scope) ?? 0));
        if (exceeded !== undefined) return { exceeded };
        await tx
          .update(spending)
          .set({ micros: sql`${spending.micros} + ${micros}` })
          .where(and(eq(spending.day, day), inArray(spending.scope, sorted)));
        const id = randomUUID();
        await tx.insert(reservation).values({ id, day, scopes: sorted, micros });
        return { id };
      });
    },
    async settle({ id }, spentMicros) {
      if (id === unlimited) return;
      // The rows are locked in the order of reserving, or two requests could wait for each other.
      await orm.execute(sql`
        with settled as (delete from ${reservation} where id = ${id} returning day, scopes, micros),
          locked as (
            select s.day, s.scope, settled.micros as reserved from ${spending} s join settled
            on s.day = settled.day and s.scope = any(settled.scopes) order by s.scope for update of s)
        update ${spending} s set micros = s.micros - locked.reserved + ${spentMicros}::bigint
        from locked where s.day = locked.day and s.scope = locked.scope`);
    },
    async set({ scope, microsPerDay }) {
      await orm
        .insert(budget)
        .values({ scope, microsPerDay })
        .onConflictDoUpdate({ target: budget.scope, set: { microsPerDay } });
    },
    async remove(scope) {
      const removed = await orm.delete(budget).where(eq(budget.scope, scope)).returning();
      return removed.length > 0;
    },
    async list() {
      const rows = await orm
        .select({ scope: budget.scope, microsPerDay: budget.microsPerDay, spent: spending.micros })
        .from(budget)
        .leftJoin(spending, and(eq(spending.scope, budget.scope), eq(spending.day, today())))
        .orderBy(budget.scope);
      return rows.map(({ scope, microsPerDay, spent }) => ({
        scope: scope as BudgetScope,
        microsPerDay,
        spentMicros: spent ?? 0,
      }));
    },
  };
}
