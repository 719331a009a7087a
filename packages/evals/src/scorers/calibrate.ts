import type { ScoreContext, Scored } from "../scorer.ts";
import { cohenKappa } from "../statistics/agreement.ts";
import { judgeRates } from "../statistics/judge-rates.ts";
import type { Calibration, Judge } from "./calibration.ts";

/** A solution that people judged. */
export interface LabelledCase<Input, Expected> extends Pick<Scored<Input, Expected>, "sample" | "solution"> {
  /** What people say: it passes; of a pairwise judge: the answer is the better one. */
  label: boolean;
}

const unmeasured = {
  latencyMs: 0,
  steps: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: undefined,
  isCached: false,
};

/**
 * Runs a judge over labelled cases, `concurrency` at once, and counts how often it says what people say. Cases on which it
 * abstains are counted apart.
 * @throws RangeError where it judges none of the cases
 */
export async function calibrate<Input, Expected>(
  judge: Judge<Input, Expected>,
  cases: readonly LabelledCase<Input, Expected>[],
  { source, context, concurrency = 4 }: { source: string; context: ScoreContext; concurrency?: number },
): Promise<Calibration> {
  const values: (number | null)[] = cases.map(() => null);
  const queue = cases.entries();
  const work = async () => {
    for (const [index, { sample, solution }] of queue) {
      context.signal.throwIfAborted();
      values[index] = (await judge.score({ sample, solution, measured: unmeasured }, context)).value;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const judged = cases.flatMap(({ label }, index) => {
    const value = values[index] ?? null;
    return value === null ? [] : [{ label: label ? 1 : 0, verdict: value >= judge.passesFrom ? 1 : 0 }];
  });
  if (judged.length === 0)
    throw new RangeError(`judge ${judge.id}: it judged none of ${cases.length} labelled cases`);
  const verdicts = judged.map(({ verdict }) => verdict);
  const labels = judged.map(({ label }) => label);
  const { truePositiveRate, trueNegativeRate, ...counts } = judgeRates(verdicts, labels);
  return {
    judge: judge.id,
    model: judge.model,
    fingerprint: judge.fingerprint,
    source,
    passesFrom: judge.passesFrom,
    cases: cases.length,
    abstentions: cases.length - judged.length,
    ...counts,
    truePositiveRate: truePositiveRate.estimate ?? null,
    trueNegativeRate: trueNegativeRate.estimate ?? null,
    kappa: cohenKappa(verdicts, labels).kappa ?? null,
  };
}
