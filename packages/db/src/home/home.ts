import { chmodSync, mkdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { findCheckout } from "./checkout.ts";

/** Names a folder for what outlives a process: the secrets, the embedded database, its log. */
export interface HomeOptions {
  /** `ASSAY_HOME`; `.assay` in the checkout when left out, `~/.assay` outside of one. */
  folder?: string | undefined;
}

/**
 * The home folder, created when it is not there. Its files are private to their owner; under root others may pass
 * through the folder, because the database server refuses to run as root and has to reach its data below it.
 */
export function openHome({ folder }: HomeOptions = {}): string {
  const home = resolve(folder ?? join(findCheckout() ?? homedir(), ".assay"));
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  mkdirSync(home, { recursive: true, mode });
  if (process.platform !== "win32" && (statSync(home).mode & 0o777) !== mode) chmodSync(home, mode);
  return home;
}
