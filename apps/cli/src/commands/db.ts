import { checkSchema, findServer, migrate, openDatabase, plantSeeds, stopServer } from "@assay/db";
import type { Database } from "@assay/db";
import {
  createLocalOwner,
  localWorkspace,
  migrations,
  readAddress,
  readHome,
  seeds,
  withDatabase,
} from "../database.ts";
import { UsageError } from "../env.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Starts the embedded server, or finds the one of DATABASE_URL, and says where it is. */
export async function startDatabase(): Promise<void> {
  await withDatabase({ role: "owner" }, async ({ sql }) => {
    const [row] = await sql`select current_setting('server_version') as version`;
    const { url } = readAddress();
    const where = url === undefined ? `127.0.0.1:${findServer(readHome())?.port}` : new URL(url).host;
    say(`PostgreSQL ${row?.version} answers at ${where}.`);
  });
}

/** Stops the embedded server; with `ifIdle` only when no application is connected to it. */
export async function stopDatabase({ ifIdle = false }: { ifIdle?: boolean }): Promise<void> {
  if (readAddress().url !== undefined)
    throw new UsageError("DATABASE_URL names a server that is not Assay's to stop.");
  const home = readHome();
  if (findServer(home) !== undefined && ifIdle) {
    const others = await withDatabase({ role: "owner", connections: 1 }, countClients);
    if (others > 0) return say(`The database goes on: ${others} connections are open.`);
  }
  say((await stopServer(home)) ? "The database has stopped." : "The database was not running.");
}

async function countClients({ sql }: Database): Promise<number> {
  const [row] = await sql`select count(*)::int as others from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  return Number(row?.others);
}

/** Brings the database to this version; with `seed` plants the demonstration data. */
export async function migrateDatabase({ seed = false }: { seed?: boolean }): Promise<void> {
  const { applied, version } = await migrate({ ...readAddress(), migrations });
  await withDatabase({ role: "system" }, async (system) => {
    await createLocalOwner(system);
    if (!seed) return;
    const app = openDatabase({ ...readAddress(), connections: 1 });
    const planted = await plantSeeds({ app, system, workspaceId: localWorkspace }, seeds).finally(app.close);
    if (planted.length > 0) say(`Planted ${planted.join(", ")}.`);
  });
  say(
    applied === 0
      ? `The database is at version ${version}.`
      : `Applied ${applied} migrations; version ${version}.`,
  );
}

/** Says whether the database answers and is at this version. @throws DatabaseError */
export async function printDatabaseStatus(): Promise<void> {
  await withDatabase({ role: "owner" }, async (database) => {
    await checkSchema(database);
    const [row] = await database.sql`select current_setting('server_version') as version,
      pg_size_pretty(pg_database_size(current_database())) as size,
      (select count(*)::int from platform.workspace) as workspaces`;
    say(
      `PostgreSQL ${row?.version}, ${row?.size}, ${row?.workspaces} workspaces; at the version of this Assay.`,
    );
  });
}

export async function dumpDatabase(
  path: string,
  { withKeys = false }: { withKeys?: boolean },
): Promise<void> {
  const { dump } = await import("@assay/db/backup");
  const { tables, rows } = await dump({ ...readAddress(), path, withKeys });
  say(
    `Wrote ${rows} rows of ${tables} tables to ${path}.${withKeys ? " It holds keys: keep it as a secret." : ""}`,
  );
}

export async function restoreDatabase(
  path: string,
  { replace = false }: { replace?: boolean },
): Promise<void> {
  const { restore } = await import("@assay/db/backup");
  const { tables, rows } = await restore({ ...readAddress(), path, migrations, replace });
  say(`Restored ${rows} rows of ${tables} tables from ${path}.`);
}
