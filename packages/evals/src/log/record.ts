import { z } from "zod";
import { Metric } from "../metric.ts";
import { Json, Sample } from "../sample.ts";

/** Version of the log's format; another one is refused by name. */
export const logVersion = 1;

const Count = z.int().nonnegative();

export const Limits = z.strictObject({
  timeoutMs: z.number().positive(),
  turnTimeoutMs: z.number().positive(),
  steps: z.int().positive(),
  costMicros: z.number().nonnegative(),
  retries: Count,
});

/** Where and with what a run was made. */
export const Provenance = z.strictObject({
  /** Git commit of the code; undefined outside a checkout. */
  revision: z.string().optional(),
  /** The checkout had changes that are not committed. */
  isDirty: z.boolean().optional(),
  /** `assay`, `node` and what else matters, by name. */
  versions: z.record(z.string(), z.string()),
  machine: z.strictObject({
    os: z.string(),
    arch: z.string(),
    cpu: z.string(),
    cores: Count,
    memoryBytes: Count,
  }),
});
export type Provenance = z.infer<typeof Provenance>;

/** What is known of a model when the run begins. */
export const ModelEntry = z.strictObject({
  address: z.string(),
  /** `no-op` and `majority` ask no model. */
  kind: z.enum(["model", "engine", "baseline"]),
  /** The router's catalogue entry: prices and context at the time. */
  entry: Json.optional(),
});
export type ModelEntry = z.infer<typeof ModelEntry>;

/** First line of a log: everything that is needed to read the rest and to run it again. */
export const RunRecord = z.strictObject({
  type: z.literal("run"),
  version: z.literal(logVersion),
  id: z.string(),
  suite: z.strictObject({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    version: Count,
    vertical: z.string().optional(),
    split: z.string().optional(),
    scorers: z.array(z.string()),
    metrics: z.array(Metric).min(1),
  }),
  dataset: z.strictObject({ source: z.string(), licence: z.string(), hash: z.string(), size: Count }),
  models: z.array(ModelEntry).min(1),
  epochs: z.int().positive(),
  seed: z.string(),
  limits: Limits,
  /** Answers of earlier runs were taken where the same was asked. */
  usesCache: z.boolean().optional(),
  startedAt: z.iso.datetime(),
  provenance: Provenance,
});
export type RunRecord = z.infer<typeof RunRecord>;

/** A sample, once, before the first result on it. */
export const SampleRecord = z.strictObject({
  type: z.literal("sample"),
  ...Sample.shape,
  cluster: z.string(),
  hash: z.string(),
});
export type SampleRecord = z.infer<typeof SampleRecord>;

/**
 * What went wrong with a sample. `solver.*` is the model's failure: it counts as a score of 0. `run.*` is nobody's
 * (a provider that was down): it counts for nothing, is named, and is tried again on resume. `scorer.*`: not judged.
 */
export const SampleError = z.strictObject({
  code: z.enum([
    "solver.timeout",
    "solver.step_limit",
    "solver.cost_limit",
    "solver.refused",
    "solver.threw",
    "run.model_unreachable",
    "run.environment",
    "run.cancelled",
    "run.worker_refused",
    "run.worker_lost",
    "scorer.threw",
    "scorer.invalid",
  ]),
  message: z.string(),
  /** Of the scorer, where it is one's. */
  scorer: z.string().optional(),
});
export type SampleError = z.infer<typeof SampleError>;

export const ScoreRecord = z.strictObject({
  value: z.number().nullable(),
  why: z.string().optional(),
  details: Json.optional(),
});

export const CallRecordSchema = z.strictObject({
  name: z.string(),
  arguments: Json,
  output: Json.optional(),
  isError: z.boolean().optional(),
});

export const SolutionRecord = z.strictObject({
  text: z.string(),
  transcript: z
    .array(
      z.strictObject({
        role: z.enum(["system", "user", "assistant", "tool"]),
        text: z.string(),
        calls: z.array(CallRecordSchema).optional(),
      }),
    )
    .optional(),
  calls: z.array(CallRecordSchema).optional(),
  state: Json.optional(),
  data: z.record(z.string(), Json).optional(),
});

export const MeasuredRecord = z.strictObject({
  latencyMs: z.number().nonnegative(),
  steps: Count,
  inputTokens: Count,
  outputTokens: Count,
  costMicros: z.number().nonnegative().optional(),
  /** What judges cost. */
  judgeCostMicros: z.number().nonnegative().optional(),
  isCached: z.boolean(),
});

/** One model on one sample in one epoch. The last line with the same three is the one that counts. */
export const ResultRecord = z.strictObject({
  type: z.literal("result"),
  model: z.string(),
  sample: z.string(),
  epoch: z.int().positive(),
  /** Of the sample as it was. */
  hash: z.string(),
  at: z.iso.datetime(),
  /** Missing where the solver failed. */
  solution: SolutionRecord.optional(),
  scores: z.record(z.string(), ScoreRecord),
  errors: z.array(SampleError),
  measured: MeasuredRecord,
});
export type ResultRecord = z.infer<typeof ResultRecord>;

/** A run was interrupted and taken up again. */
export const ResumeRecord = z.strictObject({
  type: z.literal("resume"),
  at: z.iso.datetime(),
  provenance: Provenance,
});
export type ResumeRecord = z.infer<typeof ResumeRecord>;

/** Last line: everything that was to be tried was tried. */
export const EndRecord = z.strictObject({ type: z.literal("end"), at: z.iso.datetime(), results: Count });
export type EndRecord = z.infer<typeof EndRecord>;

/** A line of a log. */
export const LogRecord = z.discriminatedUnion("type", [
  RunRecord,
  SampleRecord,
  ResultRecord,
  ResumeRecord,
  EndRecord,
]);
export type LogRecord = z.infer<typeof LogRecord>;

/** A log that was read: for each model, sample and epoch the result that counts. */
export interface RunLog {
  run: RunRecord;
  /** In the dataset's order, as far as they were begun. */
  samples: ReadonlyMap<string, SampleRecord>;
  results: readonly ResultRecord[];
  resumes: readonly ResumeRecord[];
  /** Undefined: the run was interrupted. */
  end: EndRecord | undefined;
}
