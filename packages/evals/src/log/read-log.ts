import { createReadStream } from "node:fs";
import { z } from "zod";
import { LogProblem } from "./problem.ts";
import { LogRecord, logVersion } from "./record.ts";
import type { EndRecord, ResultRecord, ResumeRecord, RunLog, RunRecord, SampleRecord } from "./record.ts";

export interface ReadLog extends RunLog {
  /** Bytes of whole lines; what follows is a line that was cut off in writing and counts for nothing. */
  wholeBytes: number;
  /** Bytes that were cut off. */
  tornBytes: number;
}

export interface ReadLogOptions {
  /** Leaves out what was answered: for sums over large logs. */
  isSlim?: boolean;
}

const Kind = z.looseObject({ type: z.string().optional(), version: z.unknown().optional() });

/**
 * Reads a log. Of several results of one model, sample and epoch the last one counts. A last line without its end was
 * cut off by a kill or a full disk and is left out; a broken line anywhere else is an error.
 * @throws LogProblem naming the file and the line
 */
export async function readLog(path: string, { isSlim = false }: ReadLogOptions = {}): Promise<ReadLog> {
  let run: RunRecord | undefined;
  let end: EndRecord | undefined;
  const samples = new Map<string, SampleRecord>();
  const results = new Map<string, ResultRecord>();
  const resumes: ResumeRecord[] = [];
  let wholeBytes = 0;
  let tornBytes = 0;
  let number = 0;
  for await (const { raw, bytes, isWhole } of linesOf(path)) {
    number += 1;
    if (!isWhole) {
      tornBytes = bytes;
      break;
    }
    const record = parseLine(raw.toString("utf8"), `${path}:${number}`);
    wholeBytes += bytes;
    if ((record.type === "run") !== (number === 1))
      throw new LogProblem(
        number === 1
          ? `${path}: its first line is no run record; it is no log of a run`
          : `${path}:${number}: a second run begins here; two runs cannot share one log`,
      );
    if (record.type === "run") run = record;
    else if (record.type === "sample") samples.set(record.id, record);
    else if (record.type === "resume") {
      resumes.push(record);
      end = undefined;
    } else if (record.type === "end") end = record;
    else {
      if (isSlim) delete record.solution;
      results.set(keyOf(record), record);
    }
  }
  if (run === undefined)
    throw new LogProblem(`${path}: holds no whole line; delete it and start the run anew`);
  return { run, samples, results: [...results.values()], resumes, end, wholeBytes, tornBytes };
}

/** What makes a result the same try as another. */
export function keyOf({ model, sample, epoch }: Pick<ResultRecord, "model" | "sample" | "epoch">): string {
  return JSON.stringify([model, sample, epoch]);
}

export interface Line {
  raw: Buffer;
  /** With its end. */
  bytes: number;
  isWhole: boolean;
}

/** Split at line feeds alone: JSON leaves other separators (U+2028) as they are. */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      const bytes = Buffer.from(chunk);
      let from = 0;
      for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, from)) {
        const last = bytes.subarray(from, at);
        const raw = parts.length === 0 ? last : Buffer.concat([...parts, last]);
        parts = [];
        from = at + 1;
        yield { raw, bytes: raw.length + 1, isWhole: true };
      }
      if (from < bytes.length) parts.push(bytes.subarray(from));
    }
  } catch (error) {
    if (error instanceof LogProblem) throw error;
    throw new LogProblem(`${path}: cannot be read (${codeOf(error)})`);
  }
  const rest = Buffer.concat(parts);
  if (rest.length > 0) yield { raw: rest, bytes: rest.length, isWhole: false };
}

const lineFeed = 0x0a;

/** @throws LogProblem naming the place */
export function parseLine(line: string, place: string): LogRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new LogProblem(`${place}: is not JSON; the file was changed or damaged after it was written`);
  }
  const kind = Kind.safeParse(value).data;
  if (kind?.type === "run" && kind.version !== logVersion)
    throw new LogProblem(
      `${place}: has version ${JSON.stringify(kind.version)} of the format, and this program reads ${logVersion}`,
    );
  const parsed = LogRecord.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LogProblem(`${place}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "does not fit"}`);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
