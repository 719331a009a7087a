import type { AttemptOptions } from "./attempt.ts";
import { RouterError } from "./error.ts";
import type { ForwardOptions } from "./forward.ts";
import type { Health } from "./health.ts";
import { hedge } from "./hedge.ts";
import type { Choice } from "./policy.ts";
import type { RequestRecord } from "./record.ts";
import type { RetryOptions } from "./retry.ts";
import { backoffMs, pause } from "./retry.ts";
import { addressOfTarget } from "./target.ts";
import type { Target } from "./wires/index.ts";

export interface TriesOptions {
  health: Health;
  now: () => number;
  retry: RetryOptions;
  attempt: Omit<AttemptOptions & ForwardOptions, "signal">;
  /** Streams that are later than they mostly are are asked of a second model too. */
  hedges: boolean;
}

type Ask<Result> = (target: Target, options: AttemptOptions & ForwardOptions) => Promise<Result>;

/** Asks models one after the other, each a few times, and remembers how they did. */
export class Tries {
  readonly #options: TriesOptions;

  constructor(options: TriesOptions) {
    this.#options = options;
  }

  /** Asks a target, and where streams are hedged the next one too once the first is later than it mostly is. */
  async #askOneOrTwo<Result>(
    target: Target,
    targets: readonly Target[],
    { isStream }: RequestRecord,
    signal: AbortSignal,
    ask: Ask<Result>,
  ): Promise<{ winner: Target; loser: Target | undefined; result: Result; delayMs: number }> {
    const { health, hedges, attempt } = this.#options;
    const askOf = (asked: Target) => (own: AbortSignal) => ask(asked, { ...attempt, signal: own });
    const delayMs = hedges && isStream ? health.p95(target) : undefined;
    if (delayMs === undefined) {
      return { winner: target, loser: undefined, result: await askOf(target)(signal), delayMs: 0 };
    }
    const later = targets.slice(targets.indexOf(target) + 1);
    const rival = later.find((each) => health.waitMs(each) === 0) ?? target;
    const { winner, result, wasHedged } = await hedge(askOf(target), askOf(rival), delayMs, signal);
    if (!wasHedged) return { winner: target, loser: undefined, result, delayMs: 0 };
    return winner === "first"
      ? { winner: target, loser: rival, result, delayMs: 0 }
      : { winner: rival, loser: target, result, delayMs };
  }

  /** Tries the targets in order, each a few times, until one begins to answer. */
  async first<Result>(
    { targets }: Choice,
    record: RequestRecord,
    signal: AbortSignal,
    ask: Ask<Result>,
  ): Promise<{ target: Target; result: Result }> {
    const { health, now, retry } = this.#options;
    let last: RouterError | undefined;
    for (const target of targets) {
      const address = addressOfTarget(target);
      for (let attempt = 1; health.admit(target); attempt++) {
        const started = now();
        try {
          const { winner, loser, result, delayMs } = await this.#askOneOrTwo(
            target,
            targets,
            record,
            signal,
            ask,
          );
          if (loser !== undefined) {
            record.hedged = addressOfTarget(loser);
            record.attempts.push({ address: record.hedged, code: "cancelled" });
          }
          record.attempts.push({ address: addressOfTarget(winner), code: "ok" });
          record.firstTokenMs = now() - started;
          health.succeeded(winner, record.firstTokenMs - delayMs);
          return { target: winner, result };
        } catch (error) {
          if (!(error instanceof RouterError)) throw error;
          last = error;
          record.attempts.push({ address, code: error.code });
          if (error.rule.retryable || error.code === "unauthorised") health.failed(target);
          else health.released(target);
          if (error.code === "cancelled" || !error.rule.fallsOver) throw error;
          const wait = backoffMs(error, attempt, retry);
          if (wait === undefined) break;
          await pause(wait, signal);
        }
      }
    }
    if (last !== undefined) throw last;
    const waits = targets.map((target) => health.waitMs(target));
    throw new RouterError(
      "not_reachable",
      "Every model that could answer failed lately and is left alone for a while.",
      {
        retryAfterMs: Math.min(...waits),
      },
    );
  }
}
