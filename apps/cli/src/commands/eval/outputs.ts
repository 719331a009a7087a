import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { RunLog, Summary } from "@assay/evals/log";
import { readLog, summarise } from "@assay/evals/log";
import { gate, htmlReport, jsonReport, junit, markdown, terminalTable } from "@assay/evals/reports";
import { findBase } from "./find-base.ts";

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

/** Prints what a run came to, writes the files that were asked for, and fails where a gate does. */
export async function report(path: string, options: OutputOptions): Promise<void> {
  const log = await readLog(path);
  const summary = summarise(log);
  await writeOutputs({ log, summary }, options);
  process.stdout.write(options.json === true ? jsonReport(summary) : `${printed(summary)}\n`);
  const base = options.compare === undefined ? undefined : await findBase(options.compare, log);
  const thresholds = Object.entries(options.min ?? {}).map(([metric, atLeast]) => ({ metric, atLeast }));
  const { passed, checks } = gate({ log, summary }, { thresholds, ...(base !== undefined && { base }) });
  for (const check of checks) if (!check.passed) process.stderr.write(`assay: ${check.why}.\n`);
  if (!passed) process.exitCode = 1;
}

function printed(summary: Summary): string {
  const { columns, isTTY } = process.stdout;
  return terminalTable(summary, { width: columns ?? 100, isColour: isTTY });
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
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
