import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, chown, cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { z } from "zod";
import { canEnter, canRun, serverAccount } from "./account.ts";
import type { UnixAccount } from "./account.ts";
import { findBinaries, programOf } from "./binaries.ts";

/** Where a home's server keeps its data and listens. */
const Place = z.strictObject({
  version: z.literal(1),
  data: z.string(),
  port: z.int().min(1).max(65_535),
});
export type Place = z.infer<typeof Place>;

const elsewhere = "/var/lib/assay";

/** The place written down in a home, or undefined before its first start. */
export function readPlace(home: string): Place | undefined {
  try {
    return Place.parse(JSON.parse(readFileSync(join(home, "postgres.json"), "utf8")));
  } catch {
    return undefined;
  }
}

export async function writePlace(home: string, place: Place): Promise<void> {
  const path = join(home, "postgres.json");
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(place, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

/** What is needed to run the server of a home: its programs, whom they run as, and its place. */
export interface Installation {
  native: string;
  account: UnixAccount | undefined;
  place: Place;
}

/**
 * Finds or chooses the place of a home's server. Under root, what its user cannot reach (a checkout below a private
 * folder such as /root) is put under /var/lib/assay instead.
 */
export async function install(home: string): Promise<Installation> {
  const account = serverAccount();
  const shipped = findBinaries();
  const apart = join(elsewhere, createHash("sha256").update(home).digest("hex").slice(0, 12));
  const native =
    account === undefined || canRun(programOf(shipped, "postgres"), account)
      ? shipped
      : await copyBinaries(shipped, join(apart, "native"));
  const known = readPlace(home);
  if (known !== undefined && (known.data !== join(home, "pg") || existsSync(known.data))) {
    return { native, account, place: known };
  }
  const reachable = account === undefined || canEnter(home, account);
  const data = join(reachable ? home : apart, "pg");
  if (!reachable) await mkdir(dirname(data), { recursive: true, mode: 0o711 });
  const place: Place = { version: 1, data, port: known?.port ?? (await freePort()) };
  await writePlace(home, place);
  return { native, account, place };
}

async function copyBinaries(from: string, to: string): Promise<string> {
  const source = join(to, ".source");
  if (existsSync(source) && readFileSync(source, "utf8") === from) return to;
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  for (const folder of [elsewhere, dirname(to)]) await chmod(folder, 0o711);
  await writeFile(source, from);
  return to;
}

/** Gives a file or folder to the server's account. */
export async function giveTo(account: UnixAccount | undefined, path: string): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/** A port of the loopback address that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
