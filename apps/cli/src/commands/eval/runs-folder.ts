import { join } from "node:path";
import { openHome } from "@assay/db/home";
import * as log from "@assay/evals/log";
import { UsageError, readVariable } from "../../env.ts";
import { codeOf, makeFolder } from "./output-files.ts";

/** Where logs go that are not told where to. @throws UsageError */
export function runsFolder(): string {
  return join(home(), "runs");
}

/** Where answers of models are kept from one run to the next. @throws UsageError */
export function answersFolder(): string {
  return join(home(), "cache", "evals");
}

/** The log somebody means; the newest where nothing is named. @throws UsageError, LogProblem */
export function findLog(named: string | undefined): string {
  if (named?.trim() === "") throw new UsageError("A run is named by its file, its id or the start of it.");
  return log.findLog(runsFolder(), named);
}

function home(): string {
  const folder = readVariable("ASSAY_HOME");
  try {
    if (folder !== undefined) makeFolder(folder);
    return openHome({ folder });
  } catch (error) {
    throw new UsageError(
      `ASSAY_HOME: ${folder ?? "the home folder"} cannot be made a folder of its own (${codeOf(error)}).`,
    );
  }
}
