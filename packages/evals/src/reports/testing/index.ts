import { summarise } from "../../log/summarise.ts";
import type { PageRun } from "../html/build-page.ts";
import { makeLog } from "./make-log.ts";
import type { MakeLogOptions } from "./make-log.ts";

export { makeLog };
export type { MakeLogOptions };

/** A made log with its summary. */
export function makeRun(options: MakeLogOptions): PageRun {
  const log = makeLog(options);
  return { log, summary: summarise(log) };
}
