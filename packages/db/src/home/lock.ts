import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./process.ts";

export interface LockOptions {
  /** How long to wait for whoever holds it. */
  timeoutMs?: number;
  /** A holder that has not shown signs of life for this long has lost it. */
  staleMs?: number;
}

interface Holder {
  pid: number;
  token: string;
}

/**
 * Runs a function while no other process of this machine runs one under the same lock file. A holder that was
 * killed is noticed at once by its process id, one whose id was given to another by its silence.
 * @throws Error naming the file and the process that holds it, after `timeoutMs`
 */
export async function withLock<T>(
  path: string,
  run: () => Promise<T>,
  { timeoutMs = 120_000, staleMs = 20_000 }: LockOptions = {},
): Promise<T> {
  const mine: Holder = { pid: process.pid, token: randomUUID() };
  const deadline = Date.now() + timeoutMs;
  while (!(await take(path, mine))) {
    const holder = await readHolder(path);
    if (holder !== undefined && (await isStale(path, holder, staleMs))) await steal(path, holder);
    else if (Date.now() > deadline) {
      throw new Error(`${path} is held by process ${holder?.pid ?? "unknown"}. Stop it, or delete the file.`);
    } else await sleep(25 + Math.random() * 50);
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), staleMs / 4);
  try {
    return await run();
  } finally {
    clearInterval(beat);
    if ((await readHolder(path))?.token === mine.token) await rm(path, { force: true });
  }
}

/** The file appears with its content in it: a reader never sees a lock without its holder. */
async function take(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${holder.token}`;
  const file = await open(draft, "wx", 0o600);
  await file.writeFile(JSON.stringify(holder));
  await file.close();
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const [pid, token] = Object.values(JSON.parse(await readFile(path, "utf8")) as object) as unknown[];
    return typeof pid === "number" && typeof token === "string" ? { pid, token } : { pid: 0, token: "" };
  } catch (error) {
    return error instanceof SyntaxError ? { pid: 0, token: "" } : undefined;
  }
}

async function isStale(path: string, { pid }: Holder, staleMs: number): Promise<boolean> {
  if (!isAlive(pid)) return true;
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return age > staleMs;
}

/** Moves the dead holder's file aside; whoever took the lock in between gets it back. */
async function steal(path: string, holder: Holder): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const taken = await readHolder(aside);
  if (taken?.token !== holder.token) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}
