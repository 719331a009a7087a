import { randomUUID } from "node:crypto";
import { exemptSchemas } from "@assay/db";
import type { TransactionSql, WorkspaceId } from "@assay/db";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

/**
 * Walks every table of the catalogue, so that a table that is added tomorrow is tested tomorrow: a row of one workspace
 * can be neither read, changed nor deleted from another.
 */
const exempt = new Set<string>(exemptSchemas);

/** Tables without a `workspace_id` that applications may still read, and why. */
const readable = new Set([
  // The workspace itself: its `id` takes the place of a `workspace_id`.
  "platform.workspace",
]);

interface Table {
  oid: number;
  schema: string;
  name: string;
  isProtected: boolean;
  isScoped: boolean;
  policies: string[];
}

let db: TestDatabase;
let tables: Table[];
let [mine, theirs] = ["", ""] as unknown as [WorkspaceId, WorkspaceId];
beforeAll(async () => {
  db = await createTestDatabase();
  [mine, theirs] = [await db.workspace("Mine"), await db.workspace("Theirs")];
  tables = await listTables();
});
afterAll(() => db.close());

async function listTables(): Promise<Table[]> {
  return db.owner.sql<Table[]>`
    select c.oid::int as oid, n.nspname as schema, c.relname as name, c.relrowsecurity as "isProtected",
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull)
        as "isScoped",
      coalesce((select array_agg(p.polname::text) from pg_policy p
        where p.polrelid = c.oid and 'assay_app'::regrole = any(p.polroles)), '{}') as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
    order by 2, 3`;
}

const nameOf = ({ schema, name }: Pick<Table, "schema" | "name">) => `${schema}.${name}`;

it("protects every table of a domain by row-level security [platform.isolation]", () => {
  const domain = tables.filter(({ schema }) => !exempt.has(schema));
  expect(domain.length).toBeGreaterThan(5);
  expect(domain.filter(({ isProtected }) => !isProtected).map(nameOf)).toEqual([]);
});

it("gives every table of a domain a workspace, or keeps applications out of it", () => {
  const open = tables.filter(
    (table) =>
      !exempt.has(table.schema) &&
      !table.isScoped &&
      table.policies.length > 0 &&
      !readable.has(nameOf(table)),
  );
  expect(open.map(nameOf)).toEqual([]);
});

it("gives every table with a workspace a policy", () => {
  const closed = tables.filter(
    (table) => !exempt.has(table.schema) && table.isScoped && table.policies.length === 0,
  );
  expect(closed.map(nameOf)).toEqual([]);
});

it("closes the tables of sign-in and of the queue to applications", async () => {
  const rows = await db.owner.sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('auth', 'pgboss') and c.relkind in ('r', 'p')
    and (has_table_privilege('assay_app', c.oid, 'select') or has_table_privilege('assay_app', c.oid, 'insert')
      or has_table_privilege('assay_app', c.oid, 'update') or has_table_privilege('assay_app', c.oid, 'delete'))`;
  expect(rows).toEqual([]);
});

it("runs applications as a role that is neither owner nor superuser, and that no policy passes over", async () => {
  const [role] = await db.app.sql`
    select rolsuper, rolbypassrls, rolcanlogin, current_user::text as name from pg_roles where rolname = current_user`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, name: "assay_app" });
  const owned = await db.owner.sql`select 1 from pg_class where relowner = 'assay_app'::regrole`;
  expect(owned).toHaveLength(0);
});

it("keeps each row in its workspace, in every table", async () => {
  const scoped = tables.filter((table) => !exempt.has(table.schema) && table.isScoped);
  for (const table of scoped) {
    const target = db.app.sql(table.schema);
    const name = db.app.sql(table.name);
    const made = await scopedTo(mine, (tx) => makeRow(tx, table, mine));
    expect([nameOf(table), made?.workspace_id]).toEqual([nameOf(table), mine]);

    const seen = await scopedTo(theirs, async (tx) => ({
      read: (await tx`select 1 from ${target}.${name} where workspace_id = ${mine}`).length,
      changed: (await tx`update ${target}.${name} set workspace_id = ${theirs} where workspace_id = ${mine}`)
        .count,
      deleted: (await tx`delete from ${target}.${name} where workspace_id = ${mine}`).count,
    }));
    expect({ table: nameOf(table), ...seen }).toEqual({
      table: nameOf(table),
      read: 0,
      changed: 0,
      deleted: 0,
    });

    const denied = { code: "42501" };
    await expect(
      scopedTo(theirs, (tx) => makeRow(tx, table, mine)),
      `${nameOf(table)} takes a row of another workspace`,
    ).rejects.toMatchObject(denied);
    await expect(
      scopedTo(mine, (tx) => tx`update ${target}.${name} set workspace_id = ${theirs}`),
      `${nameOf(table)} gives a row away`,
    ).rejects.toMatchObject(denied);

    const own = await scopedTo(mine, (tx) => tx`select 1 from ${target}.${name}`);
    const outside = await db.app.sql`select 1 from ${target}.${name}`;
    expect([nameOf(table), own.length > 0, outside.length]).toEqual([nameOf(table), true, 0]);
  }
});

it("shows an application no workspace but its own, and lets it change none", async () => {
  const seen = await scopedTo(theirs, (tx) => tx`select id from platform.workspace`);
  expect(seen).toEqual([{ id: theirs }]);
  const changed = await scopedTo(theirs, (tx) => tx`update platform.workspace set name = 'x'`);
  expect(changed.count).toBe(0);
});

it("takes a workspace's rows along when it is deleted", async () => {
  await db.owner.sql`delete from platform.workspace where id = ${mine}`;
  for (const table of tables.filter(({ schema, isScoped }) => !exempt.has(schema) && isScoped)) {
    const left = await db.owner.sql`
      select 1 from ${db.owner.sql(table.schema)}.${db.owner.sql(table.name)} where workspace_id = ${mine}`;
    expect([nameOf(table), left.length]).toEqual([nameOf(table), 0]);
  }
});

function scopedTo<T>(workspace: WorkspaceId, run: (tx: TransactionSql) => Promise<T>) {
  return db.app.sql.begin(async (tx) => {
    await tx`select set_config('assay.workspace_id', ${workspace}, true)`;
    return run(tx);
  });
}

interface Column {
  name: string;
  type: string;
  labels: string[] | null;
}

interface Reference {
  schema: string;
  name: string;
  columns: string[];
  targets: string[];
}

/** A row with a value in every column that needs one, and in the tables it refers to. */
async function makeRow(
  tx: TransactionSql,
  { oid, schema, name }: Pick<Table, "oid" | "schema" | "name">,
  workspace: WorkspaceId,
): Promise<Record<string, unknown> | undefined> {
  const columns = await tx<Column[]>`
    select a.attname as name, t.typname as type,
      (select array_agg(e.enumlabel::text) from pg_enum e where e.enumtypid = t.oid) as labels
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
    and a.attidentity = ''`;
  const references = await tx<(Reference & { oid: number })[]>`
    select r.oid::int as oid, n.nspname as schema, r.relname as name,
      (select array_agg(a.attname::text order by k.i) from unnest(c.conkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n) as columns,
      (select array_agg(a.attname::text order by k.i) from unnest(c.confkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n) as targets
    from pg_constraint c join pg_class r on r.oid = c.confrelid join pg_namespace n on n.oid = r.relnamespace
    where c.contype = 'f' and c.conrelid = ${oid} and n.nspname || '.' || r.relname <> 'platform.workspace'`;
  const values: Record<string, unknown> = {};
  for (const column of columns) values[column.name] = valueFor(column);
  values.workspace_id = workspace;
  for (const reference of references.filter(({ columns: own }) => own.every((column) => column in values))) {
    const parent = await makeRow(tx, reference, workspace);
    for (const [at, column] of reference.columns.entries()) {
      if (column !== "workspace_id") values[column] = parent?.[reference.targets[at] ?? ""];
    }
  }
  const [row] = await tx`insert into ${tx(schema)}.${tx(name)} ${tx(values)} returning *`;
  return row;
}

function valueFor({ type, labels }: Column): string | number | boolean {
  if (labels !== null) return labels[0] ?? "";
  if (type.startsWith("_")) return "{}";
  if (/^(?:int|float|numeric)/u.test(type)) return 1;
  const fixed: Record<string, string | boolean> = {
    bool: true,
    json: "{}",
    jsonb: "{}",
    date: "2026-01-02",
    timestamptz: "2026-01-02T03:04:05Z",
    timestamp: "2026-01-02T03:04:05",
    bytea: "\\x00",
  };
  return fixed[type] ?? randomUUID();
}
