import { createHash } from "node:crypto";
import { DatasetProblem } from "./dataset.ts";
import type { Dataset, LoadOptions } from "./dataset.ts";
import { Metric } from "./metric.ts";
import { Sample } from "./sample.ts";
import type { SampleOf } from "./sample.ts";
import type { Measured, Score, ScoreContext, Scorer } from "./scorer.ts";
import type { Solution, SolveContext, Solver } from "./solver.ts";

/** What a sample may take. What goes beyond is the model's failure and scores nothing. */
export interface SampleLimits {
  /** For the whole sample, milliseconds. */
  timeoutMs: number;
  /** For one request to a model, milliseconds. */
  turnTimeoutMs: number;
  /** Requests to the model under test. */
  steps: number;
  /** Millionths of the currency the model is priced in. */
  costMicros: number;
  /** Requests that fail for a reason that may pass (429, 5xx, connection) are repeated so often. */
  retries: number;
}

export const defaultLimits: SampleLimits = {
  timeoutMs: 300_000,
  turnTimeoutMs: 120_000,
  steps: 50,
  costMicros: 5_000_000,
  retries: 4,
};

export interface SuiteDefinition<Input, Expected> {
  /** Kebab-case. */
  id: string;
  title: string;
  /** One sentence: what is measured, and what a right answer is. */
  description: string;
  /** Raised when samples, scorers or metrics change what a number means. */
  version: number;
  /** The vertical whose quality it measures. */
  vertical?: string;
  dataset: Dataset<Input, Expected>;
  /** Which part is measured: results of a part that was tuned on say so. */
  split?: string;
  solver: Solver<Input, Expected>;
  scorers: readonly Scorer<Input, Expected>[];
  /** Left out: the mean of each scorer. The first one is the headline. */
  metrics?: readonly Metric[];
  epochs?: number;
  /** Which samples hang together, where the samples do not say so themselves. */
  cluster?: (sample: SampleOf<Input, Expected>) => string;
  limits?: Partial<SampleLimits>;
  /** What stands beside every score. */
  baselines?: {
    /** What doing nothing comes to; an empty answer when left out. */
    noOp?: Solver<Input, Expected>;
    /** The answer that is right most often, given to every sample. */
    majority?: (samples: readonly SampleOf<Input, Expected>[]) => Solution;
    /** The address of an engine without a language model. */
    classical?: string;
  };
}

/** A suite, whatever types it works with. */
export interface Suite extends Omit<
  SuiteDefinition<never, never>,
  "dataset" | "solver" | "scorers" | "metrics" | "cluster" | "baselines" | "epochs"
> {
  source: string;
  licence: string;
  scorers: readonly string[];
  metrics: readonly Metric[];
  epochs: number;
  /** The address of an engine without a language model that stands beside every model. */
  classical: string | undefined;
  hasMajority: boolean;
  /** Reads its samples. @throws DatasetProblem where there are none, where ids stand twice or a sample is too large */
  open(options?: LoadOptions): Promise<OpenSuite>;
}

export interface OpenSuite {
  samples: readonly OpenSample[];
  /** Of all samples, in any order. */
  hash: string;
}

/** A sample with what can be done with it. */
export interface OpenSample {
  sample: Sample;
  hash: string;
  cluster: string;
  solve(context: SolveContext): Promise<Solution>;
  noOp(context: SolveContext): Promise<Solution>;
  majority(): Solution;
  /** By one of the suite's scorers. */
  score(scorer: string, solution: Solution, measured: Measured, context: ScoreContext): Promise<Score>;
}

/**
 * Makes a suite of its parts.
 * @throws TypeError for ids that are used twice or are not kebab-case, and metrics of scorers that are not there
 */
export function suite<Input, Expected>(definition: SuiteDefinition<Input, Expected>): Suite {
  const {
    dataset,
    solver: _solver,
    scorers,
    cluster: _cluster,
    baselines,
    epochs = 1,
    ...plain
  } = definition;
  const { id } = plain;
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
  if (!kebab.test(id)) throw new TypeError(`suite ${JSON.stringify(id)}: an id is kebab-case`);
  if (!Number.isInteger(epochs) || epochs < 1)
    throw new TypeError(`suite ${id}: epochs is ${epochs}, and has to be a whole number of at least 1`);
  const names = scorers.map((scorer) => scorer.id);
  const metrics = (
    definition.metrics ?? names.map((scorer) => ({ id: scorer, scorer, kind: "mean" as const }))
  ).map((metric) => Metric.parse(metric));
  if (metrics.length === 0) throw new TypeError(`suite ${id}: has no scorer, so nothing would be measured`);
  for (const name of [...twice(names), ...twice(metrics.map((metric) => metric.id))])
    throw new TypeError(`suite ${id}: ${name} stands twice`);
  for (const { id: metric, scorer, k } of metrics) {
    if (!names.includes(scorer))
      throw new TypeError(`suite ${id}: metric ${metric} needs a scorer ${scorer}, which is not there`);
    if (k !== undefined && k > epochs)
      throw new TypeError(`suite ${id}: metric ${metric} needs ${k} epochs, and there are ${epochs}`);
  }
  return {
    ...plain,
    source: dataset.source,
    licence: dataset.licence,
    scorers: names,
    metrics,
    epochs,
    classical: baselines?.classical,
    hasMajority: baselines?.majority !== undefined,
    open: (options = {}) => open(definition, options),
  };
}

const mostBytes = 10_000_000;

async function open<Input, Expected>(
  definition: SuiteDefinition<Input, Expected>,
  options: LoadOptions,
): Promise<OpenSuite> {
  const { id, dataset, solver, scorers, cluster, baselines } = definition;
  const typed = await dataset.load(options);
  if (typed.length === 0) throw new DatasetProblem(`suite ${id}: its dataset (${dataset.source}) is empty`);
  const positions = new Map<string, number>();
  const byId = new Map(scorers.map((scorer) => [scorer.id, scorer]));
  let commonest: Solution | undefined;
  const samples = typed.map((sample, index): OpenSample => {
    const before = positions.get(sample.id);
    if (before !== undefined)
      throw new DatasetProblem(
        `suite ${id}: samples ${before + 1} and ${index + 1} have the same id ${JSON.stringify(sample.id)}`,
      );
    positions.set(sample.id, index);
    const [plain, hash] = plainOf(id, sample);
    return {
      sample: plain,
      hash,
      cluster: sample.cluster ?? cluster?.(sample) ?? sample.id,
      solve: async (context) => solver(sample, context),
      noOp: async (context) => (await baselines?.noOp?.(sample, context)) ?? { text: "" },
      majority: () => (commonest ??= baselines?.majority?.(typed) ?? { text: "" }),
      async score(name, solution, measured, context) {
        const scorer = byId.get(name);
        if (scorer === undefined) throw new TypeError(`suite ${id}: no scorer ${name}`);
        return scorer.score({ sample, solution, measured }, context);
      },
    };
  });
  const hashes = samples.map(({ sample, hash }) => `${sample.id} ${hash}`).toSorted();
  return { samples, hash: hashOf(hashes.join("\n")) };
}

/** A sample as JSON, and its hash. */
function plainOf(suiteId: string, sample: SampleOf<unknown, unknown>): [Sample, string] {
  const text = JSON.stringify(sample);
  if (text.length > mostBytes)
    throw new DatasetProblem(
      `suite ${suiteId}: sample ${JSON.stringify(sample.id)} has ${text.length} characters, and at most ${mostBytes} are taken`,
    );
  const parsed = Sample.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DatasetProblem(
      `suite ${suiteId}: sample ${JSON.stringify(sample.id)}: ${issue?.path.join(".")}: ${issue?.message}`,
    );
  }
  const { input, expected, cluster, metadata } = parsed.data;
  return [parsed.data, hashOf(JSON.stringify([input, expected, cluster, metadata]))];
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
