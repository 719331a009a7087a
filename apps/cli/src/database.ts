import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLocalOwner, createLockout, createProfiles, local } from "@assay/auth";
import { WorkspaceId, checkSchema, openDatabase } from "@assay/db";
import type { Database, DatabaseAddress, DatabaseOptions, Seed } from "@assay/db";
import { openHome, readSecrets } from "@assay/db/home";
import { createPostgresAccounts } from "@assay/router/postgres";
import { readVariable } from "./env.ts";

/** The one history over the tables of all packages: beside `dist` in a build, beside `src` in the checkout. */
export const migrations = join(fileURLToPath(new URL("..", import.meta.url)), "migrations");

/** Where the environment says that the database is. @throws UsageError naming the variable */
export function readAddress(): DatabaseAddress {
  return { url: readVariable("DATABASE_URL"), home: readVariable("ASSAY_HOME") };
}

/** The home the environment names. */
export function readHome(): string {
  return openHome({ folder: readVariable("ASSAY_HOME") });
}

/** Runs a function with a pool that is closed afterwards. */
export async function withDatabase<T>(
  options: Omit<DatabaseOptions, keyof DatabaseAddress>,
  run: (database: Database) => Promise<T>,
): Promise<T> {
  const database = openDatabase({ ...readAddress(), connections: 2, name: "assay cli", ...options });
  try {
    if (options.role !== "owner") await checkSchema(database);
    return await run(database);
  } finally {
    await database.close();
  }
}

const dollar = 1_000_000;

/** What the demonstration workspace is given: later parts add their domains' data here. */
export const seeds: readonly Seed[] = [
  {
    id: "platform-1",
    async plant({ system, workspaceId }) {
      const secret = readSecrets(readHome()).auth[0]?.value ?? "";
      const profiles = createProfiles(system, secret, createLockout(system));
      await profiles.create(workspaceId, { name: "林悦 Lin Yue", kind: "adult" });
      await profiles.create(workspaceId, { name: "小米 Mia", kind: "child", birthYear: 2015 });
      const { budgets } = createPostgresAccounts(system);
      await budgets.set({ scope: `workspace:${workspaceId}`, microsPerDay: 5 * dollar });
    },
  },
];

/** The workspace of a machine without accounts. */
export const localWorkspace = WorkspaceId.parse(local.workspaceId);

export { createLocalOwner };
