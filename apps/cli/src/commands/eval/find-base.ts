import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { LogProblem, listLogs, readLog, readRun } from "@assay/evals/log";
import { UsageError } from "../../env.ts";
import { findLog, runsFolder } from "./runs-folder.ts";

/**
 * The log of the run that another is held against: a log, or the newest complete one of the same suite that was made at a
 * branch or commit, with nothing uncommitted.
 * @throws LogProblem where there is none, UsageError where it is of another suite
 */
export async function findBase(
  named: string,
  { suite, run: own }: { suite: string; run?: string | undefined },
): Promise<string> {
  const revision = existsSync(named) ? undefined : await revisionOf(named);
  if (revision === undefined) {
    const path = findLog(named);
    const run = await readRun(path);
    if (run.suite.id !== suite)
      throw new UsageError(`--compare: ${path} is a run of ${run.suite.id}, and not of ${suite}.`);
    return path;
  }
  for (const path of listLogs(runsFolder()).toReversed()) {
    if (!path.includes(`-${suite}-`)) continue;
    const log = await readLog(path, { isSlim: true }).catch(() => undefined);
    const made = log?.run.provenance;
    if (log?.run.suite.id !== suite || log.run.id === own || log.end === undefined) continue;
    if (made?.revision === revision && made.isDirty !== true) return path;
  }
  throw new LogProblem(
    `There is no complete run of ${suite} at ${named} (${revision.slice(0, 12)}) in ${runsFolder()}. Check it out, and run the suite there.`,
  );
}

async function revisionOf(named: string): Promise<string | undefined> {
  try {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${named}^{commit}`];
    return (await promisify(execFile)("git", args, { encoding: "utf8" })).stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
