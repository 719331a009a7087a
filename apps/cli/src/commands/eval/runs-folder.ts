import { join } from "node:path";
import { openHome } from "@assay/db/home";
import * as log from "@assay/evals/log";
import { readVariable } from "../../env.ts";

/** Where logs go that are not told where to. */
export function runsFolder(): string {
  return join(openHome({ folder: readVariable("ASSAY_HOME") }), "runs");
}

/** Where answers of models are kept from one run to the next. */
export function answersFolder(): string {
  return join(openHome({ folder: readVariable("ASSAY_HOME") }), "cache", "evals");
}

/** The log somebody means; the newest where nothing is named. @throws LogProblem */
export function findLog(named: string | undefined): string {
  return log.findLog(runsFolder(), named);
}
