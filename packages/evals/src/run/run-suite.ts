import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { withLock } from "@assay/db/home";
import { LogProblem } from "../log/problem.ts";
import { keyOf, readLog } from "../log/read-log.ts";
import type { ReadLog } from "../log/read-log.ts";
import { logVersion } from "../log/record.ts";
import type { ModelEntry, Provenance, ResultRecord, RunRecord } from "../log/record.ts";
import { continueLog, createLog } from "../log/write-log.ts";
import type { LogWriter } from "../log/write-log.ts";
import type { LoadOptions } from "../dataset.ts";
import { defaultLimits } from "../suite.ts";
import type { OpenSample, OpenSuite, SampleLimits, Suite } from "../suite.ts";
import type { CompletionCache } from "./completion-cache.ts";
import { checkSame } from "./check-same.ts";
import type { Crew } from "./crew.ts";
import { forEachInLanes } from "./lanes.ts";
import { seedOf } from "./seed.ts";
import { trySample } from "./try-sample.ts";

export interface RunOptions {
  suite: Suite;
  /** In the order in which they are reported. */
  models: readonly ModelEntry[];
  /** The router's. */
  fetch: typeof globalThis.fetch;
  /** The log: the truth about the run. */
  path: string;
  provenance: Provenance;
  load?: LoadOptions;
  /** Of all draws; a new run has its own where none is given. */
  seed?: string;
  epochs?: number;
  limits?: Partial<SampleLimits>;
  /** Only this many samples, drawn by the seed. */
  most?: number;
  /** Tries at once with one provider; 8 when left out. */
  concurrency?: number;
  cache?: CompletionCache;
  /** Lets others make the tries; left out, they are made in this process. */
  distribute?: (run: RunRecord, signal: AbortSignal) => Promise<Crew>;
  onProgress?: (progress: RunProgress) => void;
  signal?: AbortSignal;
  now?: () => number;
}

export interface RunProgress {
  planned: number;
  done: number;
  /** Of those done. */
  errors: number;
  costMicros: number;
  elapsedMs: number;
  /** Undefined until something is done. */
  remainingMs: number | undefined;
}

/** How a run ended. What it found is in its log. */
export interface RunEnd {
  path: string;
  planned: number;
  done: number;
  /** Every try has a result that counts. */
  isComplete: boolean;
  /** Models that were given up because tries were lost again and again, each with what was said last. */
  givenUp: readonly { model: string; why: string }[];
}

/** So many tries of a model lost one after the other, and it is given up. */
const mostFailuresInARow = 10;

/**
 * Runs a suite and writes its log. The log has to be new.
 * @throws LogProblem, DatasetProblem; the reason of `signal` where the run is ended: what was done stands in the log
 */
export async function runSuite(options: RunOptions): Promise<RunEnd> {
  const { path, suite, models, provenance, now = Date.now } = options;
  const opened = await suite.open(options.load);
  const seed = options.seed ?? randomUUID();
  const samples = drawn(opened.samples, { most: options.most, seed });
  const run: RunRecord = {
    type: "run",
    version: logVersion,
    id: randomUUID(),
    suite: {
      id: suite.id,
      title: suite.title,
      description: suite.description,
      version: suite.version,
      ...(suite.vertical !== undefined && { vertical: suite.vertical }),
      ...(suite.split !== undefined && { split: suite.split }),
      scorers: [...suite.scorers],
      metrics: [...suite.metrics],
    },
    dataset: {
      source: suite.source,
      licence: suite.licence,
      hash: opened.hash,
      size: samples.length,
    },
    models: [...models],
    epochs: options.epochs ?? suite.epochs,
    seed,
    limits: checkedLimits({ ...defaultLimits, ...suite.limits, ...options.limits }),
    usesCache: options.cache !== undefined,
    startedAt: new Date(now()).toISOString(),
    provenance,
  };
  await mkdir(dirname(path), { recursive: true });
  return alone(path, async () => carryOut(options, run, { samples, log: await createLog(path, run) }));
}

/**
 * Goes on with a run that was interrupted, and tries again what failed for reasons that are nobody's.
 * @throws LogProblem where the log is another suite's, or where samples are not what they were
 */
export async function resumeSuite(
  options: Omit<RunOptions, "models" | "seed" | "epochs" | "limits">,
): Promise<RunEnd> {
  const { path, suite, provenance, now = Date.now } = options;
  return alone(path, async () => {
    const before = await readLog(path, { isSlim: true });
    const opened = await suite.open(options.load);
    const samples = drawn(opened.samples, {
      most: before.run.dataset.size < opened.samples.length ? before.run.dataset.size : undefined,
      seed: before.run.seed,
    });
    checkSame(path, { before, suite, opened: { ...opened, samples } });
    const resume = { type: "resume" as const, at: new Date(now()).toISOString(), provenance };
    const log = await continueLog(path, { wholeBytes: before.wholeBytes, resume });
    const { cache, ...rest } = options;
    const kept = before.run.usesCache !== false && cache !== undefined ? { cache } : {};
    return carryOut({ ...rest, ...kept, models: before.run.models }, before.run, { samples, log, before });
  });
}

/** A timer takes no more milliseconds. */
const longestMs = 2 ** 31 - 1;

/** @throws RangeError naming the limit that cannot be kept */
function checkedLimits(limits: SampleLimits): SampleLimits {
  for (const [name, value] of Object.entries(limits)) {
    const isTime = name.endsWith("Ms");
    const least = isTime || name === "steps" ? 1 : 0;
    if (!(value >= least && value <= (isTime ? longestMs : Number.MAX_SAFE_INTEGER)))
      throw new RangeError(
        `limits.${name} is ${value}, and has to be from ${least} to ${isTime ? longestMs : Number.MAX_SAFE_INTEGER}`,
      );
  }
  return limits;
}

/** One process writes a log. */
async function alone<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await withLock(`${path}.lock`, run, { timeoutMs: 0 });
  } catch (error) {
    if (error instanceof Error && error.message.startsWith(`${path}.lock is held`))
      throw new LogProblem(`${path}: another run writes this log. ${error.message}`);
    throw error;
  }
}

interface Work {
  open: OpenSample;
  model: ModelEntry;
  epoch: number;
}

async function carryOut(
  options: RunOptions,
  run: RunRecord,
  { samples, log, before }: { samples: readonly OpenSample[]; log: LogWriter; before?: ReadLog },
): Promise<RunEnd> {
  const { path, fetch, cache, concurrency = 8, now = Date.now } = options;
  const { onProgress = () => {}, signal = new AbortController().signal } = options;
  const settled = new Set(before?.results.filter(isSettled).map(keyOf));
  const written = new Set(before?.samples.keys());
  const planned = samples.length * run.models.length * run.epochs;
  const failures = new Map<string, number>();
  const givenUp = new Map<string, string>();
  const startedMs = performance.now();
  const doneBefore = settled.size;
  let tried = 0;
  let errors = 0;
  let costMicros = 0;

  function* work({ lane }: { lane: string }): Generator<Work> {
    const models = run.models.filter((model) => laneOf(model) === lane);
    for (const open of samples)
      for (let epoch = 1; epoch <= run.epochs; epoch += 1)
        for (const model of models) {
          const isDone = settled.has(keyOf({ model: model.address, sample: open.sample.id, epoch }));
          if (!isDone && !givenUp.has(model.address)) yield { open, model, epoch };
        }
  }

  function note(open: OpenSample, result: ResultRecord): void {
    const { sample, cluster, hash } = open;
    if (!written.has(sample.id)) {
      written.add(sample.id);
      log.append({ type: "sample", ...sample, cluster, hash });
    }
    log.append(result);
    if (isSettled(result)) {
      settled.add(keyOf(result));
      failures.delete(result.model);
    } else {
      const inARow = (failures.get(result.model) ?? 0) + 1;
      failures.set(result.model, inARow);
      const why = result.errors.find(({ code }) => code.startsWith("run."))?.message ?? "";
      if (inARow >= mostFailuresInARow && !givenUp.has(result.model)) givenUp.set(result.model, why);
    }
    tried += 1;
    errors += result.errors.length > 0 ? 1 : 0;
    costMicros += (result.measured.costMicros ?? 0) + (result.measured.judgeCostMicros ?? 0);
    const elapsedMs = performance.now() - startedMs;
    const left = planned - doneBefore - tried;
    onProgress({
      planned,
      done: doneBefore + tried,
      errors,
      costMicros,
      elapsedMs,
      remainingMs: Math.max(0, (elapsedMs / tried) * left),
    });
  }

  const { scorers } = run.suite;
  let crew: Crew | undefined;
  try {
    crew = await options.distribute?.(run, signal);
    const attempt = crew?.attempt ?? trySample;
    await forEachInLanes({
      lanes: [...new Set(run.models.map(laneOf))].map((lane) => ({
        items: work({ lane }),
        atOnce: concurrency,
      })),
      async run({ open, model, epoch }) {
        if (givenUp.has(model.address)) return;
        signal.throwIfAborted();
        const { limits, seed: runSeed } = run;
        note(
          open,
          await attempt({ open, model, epoch, runSeed, scorers, limits, fetch, cache, signal, now }),
        );
        if (tried % 256 === 0) await log.flush();
      },
    });
    const isComplete = settled.size === planned;
    if (isComplete) log.append({ type: "end", at: new Date(now()).toISOString(), results: settled.size });
    return {
      path,
      planned,
      done: settled.size,
      isComplete,
      givenUp: [...givenUp].map(([model, why]) => ({ model, why })),
    };
  } finally {
    try {
      await crew?.close();
    } finally {
      await log.close();
    }
  }
}

/** A try whose result counts, good or bad; others are made again. */
function isSettled({ errors }: Pick<ResultRecord, "errors">): boolean {
  return !errors.some(({ code }) => code.startsWith("run."));
}

/** Models of one provider share its limit. */
function laneOf({ kind, address }: ModelEntry): string {
  return kind === "model" ? (address.split("/")[0] ?? address) : kind;
}

/** The first so many by a hash of seed and id: the same for the same seed, whatever the order. */
function drawn(
  samples: OpenSuite["samples"],
  { most, seed }: { most: number | undefined; seed: string },
): readonly OpenSample[] {
  if (most === undefined || most >= samples.length) return samples;
  const rank = new Map(
    samples.map(({ sample: { id } }) => [id, seedOf({ run: seed, sample: id, epoch: 0 })]),
  );
  const chosen = new Set(
    samples
      .map(({ sample: { id } }) => id)
      .toSorted((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0))
      .slice(0, most),
  );
  return samples.filter(({ sample: { id } }) => chosen.has(id));
}
