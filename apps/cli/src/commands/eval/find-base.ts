import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import type { RunLog } from "@assay/evals/log";
import { LogProblem, listLogs, readLog } from "@assay/evals/log";
import { findLog, runsFolder } from "./runs-folder.ts";

/**
 * The run that another is held against: a log, or the newest complete one of the same suite that was made at a branch or
 * commit, with nothing uncommitted.
 * @throws LogProblem where there is none
 */
export async function findBase(named: string, { run }: RunLog): Promise<RunLog> {
  const revision = existsSync(named) ? undefined : await revisionOf(named);
  if (revision === undefined) return readLog(findLog(named));
  for (const path of listLogs(runsFolder()).toReversed()) {
    if (!path.includes(`-${run.suite.id}-`)) continue;
    const log = await readLog(path).catch(() => undefined);
    const made = log?.run.provenance;
    if (log?.run.suite.id !== run.suite.id || log.run.id === run.id || log.end === undefined) continue;
    if (made?.revision === revision && made.isDirty !== true) return log;
  }
  throw new LogProblem(
    `There is no complete run of ${run.suite.id} at ${named} (${revision.slice(0, 12)}) in ${runsFolder()}. Check it out, and run the suite there.`,
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
