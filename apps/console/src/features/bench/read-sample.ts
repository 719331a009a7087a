import "server-only";
import { readTries } from "@assay/evals/log";
import type { ResultRecord, RunRecord, SampleRecord } from "@assay/evals/log";
import type { Given } from "../report/search-filters.ts";
import { chooseSamples } from "./read-run.ts";
import type { SampleChoice } from "./read-run.ts";
import type { Reading } from "./readings.ts";
import { decoded, readOverview, reasonOf } from "./run-logs.ts";
import type { RunLogFile } from "./run-logs.ts";
import { neighboursOf } from "./sample-filter.ts";

/** One sample of a run with everything that was answered to it. */
export interface SamplePage {
  name: string;
  run: RunRecord;
  sample: SampleRecord;
  /** By model and epoch, whole. */
  results: readonly ResultRecord[];
  /** What stands beside it in the list it was opened from. */
  neighbours: ReturnType<typeof neighboursOf>;
  chosen: SampleChoice;
}

/** The sample that an address names; undefined where the run has none such. */
export async function readSamplePage(
  { name, path }: RunLogFile,
  asked: string,
  given: Given,
): Promise<Reading<SamplePage> | undefined> {
  const overview = await readOverview([path]);
  if (overview.state !== "read") return overview;
  const { rows, summary } = overview.value;
  const id = [decoded(asked), asked].find((each) => rows.some((row) => row.id === each));
  if (id === undefined) return undefined;
  try {
    const tries = await readTries(path, id);
    if (tries === undefined) return undefined;
    const chosen = chooseSamples(overview.value, given);
    return {
      state: "read",
      value: { name, run: summary.run, ...tries, chosen, neighbours: neighboursOf(chosen.rows, id) },
    };
  } catch (error) {
    return { state: "broken", reason: reasonOf(error) };
  }
}
