import "server-only";
import type { RunRecord } from "@assay/evals/log";
import type { Given } from "../report/search-filters.ts";
import type { Reading } from "./readings.ts";
import { findRun, listRuns, readComparison, readHead } from "./run-logs.ts";
import type { RunComparison, RunLogFile } from "./run-logs.ts";

/** A run to choose. */
export interface RunOption {
  name: string;
  run: RunRecord;
}

export interface ComparePage {
  /** Newest first. */
  options: readonly RunOption[];
  base: string | undefined;
  other: string | undefined;
  /** Parameters of the address that name no run. */
  ignored: readonly string[];
  /** Undefined until two are chosen. */
  reading: Reading<RunComparison> | undefined;
}

/** The two runs that an address names, and those that there are. */
export async function readCompare(given: Given): Promise<ComparePage> {
  const options = (await Promise.all(listRuns().map(optionOf)))
    .flat()
    .toSorted((one, other) => (one.run.startedAt < other.run.startedAt ? 1 : -1));
  const [base, other] = [chosen(given["base"]), chosen(given["other"])];
  const ignored = ["base", "other"].filter(
    (name, at) => given[name] !== undefined && given[name] !== "" && [base, other][at] === undefined,
  );
  const reading =
    base === undefined || other === undefined ? undefined : await readComparison([base.path, other.path]);
  return { options, base: base?.name, other: other?.name, ignored, reading };
}

function chosen(value: Given[string]): RunLogFile | undefined {
  return typeof value === "string" ? findRun(value) : undefined;
}

async function optionOf({ name, path }: RunLogFile): Promise<RunOption[]> {
  const read = await readHead([path]);
  return read.state === "read" ? [{ name, run: read.value }] : [];
}
