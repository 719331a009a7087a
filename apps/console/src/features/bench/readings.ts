import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** What came of reading files: their sense, not yet, or why not. */
export type Reading<T> =
  | { state: "read"; value: T }
  /** It takes longer than a page waits; it goes on. */
  | { state: "reading" }
  | { state: "broken"; reason: string };

export interface ReadingsOptions<T> {
  read: (paths: readonly string[]) => Promise<T>;
  /** What went wrong, in a sentence that anybody may read. */
  reasonOf: (error: unknown) => string;
  /** How much is kept, by the sum of the weights. */
  most: number;
  weigh?: (value: T) => number;
  now?: () => number;
}

type Settled<T> = Exclude<Reading<T>, { state: "reading" }>;

interface Entry<T> {
  settled?: { key: string; reading: Settled<T>; at: number; tookMs: number };
  pending?: Promise<Settled<T>>;
}

/** Files that are being written are read again only after so many times as long as reading took. */
const restFactor = 10;

/**
 * Readings of files, kept in memory until the files change: by their paths, sizes and times. What was used last is kept
 * longest. A page waits for a while and no longer; two readings run at once, and others wait for their turn.
 */
export function createReadings<T>({ read, reasonOf, most, weigh, now = Date.now }: ReadingsOptions<T>) {
  const entries = new Map<string, Entry<T>>();

  async function begin(entry: Entry<T>, paths: readonly string[], key: string): Promise<Settled<T>> {
    return inTurn(async () => {
      const from = now();
      const reading = await read(paths).then(
        (value): Settled<T> => ({ state: "read", value }),
        (error: unknown): Settled<T> => ({ state: "broken", reason: reasonOf(error) }),
      );
      entry.settled = { key, reading, at: now(), tookMs: now() - from };
      delete entry.pending;
      evict();
      return reading;
    });
  }

  function evict(): void {
    let sum = 0;
    for (const [id, { settled, pending }] of [...entries].toReversed()) {
      const reading = settled?.reading;
      sum += reading?.state === "read" ? (weigh?.(reading.value) ?? 1) : 1;
      // What was read last stays, however large it is.
      if (sum > most && pending === undefined && id !== [...entries.keys()].at(-1)) entries.delete(id);
    }
  }

  return async function look(
    paths: readonly string[],
    { waitMs = 4_000 }: { waitMs?: number } = {},
  ): Promise<Reading<T>> {
    const id = paths.join("\0");
    const entry = entries.get(id) ?? {};
    entries.delete(id);
    entries.set(id, entry);
    let key: string;
    try {
      key = (await Promise.all(paths.map(fingerprint))).join(" ");
    } catch (error) {
      entries.delete(id);
      return { state: "broken", reason: reasonOf(error) };
    }
    const { settled } = entry;
    const isFresh =
      settled !== undefined && (settled.key === key || now() - settled.at < restFactor * settled.tookMs);
    if (isFresh) return settled.reading;
    entry.pending ??= begin(entry, paths, key);
    const timer = new AbortController();
    const late = sleep(waitMs, undefined, { signal: timer.signal, ref: false }).catch(() => undefined);
    const found = await Promise.race([entry.pending, late]);
    timer.abort();
    return found ?? settled?.reading ?? { state: "reading" };
  };
}

async function fingerprint(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${ino}:${size}:${mtimeMs}`;
}

const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** One after the other over all readings of the process: large files are not parsed side by side. */
export async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await run();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
