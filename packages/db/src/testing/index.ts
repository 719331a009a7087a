import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { openDatabase } from "../connect.ts";
import type { Database, DatabaseOptions } from "../connect.ts";
import { embedded, ensureServer } from "../embedded/index.ts";
import { findCheckout, readSecrets } from "../home/index.ts";
import { migrate } from "../migrate.ts";
import { workspace } from "../schema.ts";
import { WorkspaceId } from "../workspace.ts";

/** A database of its own for a test file, and whom to open it as. */
export interface TestDatabase {
  url: string;
  app: Database;
  system: Database;
  owner: Database;
  /** A further pool, closed with the rest. */
  open(options: DatabaseOptions): Database;
  /** A new workspace. */
  workspace(name?: string): Promise<WorkspaceId>;
  close(): Promise<void>;
}

/** The history that stands in the checkout. */
export const migrations = join(findCheckout() ?? ".", "apps/cli/migrations");

/**
 * A migrated database on the server of `DATABASE_URL`, else on an embedded one that the test run starts and stops
 * (`ASSAY_TEST_HOME`, set by tooling/vitest). `isEmpty` leaves the migrations out.
 */
export async function createTestDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `assay_test_${randomBytes(6).toString("hex")}`;
  await asAdministrator(server, `create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  if (!isEmpty) await migrate({ url, migrations });
  const opened: Database[] = [];
  const open = (options: DatabaseOptions) => {
    const database = openDatabase({ url, ...options });
    opened.push(database);
    return database;
  };
  const system = open({ role: "system" });
  return {
    url,
    app: open({ role: "app" }),
    system,
    owner: open({ role: "owner", connections: 2 }),
    open,
    async workspace(title = "Test") {
      const id = WorkspaceId.parse(`ws-${randomBytes(6).toString("hex")}`);
      await system.orm.insert(workspace).values({ id, name: title, slug: id });
      return id;
    },
    async close() {
      await Promise.all(opened.map((database) => database.close()));
      await asAdministrator(server, `drop database ${name} with (force)`);
    },
  };
}

async function serverUrl(): Promise<string> {
  const { DATABASE_URL: given, ASSAY_TEST_HOME: home } = process.env;
  if (given !== undefined) return given;
  if (home === undefined) throw new Error("Set DATABASE_URL, or run the tests through vitest.config.ts.");
  const isDurable = process.env.ASSAY_TEST_DURABLE === "1";
  const settings = isDurable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  const { port } = await ensureServer(home, { settings });
  const { databasePassword } = readSecrets(home);
  return `postgres://${embedded.owner}:${databasePassword}@${embedded.host}:${port}/${embedded.database}`;
}

async function asAdministrator(server: string, statement: string): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
