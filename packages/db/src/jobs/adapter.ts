import type { Db } from "pg-boss";
import type { ReservedSql, Sql, TransactionSql } from "postgres";

/** pg-boss on our own pool, so that a process has one set of connections and one way to recover them. */
export function queueOn(sql: Sql): Db {
  return {
    async executeSql(text, values) {
      if (!/^\s*BEGIN;/iu.test(text)) return queueIn(sql).executeSql(text, values);
      // A transaction written out as one text needs a connection to itself.
      const reserved = await sql.reserve();
      try {
        return await queueIn(reserved).executeSql(text, values);
      } catch (error) {
        await reserved`rollback`;
        throw error;
      } finally {
        reserved.release();
      }
    },
    async listen(channel, onNotification, onReconnect) {
      const { unlisten } = await sql.listen(channel, onNotification, onReconnect);
      return { close: unlisten };
    },
  };
}

/** pg-boss in a transaction of ours: a job is there when the rows it speaks of are. */
export function queueIn(sql: Sql | TransactionSql | ReservedSql): Db {
  return {
    async executeSql(text, values = []) {
      const result: unknown[] = [...(await sql.unsafe(text, values.map(toParameter) as never[]))];
      // Several statements in one text answer with several results; pg-boss reads the last that has rows.
      return { rows: isNested(result) ? (result.findLast((each) => each.length > 0) ?? []) : result };
    },
  };
}

function isNested(result: readonly unknown[]): result is unknown[][] {
  return result.length > 0 && result.every(Array.isArray);
}

/** Objects travel as JSON: the pool's own serialiser, which drizzle has taken over, leaves them as they are. */
function toParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value;
}
