import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Problems } from "./exchange-problem.ts";

/** Files a config refers to. */
export interface SourceFolder {
  /** The text of a file, as `file://…` or a path; undefined where a problem was noted. */
  read(reference: string, place: string): string | undefined;
}

const mostBytes = 10_000_000;

/** Reads files of a folder and below it, and none elsewhere: a config from a stranger reads no keys. */
export function createSourceFolder(root: string, from: string, problems: Problems): SourceFolder {
  return {
    read(reference, place) {
      const name = reference.replace(/^file:\/\//u, "");
      try {
        const file = realpathSync(path.resolve(from, name));
        const inside = path.relative(realpathSync(root), file);
        if (inside.startsWith("..") || path.isAbsolute(inside)) {
          problems.add(place, `${name} is outside of ${root}; files are read from there and below only`);
          return undefined;
        }
        const { size } = statSync(file);
        if (size > mostBytes) {
          problems.add(place, `${name} has ${size} bytes, and at most ${mostBytes} are taken`);
          return undefined;
        }
        return readFileSync(file, "utf8");
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
        problems.add(place, code === "ENOENT" ? `${name} is not there` : `${name} cannot be read (${code})`);
        return undefined;
      }
    },
  };
}
