import { existsSync } from "node:fs";
import { WorkspaceId, openDatabase } from "@assay/db";
import { openJobs } from "@assay/db/jobs";
import { distributeTo } from "../distributed/index.ts";
import { resumeSuite, runSuite } from "../run/run-suite.ts";
import type { RunOptions } from "../run/run-suite.ts";
import { guessers, guessing } from "./guessing.ts";
import { provenance } from "./provenance.ts";

/** A process that begins a run or goes on with it: `node run-process.ts <log> [<database> <workspace>]`. */
const [, , path = "", url, workspace] = process.argv;

async function runWith(distribute?: NonNullable<RunOptions["distribute"]>): Promise<void> {
  const options = {
    suite: guessing,
    path,
    fetch: globalThis.fetch,
    provenance,
    concurrency: 4,
    ...(distribute && { distribute }),
  };
  if (existsSync(path)) await resumeSuite(options);
  else await runSuite({ ...options, models: guessers, seed: "fixed" });
}

if (url === undefined) await runWith();
else {
  const database = openDatabase({ url, role: "system" });
  const jobs = await openJobs(database);
  await runWith(distributeTo({ database, jobs, workspaceId: WorkspaceId.parse(workspace) }));
  await jobs.close();
  await database.close();
}
