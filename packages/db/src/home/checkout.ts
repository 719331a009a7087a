import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the checkout this process runs from, found from its code, else from where it was started. */
export function findCheckout(): string | undefined {
  return climb(import.meta.dirname) ?? climb(process.cwd());
}

function climb(from: string | undefined): string | undefined {
  for (let folder = from; folder !== undefined; folder = parentOf(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml"))) return folder;
  }
  return undefined;
}

function parentOf(folder: string): string | undefined {
  const parent = dirname(folder);
  return parent === folder ? undefined : parent;
}
