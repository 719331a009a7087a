import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { LogProblem } from "./problem.ts";
import { codeOf, parseLine } from "./read-log.ts";
import type { RunRecord } from "./record.ts";

const mostBytes = 4 * 1024 * 1024;
const lineFeed = 0x0a;

/**
 * What a log says of its run, whatever its size: reads no more than its first line.
 * @throws LogProblem where that is no run record or goes on for more than 4 MB
 */
export async function readRun(path: string): Promise<RunRecord> {
  const line = await firstLine(path);
  const record = parseLine(line, `${path}:1`);
  if (record.type !== "run")
    throw new LogProblem(`${path}: its first line is no run record; it is no log of a run`);
  return record;
}

async function firstLine(path: string): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    while (size <= mostBytes) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(64 * 1024));
      if (bytesRead === 0)
        throw new LogProblem(`${path}: holds no whole line; delete it and start the run anew`);
      const part = buffer.subarray(0, bytesRead);
      const end = part.indexOf(lineFeed);
      parts.push(end === -1 ? part : part.subarray(0, end));
      if (end !== -1) return Buffer.concat(parts).toString("utf8");
      size += bytesRead;
    }
  } catch (error) {
    if (error instanceof LogProblem) throw error;
    throw new LogProblem(`${path}: cannot be read (${codeOf(error)})`);
  } finally {
    await file?.close();
  }
  throw new LogProblem(`${path}: its first line is longer than ${mostBytes} bytes; it is no log of a run`);
}
