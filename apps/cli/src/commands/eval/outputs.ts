import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Metric } from "@assay/evals";
import type { RunLog, Summary } from "@assay/evals/log";
import { readLog, summarise } from "@assay/evals/log";
import { gate, htmlReport, jsonReport, junit, markdown, terminalTable } from "@assay/evals/reports";
import { UsageError } from "../../env.ts";
import { findBase } from "./find-base.ts";
import { checkFiles, makeFolder } from "./output-files.ts";
import { outputWidth } from "./output-width.ts";

export interface OutputOptions {
  json?: boolean;
  html?: string;
  markdown?: string;
  junit?: string;
  /** Lower ends that have to be reached, by metric. */
  min?: Readonly<Record<string, number>>;
  /** A run that must not be fallen behind. */
  compare?: string;
}

/** Options that can be done with this suite; `compare` is a log's file. */
export type CheckedOutputs = OutputOptions & { readonly isChecked: true };

interface CheckedFor {
  suite: { id: string; metrics: readonly Metric[] };
  /** Its id, where it was begun before. */
  run?: string;
  /** Its log. */
  path: string;
}

/** Refuses what could not be done with the run, before it is paid for. @throws UsageError, LogProblem */
export async function checkOutputs(
  options: OutputOptions,
  { suite, run, path }: CheckedFor,
): Promise<CheckedOutputs> {
  for (const [id, bound] of Object.entries(options.min ?? {})) {
    const metric = suite.metrics.find((each) => each.id === id);
    if (metric === undefined)
      throw new UsageError(
        `--min: no metric ${id}; there are ${suite.metrics.map((each) => each.id).join(", ")}.`,
      );
    if (metric.kind !== "mean" && !(bound >= 0 && bound <= 1))
      throw new UsageError(`--min: ${id} is a share from 0 to 1, and never ${bound}.`);
  }
  const files = { "--html": options.html, "--markdown": options.markdown, "--junit": options.junit };
  checkFiles(files);
  for (const [option, file] of Object.entries(files))
    if (file !== undefined && resolve(file) === resolve(path))
      throw new UsageError(`${option}: ${file} is the log of the run.`);
  const base =
    options.compare === undefined
      ? {}
      : { compare: await findBase(options.compare, { suite: suite.id, run }) };
  return { ...options, ...base, isChecked: true };
}

/** Prints what a run came to, writes the files that were asked for, and fails where a gate does. */
export async function report(path: string, options: CheckedOutputs): Promise<void> {
  const log = await readLog(path);
  const summary = summarise(log);
  await writeOutputs({ log, summary }, options);
  process.stdout.write(options.json === true ? jsonReport(summary) : `${printed(summary)}\n`);
  const base = options.compare === undefined ? undefined : await readLog(options.compare);
  const thresholds = Object.entries(options.min ?? {}).map(([metric, atLeast]) => ({ metric, atLeast }));
  const { passed, checks } = gate({ log, summary }, { thresholds, ...(base !== undefined && { base }) });
  for (const check of checks) if (!check.passed) process.stderr.write(`assay: ${check.why}.\n`);
  if (!passed) process.exitCode = 1;
}

function printed(summary: Summary): string {
  return terminalTable(summary, { width: outputWidth() ?? 100, isColour: process.stdout.isTTY });
}

async function writeOutputs(
  { log, summary }: { log: RunLog; summary: Summary },
  options: OutputOptions,
): Promise<void> {
  const files = [
    [options.html, () => htmlReport([{ log, summary }])],
    [options.markdown, () => markdown(summary)],
    [options.junit, () => junit(log)],
  ] as const;
  for (const [file, make] of files) if (file !== undefined) await write(file, make());
}

export async function write(file: string, text: string): Promise<void> {
  makeFolder(dirname(file));
  await writeFile(file, text);
}
