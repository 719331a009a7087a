import "server-only";
import { createAuth, createLockout, createProfiles } from "@assay/auth";
import type { PrincipalSources } from "@assay/auth";
import { openDatabase } from "@assay/db";
import type { Database } from "@assay/db";
import { openHome, readSecrets } from "@assay/db/home";
import { readEnv } from "./env.ts";

/** What the whole process shares. */
export interface Platform extends PrincipalSources {
  /** Acts in one workspace at a time. */
  app: Database;
}

declare global {
  // Development servers load modules anew; the pools stay.
  var assayPlatform: Platform | undefined;
}

/** Database, accounts and profiles, opened at the first request. */
export function platform(): Platform {
  globalThis.assayPlatform ??= open();
  return globalThis.assayPlatform;
}

function open(): Platform {
  const env = readEnv();
  const address = { url: env.DATABASE_URL, home: env.ASSAY_HOME };
  const database = openDatabase({ ...address, role: "system", connections: 2, name: "assay console" });
  const app = openDatabase({ ...address, connections: 4, name: "assay console" });
  const secret = readSecrets(openHome({ folder: env.ASSAY_HOME })).auth[0]?.value ?? "";
  const lockout = createLockout(database);
  const auth = createAuth({ database, secret, env, lockout });
  return { env, database, app, auth, profiles: createProfiles(database, secret, lockout) };
}
