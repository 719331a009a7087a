import type { Suite } from "@assay/evals";
import { distributeTo } from "@assay/evals/distributed";
import type { Notice } from "@assay/evals/distributed";
import type { RunOptions } from "@assay/evals/run";
import { openJobs } from "@assay/db/jobs";
import { localWorkspace, withDatabase } from "../../database.ts";
import { UsageError } from "../../env.ts";
import { suites } from "../../suites.ts";

interface WorkersOptions {
  suite: Suite;
  usesCache: boolean;
  /** A line on standard error. */
  say: (text: string) => void;
}

/** Runs with `assay worker` processes making the tries. @throws UsageError for a suite that they cannot know */
export async function withWorkers<T>(
  { suite, usesCache, say }: WorkersOptions,
  run: (distribute: NonNullable<RunOptions["distribute"]>) => Promise<T>,
): Promise<T> {
  if (!suites.includes(suite))
    throw new UsageError(
      `--workers: workers know the suites of \`assay eval list\`, not the file of ${suite.id}.`,
    );
  return withDatabase({ role: "system", connections: 4, name: "assay eval" }, async (database) => {
    const jobs = await openJobs(database);
    try {
      const onNotice = (notice: Notice) => say(`assay: ${textOf(notice)}`);
      return await run(distributeTo({ database, jobs, workspaceId: localWorkspace, usesCache, onNotice }));
    } finally {
      await jobs.close();
    }
  });
}

function textOf(notice: Notice): string {
  switch (notice.code) {
    case "no_worker":
      return `no worker has taken a try for ${notice.silentMs / 1000} s. Start one, here or on any machine with this DATABASE_URL: \`assay worker\`. Ctrl-C leaves a log that can be resumed.`;
    case "database_away":
      return "the database does not answer. The run goes on when it does.";
    case "refused":
      return `${notice.message}. Its tries do not count; replace that worker by one of this version.`;
  }
}
