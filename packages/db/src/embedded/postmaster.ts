import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, isTaken } from "../home/index.ts";

/** What a server says of itself in its postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

/** The server whose lock lies in a data folder and whose process lives. */
export function readPostmaster(data: string): Postmaster | undefined {
  const lines = readLines(data);
  const pid = Number(lines[0]);
  if (!isServer(pid)) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

/**
 * Whether the lock in a data folder was left by a server that is gone while its process id is still, or again, taken:
 * then PostgreSQL itself would refuse to start for ever.
 */
export function isForeignLock(data: string): boolean {
  const pid = Number(readLines(data)[0]);
  return isTaken(pid) && !isServer(pid);
}

function isServer(pid: number): boolean {
  return isAlive(pid) && /postgres|postmaster/u.test(commandOf(pid));
}

function readLines(data: string): string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/comm`, "utf8");
    if (process.platform === "win32")
      return execFileSync("tasklist", ["/FI", `PID eq ${pid}`], { encoding: "utf8" });
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "postgres";
  }
}
