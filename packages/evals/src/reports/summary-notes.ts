import type { ModelSummary, Summary } from "../log/summary.ts";

/** What may not be overlooked when a summary is read, one entry a fact. Plain words, without foreign text but names. */
export interface SummaryNote {
  kind: "interrupted" | "failures" | "no-interval";
  /** Undefined where it is the run's. */
  model: string | undefined;
  text: string;
}

/** Failures of a model by kind, those that occurred. */
export function failuresOf({ counts }: ModelSummary): string[] {
  const { solverErrors, runErrors, unscored, missing } = counts;
  return [
    solverErrors > 0 ? `${solverErrors} failed by the model (count as 0)` : "",
    runErrors > 0 ? `${runErrors} lost to the provider (not counted)` : "",
    unscored > 0 ? `${unscored} without a score (not counted)` : "",
    missing > 0 ? `${missing} not tried` : "",
  ].filter((text) => text !== "");
}

/** What is incomplete or failed in a run. */
export function notesOn({ isComplete, aggregates }: Summary): SummaryNote[] {
  const missing = aggregates.models.reduce((sum, { counts }) => sum + counts.missing, 0);
  const planned = aggregates.models.reduce((sum, { counts }) => sum + counts.planned, 0);
  const notes: SummaryNote[] = [];
  if (!isComplete)
    notes.push({
      kind: "interrupted",
      model: undefined,
      text: `The run is not complete: ${missing} of ${planned} tries are missing. Resume it before you rely on it.`,
    });
  for (const each of aggregates.models) {
    const failures = failuresOf(each);
    if (failures.length > 0) notes.push({ kind: "failures", model: each.model, text: failures.join(", ") });
  }
  return notes;
}

/** The run in two lines: what was measured, and with what. */
export function describeRun({ run }: Summary): string[] {
  const { suite, dataset, provenance } = run;
  const revision =
    provenance.revision === undefined
      ? "outside a checkout"
      : `revision ${provenance.revision.slice(0, 12)}${provenance.isDirty === true ? " with uncommitted changes" : ""}`;
  return [
    `${suite.id} v${suite.version}: ${suite.title}${suite.split === undefined ? "" : ` (${suite.split})`}`,
    `${dataset.source}, ${dataset.licence}, ${dataset.size} samples, ${dataset.hash}`,
    `run ${run.id}, ${run.epochs} ${run.epochs === 1 ? "epoch" : "epochs"}, seed ${run.seed}, ${revision}`,
  ];
}
