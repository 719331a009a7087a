import "server-only";
import { createAuth, createLockout, createProfiles } from "@assay/auth";
import type { PrincipalSources } from "@assay/auth";
import { openDatabase } from "@assay/db";
import type { Database } from "@assay/db";
import { openHome, readSecrets } from "@assay/db/home";
import { openJobs } from "@assay/db/jobs";
import type { Jobs } from "@assay/db/jobs";
import { readEnv } from "./env.ts";

/** What the whole process shares. */
export interface Platform extends PrincipalSources {
  /** Acts in one workspace at a time. */
  app: Database;
  /** The queue, opened when it is first asked for. */
  jobs(): Promise<Jobs>;
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
  const database = openDatabase({ ...address, role: "system", connections: 3, name: "assay console" });
  const app = openDatabase({ ...address, connections: 4, name: "assay console" });
  const secret = readSecrets(openHome({ folder: env.ASSAY_HOME })).auth[0]?.value ?? "";
  const lockout = createLockout(database);
  const auth = createAuth({ database, secret, env, lockout });
  const profiles = createProfiles(database, secret, lockout);
  return { env, database, app, auth, profiles, jobs: onceOpened(() => openJobs(database)) };
}

/** Opens once; an opening that failed is tried again by the next who asks. */
function onceOpened<T>(start: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () =>
    (opened ??= start().catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));
}
