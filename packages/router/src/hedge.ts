import { setTimeout as wait } from "node:timers/promises";
import { abortWith } from "./abort-with.ts";
import { RouterError } from "./error.ts";

export interface Hedged<Result> {
  winner: "first" | "second";
  result: Result;
  /** The second was started, so both are to be accounted. */
  wasHedged: boolean;
}

type Ask<Result> = (signal: AbortSignal) => Promise<Result>;

/**
 * Asks `first`, and `second` as well once `delayMs` has passed without an answer (Dean and Barroso 2013). The one that
 * answers first wins and the other is cancelled; a failure waits for the other. Fails with what `first` failed with.
 */
export async function hedge<Result>(
  first: Ask<Result>,
  second: Ask<Result>,
  delayMs: number,
  signal: AbortSignal,
): Promise<Hedged<Result>> {
  const [one, two, timer] = [new AbortController(), new AbortController(), new AbortController()];
  abortWith(one, signal);
  abortWith(two, signal);
  const primary = first(one.signal);
  try {
    const late = wait(delayMs, undefined, { signal: timer.signal }).catch(() => undefined);
    const early = await Promise.race([primary.then((result) => ({ result })), late]);
    if (early !== undefined) return { winner: "first", result: early.result, wasHedged: false };
  } finally {
    timer.abort();
  }
  const secondary = second(two.signal);
  const win = (winner: "first" | "second", asked: Promise<Result>, loser: AbortController) =>
    asked.then((result) => {
      loser.abort(new RouterError("cancelled", "Another model answered first."));
      return { winner, result, wasHedged: true };
    });
  try {
    return await Promise.any([win("first", primary, two), win("second", secondary, one)]);
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
}
