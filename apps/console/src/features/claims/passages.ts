import type { Claim, Evaluation } from "@assay/report";
import { formatInterval, formatStated, formatValue } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";

export type ConsistencyClaim = Extract<Claim, { kind: "consistency" }>;

export interface ShownPassage {
  lines: readonly [number, number];
  says: { en: string; zh: string };
  /** The figure it states, or what follows from it, in words. */
  figure: string | undefined;
  isDerived: boolean;
  /** The interval the figure stands for. */
  interval: { low: number; high: number } | undefined;
  unit: string;
}

/** The passages of a claim with their figures, those of calculators as they were computed. */
export function passagesOf(
  claim: ConsistencyClaim,
  evaluation: Evaluation,
  speaker: Speaker,
): ShownPassage[] {
  let next = 0;
  return claim.passages.map(({ lines, says, figure, run }) => {
    const widen = figure?.resolution ?? 0;
    const calculation = run === undefined ? undefined : evaluation.calculations[next++];
    const value = run === undefined ? undefined : calculation?.outputs[run.output];
    if (run !== undefined && typeof value === "number") {
      const unit = calculation?.units[run.output] ?? "";
      const interval = { low: value - widen, high: value + widen };
      return { lines, says, figure: formatValue(value, unit, speaker), isDerived: true, interval, unit };
    }
    if (figure === undefined)
      return { lines, says, figure: undefined, isDerived: false, interval: undefined, unit: "" };
    const [low, high] = [figure.value ?? figure.low ?? 0, figure.value ?? figure.high ?? 0];
    return {
      lines,
      says,
      figure: formatStated(figure, speaker),
      isDerived: false,
      interval: { low: low - widen, high: high + widen },
      unit: figure.currency ?? figure.unit,
    };
  });
}

/** An interval in words, where it is wider than its figure. */
export function intervalText(passage: ShownPassage, speaker: Speaker): string | undefined {
  const { interval, unit } = passage;
  if (interval === undefined || interval.low === interval.high) return undefined;
  return formatInterval(interval.low, interval.high, unit, speaker);
}
