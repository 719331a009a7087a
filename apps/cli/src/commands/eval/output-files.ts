import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "../../env.ts";

/** Makes a folder with those above it. That of Node never ends where a file system takes no folders, such as /proc. */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

/** @throws UsageError where a file cannot be written, before there is anything to write */
export function checkWritable(file: string, option: string): void {
  if (file.trim() === "") throw new UsageError(`${option} is empty; it takes a file.`);
  try {
    const found = existsSync(file) ? statSync(file) : undefined;
    if (found?.isDirectory() === true)
      throw new UsageError(`${option}: ${file} is a folder; it takes a file.`);
    if (found !== undefined && !found.isFile()) return;
    makeFolder(dirname(file));
    closeSync(openSync(file, "a"));
    if (found === undefined) rmSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${option}: ${file} cannot be written (${codeOf(error)}).`);
  }
}

/** Files of options, by the option. @throws UsageError where one cannot be written or is named twice */
export function checkFiles(files: Readonly<Record<string, string | undefined>>): void {
  const options = new Map<string, string>();
  for (const [option, file] of Object.entries(files)) {
    if (file === undefined) continue;
    if (file === "-")
      throw new UsageError(
        `${option} takes a file. \`assay eval export --to ${option.slice(2)}\` writes to standard output.`,
      );
    checkWritable(file, option);
    const before = options.get(resolve(file));
    if (before !== undefined) throw new UsageError(`${before} and ${option} are the same file: ${file}.`);
    options.set(resolve(file), option);
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
