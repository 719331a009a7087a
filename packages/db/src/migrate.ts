import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import { z } from "zod";
import { openDatabase } from "./connect.ts";
import type { Database, DatabaseAddress } from "./connect.ts";
import { DatabaseError } from "./error.ts";
import { installQueue } from "./jobs/install.ts";
import { schemaVersion } from "./schema-version.ts";

/** Schemas that hold no domain rows, and so no workspaces: accounts, the queue, and the history itself. */
export const exemptSchemas = ["auth", "pgboss", "migrations"] as const;

const oldestServer = 150_000;
/** Of the advisory lock under which the history is applied; any number that stays the same. */
const lockKey = 7_220_412;

const Journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

export interface MigrateOptions extends DatabaseAddress {
  /** The folder of the history. */
  migrations: string;
  /** Applies only the first of them, as a restore of an older backup needs. */
  upTo?: number;
}

/**
 * Brings the database to the newest version: roles, the migrations not yet applied (all of them or none), the queue's
 * own tables, and who may do what. One process at a time, under an advisory lock; the others wait and find it done.
 * @throws DatabaseError
 */
export async function migrate({
  migrations,
  upTo,
  ...address
}: MigrateOptions): Promise<{ applied: number; version: number }> {
  const database = openDatabase({ ...address, role: "owner", connections: 1, name: "assay migrate" });
  const { sql } = database;
  try {
    await checkServer(sql);
    await sql`select pg_advisory_lock(${lockKey})`;
    await createRoles(sql);
    const known = readMigrations(migrations);
    const wanted = known.slice(0, upTo);
    const before = await countApplied(sql);
    if (before > known.length) throw tooNew(before, known.length);
    await apply(sql, wanted, before);
    await installQueue(database);
    await grant(sql);
    return { applied: Math.max(0, wanted.length - before), version: Math.max(wanted.length, before) };
  } finally {
    await database.close();
  }
}

/** @throws DatabaseError when the database is at another version than the code: applications check, they do not migrate */
export async function checkSchema({ sql }: Database): Promise<void> {
  const found = await countApplied(sql);
  if (found > schemaVersion) throw tooNew(found, schemaVersion);
  if (found < schemaVersion) {
    throw new DatabaseError(
      "db.not_migrated",
      `The database is at version ${found}; this Assay needs ${schemaVersion}. Run: assay db migrate`,
    );
  }
}

function tooNew(found: number, known: number): DatabaseError {
  return new DatabaseError(
    "db.too_new",
    `The database is at version ${found}, from a newer Assay; this one knows ${known}. Update Assay; it does not change what it does not know.`,
  );
}

async function checkServer(sql: Sql): Promise<void> {
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`;
  const version = Number(row?.version);
  if (version < oldestServer) {
    throw new DatabaseError(
      "db.too_old_server",
      `The server is PostgreSQL ${Math.floor(version / 10_000)}; Assay needs 15 or newer.`,
    );
  }
}

/** Roles belong to the whole server and may exist already; a server may leave making them to its administrator. */
async function createRoles(sql: Sql): Promise<void> {
  try {
    for (const role of ["assay_app", "assay_system"]) {
      const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
      if (known === undefined) {
        await sql`create role ${sql(role)} nologin`.catch((error: unknown) => {
          if (codeOf(error) !== "42710" && codeOf(error) !== "23505") throw error;
        });
      }
      // From PostgreSQL 16 on, having made a role does not yet allow to act as it.
      await sql`grant ${sql(role)} to current_user`.catch(async (error: unknown) => {
        const [member] = await sql`select pg_has_role(current_user, ${role}, 'member') as is_member`;
        if (member?.is_member !== true) throw error;
      });
    }
  } catch (error) {
    if (codeOf(error) !== "42501") throw error;
    throw new DatabaseError(
      "db.refused",
      "The user of DATABASE_URL may not make roles. As an administrator run: create role assay_app; create role assay_system; grant assay_app, assay_system to <that user>;",
      { cause: error },
    );
  }
}

async function countApplied(sql: Sql): Promise<number> {
  try {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from migrations.applied`;
    return row?.count ?? 0;
  } catch (error) {
    // No such schema, table or role, or not granted yet: nothing has been applied.
    if (["3F000", "42P01", "42501", "22023"].includes(codeOf(error))) return 0;
    throw error;
  }
}

/** All that is missing in one transaction. The rows are those drizzle's own migrator writes. */
async function apply(sql: Sql, migrations: readonly Migration[], before: number): Promise<void> {
  let current = "";
  try {
    await sql.begin(async (tx) => {
      await tx`create schema if not exists migrations`;
      await tx`create table if not exists migrations.applied (id serial primary key, hash text not null, created_at bigint)`;
      for (const { tag, hash, when, statements } of migrations.slice(before)) {
        current = tag;
        for (const statement of statements) await tx.unsafe(statement);
        await tx`insert into migrations.applied (hash, created_at) values (${hash}, ${when})`;
      }
    });
  } catch (error) {
    throw new DatabaseError(
      "db.refused",
      `Migration ${current} failed and was rolled back; the database is as it was. ${error instanceof Error ? error.message : ""}`,
      { cause: error },
    );
  }
}

/** Who may do what, said anew after every migration: tables that came with it are not forgotten. */
async function grant(sql: Sql): Promise<void> {
  const schemas = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace
    where nspname not in ('public', 'information_schema') and nspname not like 'pg\\_%'
    and pg_has_role(current_user, nspowner, 'usage')`;
  await sql.begin(async (tx) => {
    for (const { name } of schemas) {
      const isExempt = exemptSchemas.some((exempt) => exempt === name);
      const schema = tx(name);
      const roles = name === "migrations" ? tx`assay_app, assay_system` : tx`assay_system`;
      const rights = name === "migrations" ? tx`select` : tx`select, insert, update, delete`;
      await tx`grant usage on schema ${schema} to ${roles}`;
      await tx`grant ${rights} on all tables in schema ${schema} to ${roles}`;
      await tx`grant usage on all sequences in schema ${schema} to ${roles}`;
      await tx`grant execute on all functions in schema ${schema} to ${roles}`;
      if (isExempt) continue;
      await tx`grant usage on schema ${schema} to assay_app`;
      await tx`grant select, insert, update, delete on all tables in schema ${schema} to assay_app`;
      await tx`grant usage on all sequences in schema ${schema} to assay_app`;
    }
    await protect(tx);
  });
}

/** Closes every table of a domain to the applications until a policy opens it. */
async function protect(tx: TransactionSql): Promise<void> {
  const tables = await tx<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relrowsecurity
    and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
    and n.nspname <> all(${[...exemptSchemas]})`;
  for (const { schema, name } of tables) {
    await tx`alter table ${tx(schema)}.${tx(name)} enable row level security`;
  }
}

interface Migration {
  tag: string;
  hash: string;
  when: number;
  statements: string[];
}

/** The history as drizzle-kit writes it. */
function readMigrations(folder: string): Migration[] {
  const journal = Journal.parse(JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")));
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), "utf8");
    return {
      tag,
      when,
      hash: createHash("sha256").update(text).digest("hex"),
      statements: text.split("--> statement-breakpoint"),
    };
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
