import { randomUUID } from "node:crypto";
import type { Suite } from "@assay/evals";
import { newLogPath, readLog } from "@assay/evals/log";
import { createFolderCache, readProvenance, resumeSuite, runSuite } from "@assay/evals/run";
import type { RunEnd, RunOptions, RunProgress } from "@assay/evals/run";
import { readVariable } from "../../env.ts";
import { version } from "../../version.ts";
import { benchRouter } from "./bench-router.ts";
import { expected } from "./expected.ts";
import { modelsOf } from "./models-of.ts";
import { report } from "./outputs.ts";
import type { OutputOptions } from "./outputs.ts";
import { createProgressLine } from "./progress-line.ts";
import { namedSuite } from "./suite-file.ts";
import type { SuiteFileOptions } from "./suite-file.ts";
import { answersFolder, findLog, runsFolder } from "./runs-folder.ts";
import { withWorkers } from "./with-workers.ts";

export interface RunEvalOptions extends OutputOptions, SharedOptions, SuiteFileOptions {
  models?: readonly string[];
  baselines?: boolean;
  epochs?: number;
  limit?: number;
  seed?: string;
  timeout?: number;
  maxCost?: number;
  log?: string;
}

interface SharedOptions {
  concurrency?: number;
  cache?: boolean;
  /** `assay worker` processes make the tries. */
  workers?: boolean;
}

/** Runs a suite, prints what came of it and where the log is. */
export async function runEval(target: string, options: RunEvalOptions): Promise<void> {
  await expected(async () => {
    const { suite, models: named, notes } = await namedSuite(target, options);
    for (const note of notes) process.stderr.write(`assay: left out: ${note}\n`);
    const router = benchRouter();
    const models = await modelsOf(suite, { ...options, models: options.models ?? named }, router);
    const path =
      options.log ?? newLogPath(runsFolder(), { suite: suite.id, at: new Date(), id: randomUUID() });
    const { epochs, limit: most, seed, timeout, maxCost } = options;
    const made = await provenance();
    await watched(path, options, suite, (watch) =>
      runSuite({
        suite,
        models,
        path,
        ...watch,
        ...(epochs !== undefined && { epochs }),
        ...(most !== undefined && { most }),
        ...(seed !== undefined && { seed }),
        limits: {
          ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
          ...(maxCost !== undefined && { costMicros: Math.round(maxCost * 1e6) }),
        },
        ...shared(options, router.fetchFor({ workspace: "local", app: "bench" })),
        provenance: made,
      }),
    );
  });
}

/** Goes on with a run, and prints what came of it. */
export async function resumeEval(
  named: string | undefined,
  options: OutputOptions & SharedOptions & SuiteFileOptions & { suite?: string },
): Promise<void> {
  await expected(async () => {
    const path = findLog(named);
    const { run } = await readLog(path, { isSlim: true });
    const { suite } = await namedSuite(options.suite ?? run.suite.id, options);
    const fetch = benchRouter().fetchFor({ workspace: "local", app: "bench" });
    const made = await provenance();
    await watched(path, options, suite, (watch) =>
      resumeSuite({ suite, path, ...watch, ...shared(options, fetch), provenance: made }),
    );
  });
}

function shared({ concurrency, cache = true }: SharedOptions, fetch: typeof globalThis.fetch) {
  const dataFolder = readVariable("ASSAY_BENCH_DATA");
  return {
    fetch,
    load: { dataFolder },
    ...(concurrency !== undefined && { concurrency }),
    ...(cache && { cache: createFolderCache(answersFolder()) }),
  };
}

function provenance() {
  return readProvenance(process.cwd(), { assay: version });
}

interface Watch {
  signal: AbortSignal;
  onProgress: (progress: RunProgress) => void;
  distribute?: NonNullable<RunOptions["distribute"]>;
}

/** Shows how far it is; Ctrl-C ends it and leaves a log that can be resumed. */
async function watched(
  path: string,
  options: OutputOptions & SharedOptions,
  suite: Suite,
  run: (watch: Watch) => Promise<RunEnd>,
): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  const line = createProgressLine();
  const resume = `\`assay eval resume ${path}${options.workers ? " --workers" : ""}\``;
  try {
    const watch = { signal: stop.signal, onProgress: line.show };
    const { isComplete, givenUp, done, planned } = options.workers
      ? await withWorkers({ suite, usesCache: options.cache ?? true, say: line.say }, (distribute) =>
          run({ ...watch, distribute }),
        )
      : await run(watch);
    line.clear();
    const why = options.workers
      ? "ten tries in a row came to nothing, and the log says why"
      : "it could not be reached ten times in a row";
    for (const model of givenUp) process.stderr.write(`assay: ${model} was given up: ${why}.\n`);
    if (!isComplete)
      process.stderr.write(
        `assay: ${planned - done} of ${planned} tries are missing. ${resume} makes them.\n`,
      );
  } catch (error) {
    line.clear();
    if (!stop.signal.aborted) throw error;
    process.stderr.write(`assay: interrupted. ${resume} goes on.\n`);
    process.exitCode = 130;
    return;
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
  process.stderr.write(`${path}\n`);
  await report(path, options);
}
