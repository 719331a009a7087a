import type { Sql, TransactionSql } from "postgres";

/** A table as a backup holds it. */
export interface BackedTable {
  schema: string;
  name: string;
  columns: string[];
}

/** Of the queue, what cannot be made anew: the rest is its own bookkeeping. */
const queueTables = ["queue", "job", "schedule", "subscription"];

/** Every table with our data, those that others refer to first. @throws Error on tables that refer to each other in a circle */
export async function listTables(sql: Sql | TransactionSql): Promise<BackedTable[]> {
  const tables = await sql<(BackedTable & { id: number })[]>`
    select c.oid::int as id, n.nspname as schema, c.relname as name,
      (select array_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('public', 'information_schema', 'migrations') and n.nspname not like 'pg\\_%'
    and (n.nspname <> 'pgboss' or c.relname in ${sql(queueTables)})
    order by n.nspname, c.relname`;
  const edges = await sql<{ table: number; needs: number }[]>`
    select conrelid::int as table, confrelid::int as needs from pg_constraint where contype = 'f'`;
  const known = new Map(tables.map((table) => [table.id, table]));
  const sorted: BackedTable[] = [];
  const state = new Map<number, "open" | "done">();
  const visit = (id: number): void => {
    const table = known.get(id);
    if (table === undefined || state.get(id) === "done") return;
    if (state.get(id) === "open")
      throw new Error(`${table.schema}.${table.name} refers to itself by a circle.`);
    state.set(id, "open");
    for (const edge of edges) if (edge.table === id && edge.needs !== id) visit(edge.needs);
    state.set(id, "done");
    sorted.push({ schema: table.schema, name: table.name, columns: table.columns });
  };
  for (const { id } of tables) visit(id);
  return sorted;
}
