import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { Sql, TransactionSql } from "postgres";
import { openDatabase } from "../connect.ts";
import type { DatabaseAddress } from "../connect.ts";
import { DatabaseError } from "../error.ts";
import { openHome, readSecrets, writeSecrets } from "../home/index.ts";
import type { Secrets } from "../home/index.ts";
import { migrate } from "../migrate.ts";
import { listTables } from "./catalog.ts";
import type { BackupCount } from "./dump.ts";
import { EndLine, Header, TableLine, endOfRows } from "./format.ts";
import { readLines } from "./lines.ts";

export interface RestoreOptions extends DatabaseAddress {
  path: string;
  migrations: string;
  /** Empties a database that holds something. */
  replace?: boolean;
}

type Lines = AsyncGenerator<string, void>;

/**
 * Fills a database from a backup, all of it or nothing. A backup of an older version is loaded as of that version and
 * brought to the newest. Keys in the backup are added to the home's, so that what they sealed opens.
 * @throws DatabaseError naming what is wrong with the file or the database
 */
export async function restore({
  path,
  migrations,
  replace = false,
  ...address
}: RestoreOptions): Promise<BackupCount> {
  const lines = openLines(path);
  try {
    const header = Header.safeParse(await nextJson(lines, path));
    if (!header.success) throw broken(path, "does not begin like a backup of Assay");
    const { schemaVersion, secrets } = header.data;
    const target = await inspect(address);
    if (target.rows > 0 && !replace) {
      throw new DatabaseError(
        "db.refused",
        "The database is not empty. Restore into an empty one, or add --replace to lose what is in it.",
      );
    }
    if (target.version > schemaVersion && target.rows === 0) await reset(address);
    else if (target.version > schemaVersion) {
      throw new DatabaseError(
        "db.refused",
        `The backup is of version ${schemaVersion}, the database of ${target.version}: restore into an empty database, where it is upgraded.`,
      );
    }
    await migrate({ ...address, migrations, upTo: schemaVersion });
    const count = await load(address, lines, path);
    await migrate({ ...address, migrations });
    if (secrets !== undefined) addSecrets(openHome({ folder: address.home }), secrets);
    return count;
  } finally {
    await lines.return();
  }
}

async function load(address: DatabaseAddress, lines: Lines, path: string): Promise<BackupCount> {
  const database = openDatabase({ ...address, role: "owner", connections: 1, name: "assay restore" });
  try {
    return await database.sql.begin(async (tx) => {
      const known = await listTables(tx);
      await tx.unsafe(
        `truncate ${known.map(({ schema, name }) => `${quote(schema)}.${quote(name)}`).join(", ")} cascade`,
      );
      const count: BackupCount = { tables: 0, rows: 0 };
      for (;;) {
        const next = await nextJson(lines, path);
        const end = EndLine.safeParse(next);
        if (end.success) {
          if (end.data.rows !== count.rows || end.data.tables !== count.tables)
            throw broken(path, "counts other rows than it holds");
          return count;
        }
        const { schema, table, columns } = readTable(next, path);
        const target = known.find((each) => each.schema === schema && each.name === table);
        const missing = columns.filter((column) => target?.columns.includes(column) !== true);
        if (missing.length > 0) {
          throw broken(path, `holds ${schema}.${table} (${missing.join(", ")}), which this database has not`);
        }
        count.rows += await copyIn(tx, { schema, table, columns }, lines, path);
        count.tables += 1;
      }
    });
  } finally {
    await database.close();
  }
}

async function copyIn(
  tx: TransactionSql,
  { schema, table, columns }: { schema: string; table: string; columns: string[] },
  lines: Lines,
  path: string,
): Promise<number> {
  const copy: Writable =
    await tx`copy ${tx(schema)}.${tx(table)} (${tx.unsafe(columns.map(quote).join(", "))}) from stdin`.writable();
  const done = finished(copy);
  // What goes wrong is told by the loop or by `done`, whichever comes first.
  done.catch(() => {});
  let rows = 0;
  for (;;) {
    const next = await lines.next();
    if (next.done === true) {
      copy.destroy();
      throw broken(path, "ends in the middle");
    }
    if (next.value === endOfRows) break;
    rows += 1;
    if (!copy.write(`${next.value}\n`)) await Promise.race([once(copy, "drain"), done]);
  }
  copy.end();
  await done;
  return rows;
}

/** How far a database is, and whether anything of ours is in it. */
async function inspect(address: DatabaseAddress): Promise<{ version: number; rows: number }> {
  const database = openDatabase({ ...address, role: "owner", connections: 1, name: "assay restore" });
  const { sql } = database;
  try {
    const [history] = await sql`select to_regclass('migrations.applied') is not null as is_there`;
    if (history?.is_there !== true) return { version: 0, rows: 0 };
    const [applied] = await sql<
      { version: number }[]
    >`select count(*)::int as version from migrations.applied`;
    return { version: applied?.version ?? 0, rows: await countRows(sql) };
  } finally {
    await database.close();
  }
}

async function countRows(sql: Sql): Promise<number> {
  let rows = 0;
  for (const { schema, name } of await listTables(sql)) {
    if (schema === "pgboss") continue;
    const found = await sql`select 1 from ${sql(schema)}.${sql(name)} limit 1`;
    rows += found.length;
  }
  return rows;
}

/** Takes the tables of an empty database away, to begin from an older version. */
async function reset(address: DatabaseAddress): Promise<void> {
  const database = openDatabase({ ...address, role: "owner", connections: 1, name: "assay restore" });
  try {
    const schemas = await database.sql<{ name: string }[]>`
      select nspname as name from pg_namespace where nspname not in ('public', 'information_schema')
      and nspname not like 'pg\\_%' and pg_has_role(current_user, nspowner, 'usage')`;
    for (const { name } of schemas) await database.sql`drop schema ${database.sql(name)} cascade`;
  } finally {
    await database.close();
  }
}

function addSecrets(home: string, given: Pick<Secrets, "auth" | "encryption">): void {
  const own = readSecrets(home);
  const merge = (kind: "auth" | "encryption") => {
    const ids = new Set(own[kind].map(({ id }) => id));
    return [...own[kind], ...given[kind].filter(({ id }) => !ids.has(id))];
  };
  writeSecrets(home, { ...own, auth: merge("auth"), encryption: merge("encryption") });
}

/** Lines of the backup; what is wrong with the file itself is told by its name. */
async function* openLines(path: string): AsyncGenerator<string, void> {
  try {
    yield* readLines(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw broken(path, "is not there");
    throw broken(path, code.startsWith("Z_") ? "is not a whole gzip file" : `cannot be read (${code})`);
  }
}

async function nextJson(lines: Lines, path: string): Promise<unknown> {
  const next = await lines.next();
  if (next.done === true) throw broken(path, "ends in the middle");
  try {
    return JSON.parse(next.value);
  } catch {
    throw broken(path, "is damaged");
  }
}

function readTable(line: unknown, path: string): { schema: string; table: string; columns: string[] } {
  const table = TableLine.safeParse(line);
  if (!table.success) throw broken(path, "is damaged");
  return table.data;
}

function broken(path: string, what: string): DatabaseError {
  return new DatabaseError("db.refused", `${path} ${what}. Nothing was changed.`);
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
