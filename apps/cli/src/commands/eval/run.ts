import { randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import type { Suite } from "@assay/evals";
import { newLogPath, readRun } from "@assay/evals/log";
import { createFolderCache, readProvenance, resumeSuite, runSuite } from "@assay/evals/run";
import type { RunEnd, RunOptions, RunProgress } from "@assay/evals/run";
import { UsageError, readVariable } from "../../env.ts";
import { suites } from "../../suites.ts";
import { version } from "../../version.ts";
import { benchRouter } from "./bench-router.ts";
import { countOf } from "./count-of.ts";
import { expected } from "./expected.ts";
import { readKnownModels } from "./known-models.ts";
import type { KnownModels } from "./known-models.ts";
import { modelsOf } from "./models-of.ts";
import { checkWritable } from "./output-files.ts";
import { checkOutputs, report } from "./outputs.ts";
import type { CheckedOutputs, OutputOptions } from "./outputs.ts";
import { createProgressLine } from "./progress-line.ts";
import { shellLine } from "./shell-line.ts";
import { fileWords, namedSuite } from "./suite-file.ts";
import type { NamedSuite, SuiteFileOptions } from "./suite-file.ts";
import { answersFolder, findLog, runsFolder } from "./runs-folder.ts";
import { withWorkers } from "./with-workers.ts";

export interface RunEvalOptions extends OutputOptions, SharedOptions, SuiteFileOptions {
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
    const runs = runsFolder();
    const router = benchRouter();
    const known = await readKnownModels(router);
    const file = await namedSuite(target, options, known);
    const { suite } = file;
    for (const note of file.notes) process.stderr.write(`assay: left out: ${note}\n`);
    const models = modelsOf(suite, { ...options, models: file.models }, known);
    checkJudges(file, options, known);
    const path = options.log ?? newLogPath(runs, { suite: suite.id, at: new Date(), id: randomUUID() });
    checkNewLog(path, options);
    const outputs = await checkOutputs(options, { suite, path });
    const { epochs, limit: most, seed, timeout, maxCost } = options;
    const made = await provenance();
    const words = suites.includes(suite) ? [] : ["--suite", target, ...fileWords(options)];
    await watched({ path, options, outputs, suite, words }, (watch) =>
      runSuite({
        suite,
        models,
        path,
        ...watch,
        ...(epochs !== undefined && { epochs }),
        ...(most !== undefined && { most }),
        ...(seed !== undefined && { seed }),
        limits: {
          ...(timeout !== undefined && { timeoutMs: Math.round(timeout * 1000) }),
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
    const run = await readRun(path);
    if (options.suite === undefined && !suites.some(({ id }) => id === run.suite.id))
      throw new UsageError(
        `${path} is a run of ${run.suite.id}, which is no suite of Assay: name the file it was run from with --suite <file>.`,
      );
    const router = benchRouter();
    const known = await readKnownModels(router);
    const models = run.models.filter(({ kind }) => kind !== "baseline").map(({ address }) => address);
    const file = await namedSuite(options.suite ?? run.suite.id, { ...options, models }, known);
    const { suite } = file;
    checkJudges(file, options, known);
    checkWritable(path, "The log");
    const outputs = await checkOutputs(options, { suite: run.suite, run: run.id, path });
    const fetch = router.fetchFor({ workspace: "local", app: "bench" });
    const made = await provenance();
    const words = suites.includes(suite) ? [] : ["--suite", options.suite ?? "", ...fileWords(options)];
    await watched({ path, options, outputs, suite, words }, (watch) =>
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

/** @throws UsageError for a model that is to judge and cannot be called */
function checkJudges({ judges }: NamedSuite, { judge }: SuiteFileOptions, known: KnownModels): void {
  for (const address of new Set([...judges, ...(judge === undefined ? [] : [judge])]))
    known.checkCallable(address, "judge");
}

/** @throws UsageError where a log cannot be begun */
function checkNewLog(path: string, { log }: RunEvalOptions): void {
  if (log !== undefined && existsSync(log) && statSync(log).isFile())
    throw new UsageError(`--log: ${log} is there already; resume it, or name another file.`);
  checkWritable(path, log === undefined ? "ASSAY_HOME" : "--log");
}

function provenance() {
  return readProvenance(process.cwd(), { assay: version });
}

interface Watch {
  signal: AbortSignal;
  onProgress: (progress: RunProgress) => void;
  distribute?: NonNullable<RunOptions["distribute"]>;
}

interface Watched {
  path: string;
  options: SharedOptions;
  outputs: CheckedOutputs;
  suite: Suite;
  /** What `resume` has to be told of a suite that stands in a file. */
  words: readonly string[];
}

/** Shows how far it is; Ctrl-C ends it and leaves a log that can be resumed. */
async function watched(
  { path, options, outputs, suite, words }: Watched,
  run: (watch: Watch) => Promise<RunEnd>,
): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  const line = createProgressLine();
  const same = [
    ...(options.workers ? ["--workers"] : []),
    ...(options.cache === false ? ["--no-cache"] : []),
  ];
  const resume = `\`${shellLine(["assay", "eval", "resume", path, ...words, ...same])}\``;
  try {
    const watch = { signal: stop.signal, onProgress: line.show };
    const { isComplete, givenUp, done, planned } = options.workers
      ? await withWorkers({ suite, usesCache: options.cache ?? true, say: line.say }, (distribute) =>
          run({ ...watch, distribute }),
        )
      : await run(watch);
    line.clear();
    for (const { model, why } of givenUp)
      process.stderr.write(`assay: ${model} was given up after ten lost tries in a row, the last: ${why}\n`);
    if (!isComplete)
      process.stderr.write(
        `assay: ${planned - done} of ${countOf(planned, "try", "tries")} ${planned - done === 1 ? "is" : "are"} missing. ${resume} makes ${planned - done === 1 ? "it" : "them"}.\n`,
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
  await report(path, outputs);
  // A provider that has never answered holds its connection for hours.
  setTimeout(() => process.exit(), 2_000).unref();
}
