import { readFileSync } from "node:fs";

/** Whether a process with this id runs, whoever owns it. One that has ended and that nobody has waited for does not. */
export function isAlive(pid: number): boolean {
  return isTaken(pid) && stateOf(pid) !== "Z";
}

/** Whether the id belongs to anything, be it only to what is left of a process. */
export function isTaken(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Linux tells of a process in /proc; a container's first process may never wait for those it inherits. */
function stateOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2)[0];
  } catch {
    return undefined;
  }
}
