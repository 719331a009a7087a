import type { Completion, CompletionRequest } from "./completion.ts";
import type { Json, SampleOf } from "./sample.ts";
import type { Solution } from "./solver.ts";

/** A judgement of one solution. */
export interface Score {
  /** Mostly 0 to 1. `null`: not judged, and left out of the mean; a judge abstained, or the rule does not apply. */
  value: number | null;
  /** Why, in a line or two, for whoever reads the transcript. */
  why?: string;
  details?: Json;
}

/** What it took to come to a solution. */
export interface Measured {
  latencyMs: number;
  /** Requests to models. */
  steps: number;
  inputTokens: number;
  outputTokens: number;
  /** Millionths of a dollar or of another currency; undefined where a price is not known. */
  costMicros: number | undefined;
  /** All of its answers came from the cache: latency says nothing. */
  isCached: boolean;
}

export interface Scored<Input, Expected> {
  sample: SampleOf<Input, Expected>;
  solution: Solution;
  measured: Measured;
}

export interface ScoreContext {
  signal: AbortSignal;
  /** Of the run, the sample and the epoch. */
  seed: number;
  /** Asks a model: for judges. What it costs is counted apart from the model under test. */
  complete(request: CompletionRequest & { model: string }): Promise<Completion>;
}

/** Judges solutions. What it throws is noted beside the sample, which then counts for nothing. */
export interface Scorer<Input, Expected> {
  id: string;
  score(scored: Scored<Input, Expected>, context: ScoreContext): Score | Promise<Score>;
}
