import "server-only";
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { openHome } from "@assay/db/home";
import { LogProblem, listLogs, readLog, readRun, summarise } from "@assay/evals/log";
import type { Comparison, RunRecord, Summary } from "@assay/evals/log";
import { compareRuns, diffRuns } from "@assay/evals/reports";
import type { RunDiff } from "@assay/evals/reports";
import { readEnv } from "~/server/env.ts";
import { createReadings } from "./readings.ts";
import { indexRun } from "./run-index.ts";
import type { RunIndex } from "./run-index.ts";

/** A log in the folder of runs. */
export interface RunLogFile {
  /** Its file's name without the ending: what addresses call the run. */
  name: string;
  path: string;
}

const ending = ".jsonl";

/** Where the command line leaves the logs of its runs. */
export function runsFolder(): string {
  return join(openHome({ folder: readEnv().ASSAY_HOME }), "runs");
}

/** Every log, as they are named. */
export function listRuns(): RunLogFile[] {
  return listLogs(runsFolder()).map((path) => ({ name: basename(path, ending), path }));
}

/** The log that an address names: one that is in the folder, and nothing beside it. */
export function findRun(name: string): RunLogFile | undefined {
  const names = new Set([name, decoded(name)]);
  return listRuns().find((run) => names.has(run.name));
}

/** A part of an address as it was before it became one; as it is where it never was any. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What is said of a log that cannot be read: the file by its name, and no other path of the machine. */
export function reasonOf(error: unknown): string {
  if (error instanceof LogProblem) return error.message.replaceAll(join(runsFolder(), "/"), "");
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  process.stderr.write(`${JSON.stringify({ level: "warn", event: "bench.log_unreadable", code })}\n`);
  return code;
}

/** A run without what was answered: its summary, and its samples to choose from. */
export interface RunOverview extends RunIndex {
  summary: Summary;
  resumes: number;
  /** The last line was cut off in writing. */
  isTorn: boolean;
}

/** Two runs of one suite, the second less the first. */
export interface RunComparison {
  base: RunRecord;
  other: RunRecord;
  comparisons: readonly Comparison[];
  diff: RunDiff;
}

const mostRows = 250_000;

/** The first lines of logs. */
export const readHead = createReadings<RunRecord>({
  read: ([path = ""]) => readRun(path),
  reasonOf,
  most: 5_000,
});

/** Summaries, for lists of runs. */
export const readSummary = createReadings<Summary>({
  read: async ([path = ""]) => summarise(await readLog(path, { isSlim: true })),
  reasonOf,
  most: 500,
});

/** Runs with their samples; the largest that are not looked at are forgotten. */
export const readOverview = createReadings<RunOverview>({
  async read([path = ""]) {
    const log = await readLog(path, { isSlim: true });
    return {
      summary: summarise(log),
      ...indexRun(log),
      resumes: log.resumes.length,
      isTorn: log.tornBytes > 0,
    };
  },
  reasonOf,
  most: mostRows,
  weigh: ({ rows }) => Math.max(1, rows.length),
});

/** What changed from one run to another. */
export const readComparison = createReadings<RunComparison>({
  async read([base = "", other = ""]) {
    const [before, after] = [await readLog(base, { isSlim: true }), await readLog(other, { isSlim: true })];
    return {
      base: before.run,
      other: after.run,
      comparisons: compareRuns(before, after),
      diff: diffRuns(before, after),
    };
  },
  reasonOf,
  most: 20,
});

/** Of a log, in bytes; 0 where it is gone. */
export async function sizeOf({ path }: RunLogFile): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
