import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { LogProblem } from "./problem.ts";
import type { LogRecord, ResumeRecord, RunRecord } from "./record.ts";

/** Appends to a log. What it has taken is on the disk after `flush`, and at the latest a moment later. */
export interface LogWriter {
  append(record: LogRecord): void;
  /** @throws LogProblem where the disk is full or gone; what was written up to then stands */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const mostWaiting = 64 * 1024;
const flushEveryMs = 200;

/** Begins a log. @throws LogProblem where there is a file already */
export async function createLog(path: string, run: RunRecord): Promise<LogWriter> {
  let file: FileHandle;
  try {
    file = await open(path, "wx");
  } catch (error) {
    throw new LogProblem(
      isCode(error, "EEXIST")
        ? `${path}: is there already; resume it, or name another file`
        : `${path}: cannot be written (${codeOf(error)})`,
    );
  }
  return begin(path, file, run);
}

/** Goes on with a log after its whole lines; a line that was cut off is taken away. */
export async function continueLog(
  path: string,
  { wholeBytes, resume }: { wholeBytes: number; resume: ResumeRecord },
): Promise<LogWriter> {
  const file = await open(path, "r+");
  await file.truncate(wholeBytes);
  return begin(path, file, resume, wholeBytes);
}

async function begin(path: string, file: FileHandle, first: LogRecord, from = 0): Promise<LogWriter> {
  const writer = createWriter(path, file, from);
  writer.append(first);
  await writer.flush();
  return writer;
}

function createWriter(path: string, file: FileHandle, from: number): LogWriter {
  let position = from;
  let waiting: string[] = [];
  let size = 0;
  let writing = Promise.resolve();
  let problem: LogProblem | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const text = Buffer.from(waiting.join(""));
    waiting = [];
    size = 0;
    if (problem !== undefined || text.length === 0) return;
    try {
      let done = 0;
      while (done < text.length) {
        const { bytesWritten } = await file.write(text, done, text.length - done, position);
        done += bytesWritten;
        position += bytesWritten;
      }
    } catch (error) {
      problem = new LogProblem(
        isCode(error, "ENOSPC")
          ? `${path}: the disk is full. Make room and resume the run: what was written stands.`
          : `${path}: cannot be written (${codeOf(error)}). What was written stands; resume the run when it can.`,
      );
    }
  }

  async function flush(): Promise<void> {
    writing = writing.then(write);
    await writing;
    if (problem !== undefined) throw problem;
  }

  return {
    append(record) {
      const line = `${JSON.stringify(record)}\n`;
      waiting.push(line);
      size += line.length;
      if (size >= mostWaiting) writing = writing.then(write);
      else timer ??= setTimeout(() => (writing = writing.then(write)), flushEveryMs);
    },
    flush,
    async close() {
      try {
        await flush();
      } finally {
        clearTimeout(timer);
        await file.close();
      }
    },
  };
}

function isCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
