import { readFile, stat } from "node:fs/promises";
import { isAlive } from "@assay/db/home";
import { z } from "zod";

/** Where a run stands, as far as its log says. */
export type RunState = "running" | "interrupted" | "complete";

const Holder = z.object({ pid: z.int() });

/** Whoever writes a log shows that it lives more often than this. */
const silentMs = 20_000;

/** A log without an end is being written as long as somebody alive holds its lock. */
export async function stateOf(path: string, isComplete: boolean): Promise<RunState> {
  if (isComplete) return "complete";
  return (await isWritten(path)) ? "running" : "interrupted";
}

async function isWritten(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(`${path}.lock`);
    const { pid } = Holder.parse(JSON.parse(await readFile(`${path}.lock`, "utf8")));
    return Date.now() - mtimeMs < silentMs && isAlive(pid);
  } catch {
    return false;
  }
}

/** Tries that have a result, of those that were planned, and those that were lost to a provider. */
export function progressOf(
  models: readonly { counts: { planned: number; missing: number; runErrors: number } }[],
): { done: number; lost: number; planned: number } {
  const sum = (kind: "planned" | "missing" | "runErrors") =>
    models.reduce((total, { counts }) => total + counts[kind], 0);
  const [planned, lost] = [sum("planned"), sum("runErrors")];
  return { done: planned - lost - sum("missing"), lost, planned };
}
