import type { ModelEntry, ResultRecord, SampleError } from "../log/record.ts";
import type { Score } from "../scorer.ts";
import type { Solution, SolveContext } from "../solver.ts";
import type { OpenSample, SampleLimits } from "../suite.ts";
import type { CompletionCache } from "./completion-cache.ts";
import { createMeter } from "./meter.ts";
import { SampleProblem } from "./sample-problem.ts";
import { seedOf } from "./seed.ts";

export interface TryOptions {
  open: OpenSample;
  model: ModelEntry;
  epoch: number;
  runSeed: string;
  scorers: readonly string[];
  limits: SampleLimits;
  fetch: typeof globalThis.fetch;
  cache: CompletionCache | undefined;
  /** Ends the run. */
  signal: AbortSignal;
  now: () => number;
}

const scorerTimeoutMs = 120_000;
/** Ends what a solver left running. One for all: an exception of its own for every try is a tenth of the time. */
const over = new Error("the try is over");

/** One model on one sample in one epoch: solved within its limits, then judged. Rejects only where the run is ended. */
export async function trySample(options: TryOptions): Promise<ResultRecord> {
  const { open, model, epoch, scorers, limits, fetch, cache, signal, now } = options;
  const seed = seedOf({ run: options.runSeed, sample: open.sample.id, epoch });
  const started = performance.now();
  const clock = new AbortController();
  signal.addEventListener("abort", () => clock.abort(signal.reason), { once: true, signal: clock.signal });
  // An engine is a part of this program: another version answers otherwise under the same name.
  const kept = model.kind === "model" ? cache : undefined;
  const meter = createMeter({
    model: model.address,
    epoch,
    limits,
    signal: clock.signal,
    fetch,
    cache: kept,
    now,
  });
  const context: SolveContext = {
    model: model.address,
    epoch,
    seed,
    signal: clock.signal,
    complete: meter.complete,
    fetch: meter.fetch,
  };
  const errors: SampleError[] = [];
  let solution: Solution | undefined;
  try {
    const solving = solverOf(open, model)(context);
    solution = await within(solving, {
      ms: limits.timeoutMs,
      signal,
      onLate() {
        const cause = meter.waitsFor();
        clock.abort(over);
        if (cause !== undefined) return new SampleProblem("run.model_unreachable", cause);
        return new SampleProblem("solver.timeout", `did not come to an end within ${limits.timeoutMs} ms`);
      },
    });
  } catch (error) {
    if (signal.aborted) throw error;
    errors.push(
      error instanceof SampleProblem
        ? { code: error.code, message: error.message }
        : { code: isOfMachine(error) ? "run.environment" : "solver.threw", message: messageOf(error) },
    );
  } finally {
    clock.abort(over);
  }
  const latencyMs = Math.round((performance.now() - started) * 100) / 100;
  const measured = { ...meter.read(), latencyMs };
  const { scores, judgeCostMicros } =
    solution === undefined
      ? { scores: {}, judgeCostMicros: undefined }
      : await judge(open, solution, { ...options, measured, seed, scorers, errors });
  const { costMicros, ...counted } = measured;
  return {
    type: "result",
    model: model.address,
    sample: open.sample.id,
    epoch,
    hash: open.hash,
    at: new Date(now()).toISOString(),
    ...(solution !== undefined && { solution: copyOf(solution) }),
    scores,
    errors,
    measured: {
      ...counted,
      ...(costMicros !== undefined && { costMicros }),
      ...(judgeCostMicros !== undefined && { judgeCostMicros }),
    },
  };
}

function solverOf(open: OpenSample, { kind, address }: ModelEntry) {
  if (kind !== "baseline") return open.solve;
  return address === "no-op" ? open.noOp : async () => open.majority();
}

async function judge(
  open: OpenSample,
  solution: Solution,
  options: TryOptions & {
    measured: Parameters<OpenSample["score"]>[2];
    seed: number;
    errors: SampleError[];
  },
): Promise<Pick<ResultRecord, "scores"> & { judgeCostMicros: number | undefined }> {
  const { scorers, measured, seed, errors, epoch, limits, signal, fetch, cache, now } = options;
  const scores: ResultRecord["scores"] = {};
  const meter = createMeter({ model: "", epoch, limits, signal, fetch, cache, now });
  for (const scorer of scorers) {
    try {
      const scoring = open.score(scorer, solution, measured, { signal, seed, complete: meter.complete });
      const score = await within(scoring, {
        ms: scorerTimeoutMs,
        signal,
        onLate: () => new Error(`did not come to an end within ${scorerTimeoutMs} ms`),
      });
      if (score.value !== null && !Number.isFinite(score.value))
        errors.push({ code: "scorer.invalid", message: `gave ${score.value} for a score`, scorer });
      else scores[scorer] = plain(score);
    } catch (error) {
      if (signal.aborted) throw error;
      const isLost = error instanceof SampleProblem && error.code.startsWith("run.");
      errors.push(
        isLost
          ? { code: error.code, message: error.message, scorer }
          : { code: "scorer.threw", message: messageOf(error), scorer },
      );
    }
  }
  return { scores, judgeCostMicros: meter.read().costMicros };
}

function plain({ value, why, details }: Score): ResultRecord["scores"][string] {
  return { value, ...(why !== undefined && { why }), ...(details !== undefined && { details }) };
}

/** What is in the log is what was judged, whatever a solver does with its objects afterwards. */
function copyOf(solution: Solution): NonNullable<ResultRecord["solution"]> {
  return JSON.parse(JSON.stringify(solution));
}

/** Waits for work that may never end. */
async function within<T>(
  work: Promise<T>,
  { ms, signal, onLate }: { ms: number; signal: AbortSignal; onLate: () => Error },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(onLate()), ms);
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
    if (stop !== undefined) signal.removeEventListener("abort", stop);
    work.catch(() => {});
  }
}

/** A file that is not there, a port that is taken: no model has done that. */
function isOfMachine(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2_000);
}
