import type { ArithmeticClaim, CalculatorRun, Claim, ConsistencyClaim, StatedFigure } from "./claim.ts";
import type { Calculation, CalculationFailure } from "./calculators/index.ts";
import { findCalculator } from "./calculators/index.ts";

/** From `low` to `high`; the same number twice for a single value. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * `reproduced` within the rounding of what is printed, `close` within ten per cent, `off` beyond: also where a
 * figure of one digit leaves more room than that;
 * `consistent` or `inconsistent` for passages; `not-run` until the bench has tried an application claim.
 */
export type Verdict = "reproduced" | "close" | "off" | "consistent" | "inconsistent" | "not-run";

export interface Evaluation {
  verdict: Verdict;
  stated?: Interval;
  recomputed?: Interval;
  /** Signed distance of the recomputed from the stated figure, in percent of the stated one. */
  deviationPercent?: number;
  calculations: Calculation[];
}

export type EvaluationOutcome =
  | { ok: true; evaluation: Evaluation }
  | { ok: false; calculator: string; failure: CalculationFailure };

const closePercent = 10;

/** Checks a claim, an arithmetic one with other inputs when `overrides` are given. */
export function evaluateClaim(claim: Claim, overrides: Record<string, unknown> = {}): EvaluationOutcome {
  switch (claim.kind) {
    case "arithmetic":
      return evaluateArithmetic(claim, overrides);
    case "consistency":
      return evaluateConsistency(claim, overrides);
    case "application":
      return { ok: true, evaluation: { verdict: claim.status, calculations: [] } };
  }
}

function evaluateArithmetic(claim: ArithmeticClaim, overrides: Record<string, unknown>): EvaluationOutcome {
  const outcome = runAll(claim.runs, overrides);
  if (!outcome.ok) return outcome;
  const { calculations, values } = outcome;
  const recomputed = { low: Math.min(...values), high: Math.max(...values) };
  const stated = intervalOf(claim.stated);
  const difference = distance(stated, recomputed);
  const base = Math.abs(difference < 0 ? stated.low : stated.high);
  const deviationPercent =
    difference === 0 ? 0 : base === 0 ? Math.sign(difference) * 100 : (difference / base) * 100;
  const isClose = Math.abs(deviationPercent) <= closePercent;
  const isWithinRounding = Math.abs(difference) <= claim.stated.resolution + Number.EPSILON * base;
  const verdict = !isClose ? "off" : isWithinRounding ? "reproduced" : "close";
  return { ok: true, evaluation: { verdict, stated, recomputed, deviationPercent, calculations } };
}

function evaluateConsistency(claim: ConsistencyClaim, overrides: Record<string, unknown>): EvaluationOutcome {
  const calculations: Calculation[] = [];
  const intervals: Interval[] = [];
  for (const { figure, run } of claim.passages) {
    const widen = figure?.resolution ?? 0;
    if (run !== undefined) {
      const outcome = runAll([run], overrides);
      if (!outcome.ok) return outcome;
      calculations.push(...outcome.calculations);
      intervals.push(...outcome.values.map((value) => ({ low: value - widen, high: value + widen })));
    } else if (figure !== undefined) {
      const { low, high } = intervalOf(figure);
      intervals.push({ low: low - widen, high: high + widen });
    }
  }
  const meet = intervalsMeet(intervals);
  return {
    ok: true,
    evaluation: { verdict: claim.judged ?? (meet ? "consistent" : "inconsistent"), calculations },
  };
}

/** Whether all intervals share more than a common edge: 45,000 rounds to 50,000 and not to 40,000 as well. */
function intervalsMeet(intervals: readonly Interval[]): boolean {
  const start = Math.max(...intervals.map(({ low }) => low));
  const end = Math.min(...intervals.map(({ high }) => high));
  const isPoint = intervals.some(({ low, high }) => low === high && low === start);
  return start < end || (start === end && isPoint);
}

/** The worse of the two ends for ranges; nought where one side is a value inside the other side's range. */
function distance(stated: Interval, recomputed: Interval): number {
  const ends = [recomputed.low - stated.low, recomputed.high - stated.high];
  if (stated.low !== stated.high && recomputed.low !== recomputed.high) {
    return ends.reduce((worst, end) => (Math.abs(end) > Math.abs(worst) ? end : worst), 0);
  }
  if (recomputed.low > stated.high) return recomputed.low - stated.high;
  if (recomputed.high < stated.low) return recomputed.high - stated.low;
  return 0;
}

export function intervalOf(figure: StatedFigure): Interval {
  return { low: figure.value ?? figure.low ?? Number.NaN, high: figure.value ?? figure.high ?? Number.NaN };
}

type RunsOutcome =
  | { ok: true; calculations: Calculation[]; values: number[] }
  | { ok: false; calculator: string; failure: CalculationFailure };

function runAll(runs: readonly CalculatorRun[], overrides: Record<string, unknown>): RunsOutcome {
  const calculations: Calculation[] = [];
  const values: number[] = [];
  for (const run of runs) {
    const calculator = findCalculator(run.calculator);
    if (calculator === undefined)
      throw new Error(`a claim names the calculator ${run.calculator}, which does not exist`);
    const outcome = calculator.run({ ...run.inputs, ...overrides });
    if (!outcome.ok) return { ok: false, calculator: run.calculator, failure: outcome.failure };
    calculations.push(outcome.calculation);
    values.push(readOutput(outcome.calculation, run.output));
  }
  return { ok: true, calculations, values };
}

function readOutput(calculation: Calculation, path: string): number {
  const value = path
    .split(".")
    .reduce<unknown>(
      (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
      calculation.outputs,
    );
  if (typeof value !== "number") throw new Error(`${calculation.calculator} has no number at ${path}`);
  return value;
}
