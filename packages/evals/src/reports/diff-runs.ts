import type { ResultRecord, RunLog } from "../log/record.ts";
import { isMeasured } from "../log/score-of.ts";
import { groupResults, headlineOf, isRight, meanScore } from "./outcome.ts";

/** A sample that went from right to wrong or back; scores are means over the epochs that count. */
export interface SampleChange {
  sample: string;
  before: number;
  after: number;
}

export interface ModelDiff {
  model: string;
  /** Samples with the same hash and a score in both runs. */
  compared: number;
  /** Right before, wrong now. */
  broken: readonly SampleChange[];
  /** Wrong before, right now. */
  fixed: readonly SampleChange[];
  /** The same samples, but one of the runs has no score that counts. */
  uncounted: readonly string[];
}

/** What became of a run since another one. */
export interface RunDiff {
  /** The headline metric of `base`, by which samples are right or wrong. */
  metric: string;
  /**
   * Why the two may not mean the same: `diff.other_suite`, `diff.other_version`, `diff.other_metric` (then no sample is
   * compared), `diff.other_epochs`, `diff.other_seed`.
   */
  warnings: readonly string[];
  models: {
    both: readonly string[];
    /** Only in `base`: gone or renamed. */
    onlyBase: readonly string[];
    /** Only in `other`: new or renamed. */
    onlyOther: readonly string[];
  };
  samples: {
    /** In both with the same hash. */
    same: number;
    added: readonly string[];
    removed: readonly string[];
    /** In both with another hash: never compared. */
    changed: readonly string[];
    /** Missing in a run that never came to all of its samples: whether they are gone cannot be said. */
    unreached: readonly string[];
  };
  byModel: readonly ModelDiff[];
}

/** Compares two runs sample by sample, for each model that is in both. */
export function diffRuns(base: RunLog, other: RunLog): RunDiff {
  const metric = headlineOf(base);
  const sameMetric = other.run.suite.metrics.find(
    ({ id, scorer, kind, k }) =>
      id === metric.id && scorer === metric.scorer && kind === metric.kind && k === metric.k,
  );
  const samples = diffSamples(base, other);
  const before = base.run.models.map(({ address }) => address);
  const after = other.run.models.map(({ address }) => address);
  const both = before.filter((model) => after.includes(model));
  const [groupedBefore, groupedAfter] = [groupResults(base), groupResults(other)];
  return {
    metric: metric.id,
    warnings: warningsOf(base, other, sameMetric !== undefined),
    models: {
      both,
      onlyBase: before.filter((model) => !after.includes(model)),
      onlyOther: after.filter((model) => !before.includes(model)),
    },
    samples: { ...samples, same: samples.same.length },
    byModel:
      sameMetric === undefined
        ? []
        : both.map((model) => {
            const broken: SampleChange[] = [];
            const fixed: SampleChange[] = [];
            const uncounted: string[] = [];
            let compared = 0;
            for (const sample of samples.same) {
              const record = base.samples.get(sample);
              if (record === undefined || !isMeasured(record, metric)) continue;
              const { hash } = record;
              const scoreIn = (results: readonly ResultRecord[] = []) =>
                meanScore(
                  results.filter((result) => result.hash === hash),
                  metric,
                );
              const scores = {
                before: scoreIn(groupedBefore.get(model)?.get(sample)),
                after: scoreIn(groupedAfter.get(model)?.get(sample)),
              };
              if (scores.before === undefined || scores.after === undefined) {
                uncounted.push(sample);
                continue;
              }
              compared += 1;
              const change = { sample, before: scores.before, after: scores.after };
              const [wasRight, nowRight] = [isRight(change.before, metric), isRight(change.after, metric)];
              if (wasRight && !nowRight) broken.push(change);
              if (!wasRight && nowRight) fixed.push(change);
            }
            return { model, compared, broken, fixed, uncounted };
          }),
  };
}

function diffSamples(base: RunLog, other: RunLog) {
  const samples: Record<"same" | "added" | "removed" | "changed" | "unreached", string[]> = {
    same: [],
    added: [],
    removed: [],
    changed: [],
    unreached: [],
  };
  const isWhole = ({ run, samples: { size } }: RunLog) => size >= run.dataset.size;
  for (const [id, { hash }] of base.samples) {
    const now = other.samples.get(id);
    if (now !== undefined) samples[now.hash === hash ? "same" : "changed"].push(id);
    else samples[isWhole(other) ? "removed" : "unreached"].push(id);
  }
  for (const id of other.samples.keys())
    if (!base.samples.has(id)) samples[isWhole(base) ? "added" : "unreached"].push(id);
  return samples;
}

function warningsOf(base: RunLog, other: RunLog, hasSameMetric: boolean): string[] {
  const [one, two] = [base.run, other.run];
  return [
    one.suite.id === two.suite.id ? "" : "diff.other_suite",
    one.suite.version === two.suite.version ? "" : "diff.other_version",
    hasSameMetric ? "" : "diff.other_metric",
    one.epochs === two.epochs ? "" : "diff.other_epochs",
    one.seed === two.seed ? "" : "diff.other_seed",
  ].filter((code) => code !== "");
}
