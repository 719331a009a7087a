import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createGunzip } from "node:zlib";
import { DatasetProblem } from "../dataset.ts";
import type { LoadOptions } from "../dataset.ts";

/** A row above this is refused before it is parsed; `suite` takes no larger sample either. */
export const mostRowBytes = 10_000_000;

/** A file that is there, and its name for messages. */
export interface OpenFile {
  name: string;
  chunks(): AsyncGenerator<Buffer>;
}

/**
 * Finds a file of samples and reads it, through gzip where it ends in `.gz`.
 * @throws DatasetProblem where it is not there, is not a file, cannot be read, or its gzip is torn
 */
export async function openFile(file: string | URL, { dataFolder }: LoadOptions): Promise<OpenFile> {
  const name = nameOf(file, dataFolder);
  try {
    const found = await stat(name);
    if (!found.isFile()) throw new DatasetProblem(`${name}: is not a file`);
  } catch (error) {
    throw error instanceof DatasetProblem ? error : new DatasetProblem(whyNot(name, file, codeOf(error)));
  }
  return { name, chunks: () => readChunks(name) };
}

function nameOf(file: string | URL, dataFolder: string | undefined): string {
  if (file instanceof URL) return fileURLToPath(file);
  if (path.isAbsolute(file)) return file;
  if (dataFolder === undefined || dataFolder === "")
    throw new DatasetProblem(
      `${file}: is not shipped; set ASSAY_BENCH_DATA to the folder that holds it, and see the suite's source for where to get it`,
    );
  return path.resolve(dataFolder, file);
}

function whyNot(name: string, file: string | URL, code: string): string {
  if (code !== "ENOENT" && code !== "ENOTDIR") return `${name}: cannot be read (${code})`;
  if (file instanceof URL) return `${name}: is not there, although it belongs beside its suite`;
  return path.isAbsolute(file)
    ? `${name}: is not there; correct its path`
    : `${name}: is not there; set ASSAY_BENCH_DATA to a folder that holds ${file}`;
}

async function* readChunks(name: string): AsyncGenerator<Buffer> {
  const file = createReadStream(name);
  const source = name.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  if (source !== file) file.on("error", (error) => source.destroy(error));
  try {
    for await (const chunk of source) yield Buffer.from(chunk);
  } catch (error) {
    const code = codeOf(error);
    throw new DatasetProblem(
      code.startsWith("Z_")
        ? `${name}: its gzip is torn or is none (${code}); get the file again`
        : `${name}: cannot be read (${code})`,
      { cause: error },
    );
  } finally {
    file.destroy();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
