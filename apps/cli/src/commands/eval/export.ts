import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RunLog } from "@assay/evals/log";
import { readLog, summarise } from "@assay/evals/log";
import { inspectLogJson, promptfooJson } from "@assay/evals/exchange";
import { htmlReport, jsonReport, junit, markdown } from "@assay/evals/reports";
import { UsageError } from "../../env.ts";
import { expected } from "./expected.ts";
import { findLog } from "./runs-folder.ts";

export interface ExportOptions {
  to: "inspect" | "promptfoo" | "html" | "markdown" | "junit" | "json";
  model?: string;
  out?: string;
}

/** Writes a run in another program's format, to a file or to standard output. */
export async function exportEval(named: string | undefined, options: ExportOptions): Promise<void> {
  await expected(async () => {
    const log = await readLog(findLog(named));
    const chunks = Readable.from(chunksOf(log, options));
    if (options.out === undefined) await pipeline(chunks, process.stdout, { end: false });
    else await pipeline(chunks, createWriteStream(options.out));
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

function oneModel({ run: { models } }: RunLog, named: string | undefined): string {
  const addresses = models.map(({ address }) => address);
  const [first, ...others] = models.filter(({ kind }) => kind !== "baseline").map(({ address }) => address);
  if (named !== undefined && !addresses.includes(named))
    throw new UsageError(`The run has no model ${named}. It has ${addresses.join(", ")}.`);
  if (named === undefined && others.length > 0)
    throw new UsageError(`This format holds one model. Name one with --model: ${addresses.join(", ")}.`);
  return named ?? first ?? addresses[0] ?? "";
}
