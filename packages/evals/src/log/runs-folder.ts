import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { LogProblem } from "./problem.ts";

const ending = ".jsonl";

/** Where a new log goes: `2026-11-25T13-30-00-report-questions-1f0c9a3b.jsonl`, so that the newest is last by name. */
export function newLogPath(
  folder: string,
  { suite, at, id }: { suite: string; at: Date; id: string },
): string {
  const time = at.toISOString().slice(0, 19).replaceAll(":", "-");
  return join(folder, `${time}-${suite}-${id.slice(0, 8)}${ending}`);
}

/** Every log of a folder, oldest first. */
export function listLogs(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => join(folder, name));
}

/**
 * The log somebody means: a file, the start of a name in the folder or of the id at its end, or the newest.
 * @throws LogProblem where there is none, or more than one
 */
export function findLog(folder: string, named: string | undefined): string {
  const logs = listLogs(folder);
  if (named === undefined) {
    const newest = logs.at(-1);
    if (newest === undefined)
      throw new LogProblem("Nothing has been run yet. `assay eval run <suite>` begins.");
    return newest;
  }
  if (existsSync(named) && statSync(named).isFile()) return named;
  const found = logs.filter((path) => {
    const name = path.slice(folder.length + 1, -ending.length);
    const id = name.slice(name.lastIndexOf("-") + 1);
    return name.startsWith(named) || (named.length >= 4 && id.startsWith(named));
  });
  const [first, ...others] = found;
  if (first === undefined)
    throw new LogProblem(
      `There is no file ${named}, and no run in ${folder} whose name or id begins with that.`,
    );
  if (others.length > 0)
    throw new LogProblem(`${named} may be any of ${found.length} runs. Write more of its name.`);
  return first;
}
