import type { ModelSummary, Summary } from "../log/summary.ts";
import { clip, countOf, plainLine } from "./plain-text.ts";

const mostCauses = 3;
const causeLength = 160;

/** What may not be overlooked when a summary is read, one entry a fact. Texts of `cause` are foreign. */
export interface SummaryNote {
  kind: "interrupted" | "failures" | "cause";
  /** Undefined where it is the run's. */
  model: string | undefined;
  text: string;
}

/** Failures of a model by kind, those that occurred. */
export function failuresOf({ counts }: ModelSummary): string[] {
  const { planned, counted, solverErrors, runErrors, unscored, abstained, missing } = counts;
  const unjudged = planned - counted - runErrors - missing;
  const further = unscored - unjudged;
  const ofThose = abstained > 0 ? `, the scorer abstained on ${abstained}` : "";
  return [
    solverErrors > 0 ? `${solverErrors} failed by the model (count as 0)` : "",
    runErrors > 0 ? `${runErrors} lost to the provider (not counted)` : "",
    unjudged > 0 ? `${unjudged} without a score (not counted${ofThose})` : "",
    further > 0 ? `${further} on which a further scorer failed (counted)` : "",
    missing > 0 ? `${missing} not tried` : "",
  ].filter((text) => text !== "");
}

/** The most frequent errors of a model, each on one line with how often it came. */
export function causesOf({ errors }: Pick<ModelSummary, "errors">): string[] {
  const causes = errors
    .slice(0, mostCauses)
    .map(({ code, message, count }) => `${count} × ${code}: ${clip(plainLine(message), causeLength)}`);
  const others = errors.slice(mostCauses).reduce((sum, { count }) => sum + count, 0);
  return others === 0 ? causes : [...causes, `and ${countOf(others, "other")}`];
}

/** How many tries were lost to the provider and how many were not tried, over all models. */
export function gapsOf({ aggregates }: Pick<Summary, "aggregates">) {
  const sum = (kind: "planned" | "runErrors" | "missing") =>
    aggregates.models.reduce((total, { counts }) => total + counts[kind], 0);
  return { planned: sum("planned"), lost: sum("runErrors"), missing: sum("missing") };
}

function gapText(summary: Summary): string {
  const { planned, lost, missing } = gapsOf(summary);
  const tries = countOf(planned, "try", "tries");
  if (lost + missing === 0) return `it did not end, though no result of ${tries} is missing`;
  const were = (count: number) => `${count} ${count === 1 ? "was" : "were"}`;
  return `of ${tries} ${were(lost)} lost to the provider and ${were(missing)} not tried`;
}

/** What is incomplete or failed in a run. */
export function notesOn(summary: Summary): SummaryNote[] {
  const notes: SummaryNote[] = [];
  if (!summary.isComplete)
    notes.push({
      kind: "interrupted",
      model: undefined,
      text: `The run is not complete: ${gapText(summary)}. Resume it before you rely on it.`,
    });
  for (const each of summary.aggregates.models) {
    const failures = failuresOf(each);
    if (failures.length > 0) notes.push({ kind: "failures", model: each.model, text: failures.join(", ") });
    for (const text of causesOf(each)) notes.push({ kind: "cause", model: each.model, text });
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
    `${dataset.source}, ${dataset.licence}, ${countOf(dataset.size, "sample")}, ${dataset.hash}`,
    `run ${run.id}, ${countOf(run.epochs, "epoch")}, seed ${run.seed}, ${revision}`,
  ];
}
