import type { ResultRecord, RunLog } from "../log/record.ts";

/** What a result comes to for one scorer, as other tools may count it. */
interface CountedScore {
  /** Undefined: it counts for nothing. */
  value: number | undefined;
  why: string | undefined;
}

/**
 * A scorer's value for a result. Where the model failed it is 0 (nothing where less is better, as 0 would be a praise);
 * where nobody is to blame or the scorer abstained there is none.
 */
export function countedScore(
  { run }: Pick<RunLog, "run">,
  result: ResultRecord,
  scorer: string,
): CountedScore {
  const none = result.errors.find(({ code }) => code.startsWith("run."));
  if (none !== undefined) return { value: undefined, why: describeError(none) };
  const failed = result.errors.find(({ code }) => code.startsWith("solver."));
  if (failed !== undefined) {
    const isLowerBetter = run.suite.metrics.some(
      (metric) => metric.scorer === scorer && metric.isLowerBetter === true,
    );
    return { value: isLowerBetter ? undefined : 0, why: describeError(failed) };
  }
  const score = result.scores[scorer];
  if (score !== undefined) return { value: score.value ?? undefined, why: score.why };
  const threw = result.errors.find((error) => error.scorer === scorer);
  return { value: undefined, why: threw && describeError(threw) };
}

export function describeError({ code, message }: ResultRecord["errors"][number]): string {
  return `${code}: ${message}`;
}
