import type { RunRecord } from "./record.ts";

/**
 * A figure with its interval; the ends are missing where there is too little to say (one sample, one cluster). Where all
 * scores behind it lie from 0 to 1, so do the ends (those of a difference from -1 to 1), whatever the method gave.
 */
export interface Estimate {
  value: number;
  low?: number;
  high?: number;
  /** Of the interval, 0.95. */
  level: number;
  /** How the interval was made: `wilson`, `clustered-t`, … */
  method: string;
  samples: number;
  clusters: number;
}

/** What went wrong, or why something was not judged, and how often. */
export interface ErrorCount {
  /** Of the result's error; `scorer.abstained` where the headline's scorer could not judge. */
  code: string;
  /** Cut to 300 characters. */
  message: string;
  count: number;
}

/** What one model came to. */
export interface ModelSummary {
  model: string;
  kind: "model" | "engine" | "baseline";
  /** By metric, in the suite's order; undefined where no sample has a score. */
  metrics: Readonly<Record<string, Estimate | undefined>>;
  counts: {
    /** Samples times epochs. */
    planned: number;
    /** With a result that counts by the headline metric. */
    counted: number;
    /** Of those, the ones the model failed at: they count as 0. */
    solverErrors: number;
    /** Nobody's failure (a provider was down): not counted, tried again on resume. */
    runErrors: number;
    /** No score by the headline metric, though neither the model nor the provider failed; or some scorer threw. */
    unscored: number;
    /** Of those, the ones where the headline's scorer did not throw: it could not judge. */
    abstained: number;
    /** Not tried yet. */
    missing: number;
  };
  /** The most frequent first, at most 100. */
  errors: readonly ErrorCount[];
}

/** Two models on the same samples. */
export interface Comparison {
  metric: string;
  model: string;
  against: string;
  /** `model` less `against`. */
  difference: Estimate;
  p: number;
  /** Adjusted by Holm over the comparisons of one table. */
  adjustedP: number;
  isSignificant: boolean;
  /** Samples on which one is right and the other is not, for scores of 0 and 1. */
  wins?: number;
  losses?: number;
}

/** Clock and money: not the same from run to run, and kept apart from what is. */
export interface Measurement {
  model: string;
  latencyMs: { p50: number; p95: number; p99: number } | undefined;
  steps: number;
  inputTokens: number;
  outputTokens: number;
  /** Millionths; undefined where a price is not known. */
  costMicros: number | undefined;
  judgeCostMicros: number;
  /** Answers that came from the cache; they are left out of the latency. */
  cached: number;
}

/**
 * A log summed up. `aggregates` depend on the log's results and nothing else: the same results, the same bytes, in
 * whatever order they were written.
 */
export interface Summary {
  run: RunRecord;
  isComplete: boolean;
  aggregates: {
    /** In the order of the run. */
    models: readonly ModelSummary[];
    /** Of the headline metric, between every two models. */
    comparisons: readonly Comparison[];
  };
  measurements: readonly Measurement[];
}
