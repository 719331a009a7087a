import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ClassifierModel } from "@assay/dialogue";
import type { ModelCache } from "@assay/dialogue";

/**
 * Keeps trained classifiers in a folder, each under the hash of the phrases it was trained from: a start with the same
 * phrases trains nothing. What cannot be read or written is trained anew.
 * @param folder where; asked for when a classifier is first needed
 */
export function createClassifierCache(folder: () => string): ModelCache {
  const fileOf = (hash: string) => join(folder(), `${hash.replaceAll(/[^\w-]/gu, "_")}.json`);
  return {
    get(hash) {
      try {
        return ClassifierModel.safeParse(JSON.parse(readFileSync(fileOf(hash), "utf8"))).data;
      } catch {
        return undefined;
      }
    },
    set(hash, model) {
      try {
        mkdirSync(folder(), { recursive: true });
        const draft = `${fileOf(hash)}.${process.pid}`;
        writeFileSync(draft, JSON.stringify(model));
        renameSync(draft, fileOf(hash));
      } catch {
        // A full or read-only disk costs the next start two seconds and nothing else.
      }
    },
  };
}
