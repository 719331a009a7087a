import "server-only";
import { createReadStream } from "node:fs";
import { readLog, summarise } from "@assay/evals/log";
import type { RunLog } from "@assay/evals/log";
import { htmlReport, jsonReport, junit, markdown } from "@assay/evals/reports";
import type { Locale } from "@assay/ui/i18n.ts";
import { pieces } from "./pieces.ts";
import { inTurn } from "./readings.ts";
import { readSummary, reasonOf, sizeOf } from "./run-logs.ts";
import type { RunLogFile } from "./run-logs.ts";

/** Reports that hold every answer are made of logs up to this size; the command line makes them of larger ones. */
export const mostReportBytes = 64 * 1024 * 1024;

const waitMs = 120_000;

/** What can be taken away from a run, by the name it has in its address. */
const files = {
  "report.html": { type: "text/html; charset=utf-8", needs: "log" },
  "report.md": { type: "text/markdown; charset=utf-8", needs: "summary" },
  "report.json": { type: "application/json", needs: "summary" },
  "junit.xml": { type: "application/xml", needs: "log" },
  "log.jsonl": { type: "application/jsonl", needs: "bytes" },
} as const;
export type RunFile = keyof typeof files;
export const runFiles: readonly RunFile[] = [
  "report.html",
  "report.md",
  "report.json",
  "junit.xml",
  "log.jsonl",
];

export function isRunFile(name: string): name is RunFile {
  return Object.hasOwn(files, name);
}

/** Whether every answer is in it, so that the whole log has to be in memory to make it. */
export function holdsAnswers(file: RunFile): boolean {
  return files[file].needs === "log";
}

/** A run as a file to save; what cannot be made of it says why. */
export async function runFileResponse(run: RunLogFile, file: RunFile, language: Locale): Promise<Response> {
  const { type, needs } = files[file];
  const headers = {
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(nameOf(run, file))}`,
    "cache-control": "private, no-store",
  };
  if (needs === "bytes") return new Response(bytesOf(run.path), { headers });
  if (needs === "log" && (await sizeOf(run)) > mostReportBytes)
    return refusal(413, `The log is too large. Run: assay eval show ${run.name} --html report.html`);
  const made = needs === "log" ? await fromLog(run, file, language) : await fromSummary(run, file);
  return "problem" in made ? refusal(422, made.problem) : new Response(pieces(made.text), { headers });
}

type Made = { text: string } | { problem: string };

async function fromSummary({ path }: RunLogFile, file: RunFile): Promise<Made> {
  const read = await readSummary([path], { waitMs });
  if (read.state !== "read")
    return { problem: read.state === "broken" ? read.reason : "The log is being read." };
  return { text: file === "report.json" ? jsonReport(read.value) : markdown(read.value) };
}

async function fromLog({ path }: RunLogFile, file: RunFile, language: Locale): Promise<Made> {
  return inTurn(async () => {
    let log: RunLog;
    try {
      log = await readLog(path);
    } catch (error) {
      return { problem: reasonOf(error) };
    }
    return {
      text: file === "junit.xml" ? junit(log) : htmlReport([{ log, summary: summarise(log) }], { language }),
    };
  });
}

function nameOf({ name }: RunLogFile, file: RunFile): string {
  const [base = "", ending = ""] = file.split(".");
  return base === "junit" ? `${name}.junit.${ending}` : `${name}.${ending}`;
}

function refusal(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** A file as it is read; a reader that goes away ends the reading. */
function bytesOf(path: string): ReadableStream<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => void stream.destroy(),
  });
}
