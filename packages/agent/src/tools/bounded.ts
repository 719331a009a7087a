/** How a bounded piece of work ended. */
export type Bounded<Value> =
  | { end: "value"; value: Value }
  | { end: "threw"; error: unknown }
  | { end: "timed_out" }
  | { end: "cancelled" };

export interface Bounds {
  timeoutMs: number;
  /** Of the caller. */
  signal: AbortSignal;
}

/**
 * Waits for `work` no longer than it may take and no longer than the caller wants it. Its own signal is aborted in both
 * cases; what it does after that is ignored.
 */
export async function bounded<Value>(
  work: (signal: AbortSignal) => Promise<Value> | Value,
  { timeoutMs, signal }: Bounds,
): Promise<Bounded<Value>> {
  if (signal.aborted) return { end: "cancelled" };
  const own = new AbortController();
  const { promise: cut, resolve: cutOff } = Promise.withResolvers<Bounded<Value>>();
  const stop = (end: "timed_out" | "cancelled") => {
    cutOff({ end });
    own.abort(end);
  };
  const onAbort = () => stop("cancelled");
  signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => stop("timed_out"), timeoutMs);
  try {
    return await Promise.race([run(work, own.signal), cut]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

async function run<Value>(
  work: (signal: AbortSignal) => Promise<Value> | Value,
  signal: AbortSignal,
): Promise<Bounded<Value>> {
  try {
    return { end: "value", value: await work(signal) };
  } catch (error) {
    return { end: "threw", error };
  }
}
