import type { Estimate, Summary } from "../../log/summary.ts";
import { makeLog } from "../testing/make-log.ts";

const estimate = (value: number, low: number, high: number): Estimate => ({
  value,
  low,
  high,
  level: 0.95,
  method: "wilson",
  samples: 100,
  clusters: 40,
});

const planned = {
  planned: 100,
  counted: 100,
  solverErrors: 0,
  runErrors: 0,
  unscored: 0,
  abstained: 0,
  missing: 0,
};

/** Three models on a hundred samples, one of them a baseline; one failed at three samples and lost two of its tries. */
export const summary: Summary = {
  run: makeLog({ samples: 100, models: 3 }).run,
  isComplete: false,
  aggregates: {
    models: [
      {
        model: "openai/gpt-5.5",
        kind: "model",
        metrics: { accuracy: estimate(0.87, 0.79, 0.92), "token-f1": estimate(0.912, 0.88, 0.94) },
        counts: {
          ...planned,
          counted: 95,
          solverErrors: 3,
          runErrors: 2,
          unscored: 1,
          abstained: 1,
          missing: 2,
        },
        errors: [
          { code: "solver.timeout", message: "no answer within 300 s", count: 3 },
          { code: "run.model_unreachable", message: "503 from *the*\nprovider", count: 2 },
          { code: "scorer.abstained", message: "the price of the model is not known", count: 1 },
        ],
      },
      {
        model: "no-op",
        kind: "baseline",
        metrics: { accuracy: estimate(0, 0, 0.04), "token-f1": { ...estimate(0, 0, 0), samples: 50 } },
        counts: planned,
        errors: [],
      },
      {
        model: "classic/report",
        kind: "engine",
        metrics: { accuracy: estimate(0.79, 0.7, 0.86), "token-f1": undefined },
        counts: planned,
        errors: [],
      },
    ],
    comparisons: [
      {
        metric: "accuracy",
        model: "openai/gpt-5.5",
        against: "no-op",
        difference: estimate(0.87, 0.8, 0.94),
        p: 1e-12,
        adjustedP: 3e-12,
        isSignificant: true,
        wins: 83,
        losses: 0,
      },
      {
        metric: "accuracy",
        model: "openai/gpt-5.5",
        against: "classic/report",
        difference: estimate(0.08, -0.01, 0.17),
        p: 0.0312,
        adjustedP: 0.0624,
        isSignificant: false,
        wins: 14,
        losses: 6,
      },
    ],
  },
  measurements: [
    {
      model: "openai/gpt-5.5",
      latencyMs: { p50: 812, p95: 2_410, p99: 4_000 },
      steps: 200,
      inputTokens: 42_000,
      outputTokens: 6_000,
      costMicros: 31_400,
      judgeCostMicros: 0,
      cached: 0,
    },
    {
      model: "no-op",
      latencyMs: undefined,
      steps: 0,
      inputTokens: 0,
      outputTokens: 0,
      costMicros: 0,
      judgeCostMicros: 0,
      cached: 0,
    },
    {
      model: "classic/report",
      latencyMs: { p50: 6, p95: 14, p99: 20 },
      steps: 0,
      inputTokens: 0,
      outputTokens: 0,
      costMicros: undefined,
      judgeCostMicros: 0,
      cached: 0,
    },
  ],
};
