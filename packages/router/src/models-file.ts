import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { Model, models as shipped, withOverrides } from "./catalogue.ts";

const checkMs = 1_000;

/**
 * The shipped models with those of a user's JSON file over them. The file is looked at again when it has changed;
 * one that cannot be read keeps what was good before and is reported once.
 */
export function createModelsFile(
  path: string,
  { now = Date.now, onError }: { now?: () => number; onError: (message: string) => void },
): () => readonly Model[] {
  let current: readonly Model[] = shipped;
  let readAt = Number.NEGATIVE_INFINITY;
  let version = "";
  return () => {
    if (now() - readAt < checkMs) return current;
    readAt = now();
    try {
      const { mtimeMs, size } = statSync(path);
      const found = `${mtimeMs}:${size}`;
      if (found === version) return current;
      version = found;
      const parsed = z.array(Model).safeParse(JSON.parse(readFileSync(path, "utf8")));
      if (parsed.success) current = withOverrides(shipped, parsed.data);
      else {
        const [issue] = parsed.error.issues;
        onError(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not a list of models"}`);
      }
    } catch (error) {
      const reason = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
      if (version !== reason) onError(reason);
      version = reason;
    }
    return current;
  };
}
