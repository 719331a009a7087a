import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RunLog } from "@assay/evals/log";
import { readLog, summarise } from "@assay/evals/log";
import { inspectLogJson, promptfooJson } from "@assay/evals/exchange";
import { htmlReport, jsonReport, junit, markdown } from "@assay/evals/reports";
import { UsageError } from "../../env.ts";
import { expected } from "./expected.ts";
import { checkWritable } from "./output-files.ts";
import { findLog } from "./runs-folder.ts";

export interface ExportOptions {
  to: "inspect" | "promptfoo" | "html" | "markdown" | "junit" | "json";
  model?: string;
  out?: string;
}

/** Writes a run in another program's format, to a file or to standard output. */
export async function exportEval(named: string | undefined, options: ExportOptions): Promise<void> {
  await expected(async () => {
    const { out = "-" } = options;
    if (out !== "-") checkWritable(out, "--out");
    const path = findLog(named);
    if (resolve(out) === resolve(path)) throw new UsageError(`--out: ${out} is the log of the run.`);
    const log = await readLog(path);
    checkModel(log, options);
    const chunks = Readable.from(chunksOf(log, options));
    if (out === "-") await pipeline(chunks, process.stdout, { end: false });
    else await pipeline(chunks, createWriteStream(out));
  });
}

function chunksOf(log: RunLog, { to, model }: ExportOptions): Iterable<string> {
  switch (to) {
    case "inspect":
      return inspectLogJson(log, oneModel(log, model));
    case "promptfoo":
      return promptfooJson(log);
    case "html":
      return [htmlReport([{ log, summary: summarise(log) }])];
    case "markdown":
      return [markdown(summarise(log))];
    case "junit":
      return [junit(log)];
    case "json":
      return [jsonReport(summarise(log))];
  }
}

function checkModel({ run: { models } }: RunLog, { to, model }: ExportOptions): void {
  if (model === undefined) return;
  const addresses = models.map(({ address }) => address);
  if (!addresses.includes(model))
    throw new UsageError(`The run has no model ${model}. It has ${addresses.join(", ")}.`);
  if (to !== "inspect") throw new UsageError(`--model: ${to} holds all models of a run; leave it out.`);
}

function oneModel({ run: { models } }: RunLog, named: string | undefined): string {
  const addresses = models.map(({ address }) => address);
  const [first, ...others] = models.filter(({ kind }) => kind !== "baseline").map(({ address }) => address);
  if (named === undefined && others.length > 0)
    throw new UsageError(`This format holds one model. Name one with --model: ${addresses.join(", ")}.`);
  return named ?? first ?? addresses[0] ?? "";
}
