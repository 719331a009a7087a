import type { ResultRecord, RunLog, SampleRecord } from "@assay/evals/log";
import { outcomeOf } from "@assay/evals/reports";
import type { Outcome } from "@assay/evals/reports";

/** What became of a try that was planned. */
export type TryOutcome = Outcome | "missing";
export const tryOutcomes = ["right", "wrong", "failed", "unjudged", "unavailable", "missing"] as const;

/** A sample as a list shows it. */
export interface SampleRow {
  id: string;
  /** The beginning of what was asked, on one line. */
  preview: string;
  /** What a search looks through, in lower case. */
  searched: string;
  /** By field; values that are no more than a word. */
  metadata: Readonly<Record<string, string>>;
  /** By model, in the order of the run, then by epoch. */
  outcomes: readonly (readonly TryOutcome[])[];
}

/** A field of the samples' metadata with few enough values to choose from. */
export interface SampleField {
  name: string;
  values: readonly string[];
}

export interface RunIndex {
  rows: readonly SampleRow[];
  fields: readonly SampleField[];
}

const previewLength = 160;
const searchedLength = 1_000;
const mostFields = 6;
const mostValues = 40;
const mostValueLength = 60;

/** The samples of a run to be listed and filtered, in the order of the dataset. */
export function indexRun(log: Pick<RunLog, "run" | "samples" | "results">): RunIndex {
  const [metric] = log.run.suite.metrics;
  const bySample = Map.groupBy(log.results, ({ sample }) => sample);
  const models = log.run.models.map(({ address }) => address);
  const epochs = Array.from({ length: log.run.epochs }, (_, at) => at + 1);
  const outcomeIn = (results: readonly ResultRecord[], model: string, epoch: number): TryOutcome => {
    const result = results.find((each) => each.model === model && each.epoch === epoch);
    return result === undefined || metric === undefined ? "missing" : outcomeOf(result, metric);
  };
  const rows = [...log.samples.values()].map((sample): SampleRow => {
    const results = bySample.get(sample.id) ?? [];
    const [input, expected] = [asText(sample.input), asText(sample.expected)];
    return {
      id: sample.id,
      preview: oneLine(input),
      searched: [sample.id, input.slice(0, searchedLength), expected.slice(0, searchedLength)]
        .join("\n")
        .toLowerCase(),
      metadata: wordsOf(sample),
      outcomes: models.map((model) => epochs.map((epoch) => outcomeIn(results, model, epoch))),
    };
  });
  return { rows, fields: fieldsOf(rows) };
}

/** JSON as a person would write it: texts as they are, turns one after the other. */
export function asText(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value.join("\n");
  return JSON.stringify(value);
}

function oneLine(text: string): string {
  const line = text
    .slice(0, previewLength * 4)
    .toWellFormed()
    .replaceAll(/\s+/gu, " ")
    .trim();
  return line.length > previewLength ? `${line.slice(0, previewLength).toWellFormed()}…` : line;
}

function wordsOf({ metadata = {} }: SampleRecord): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).flatMap(([name, value]) => {
      if (value === null || typeof value === "object") return [];
      const text = String(value);
      return text === "" || text.length > mostValueLength ? [] : [[name, text]];
    }),
  );
}

function fieldsOf(rows: readonly SampleRow[]): SampleField[] {
  const values = new Map<string, Set<string>>();
  for (const { metadata } of rows)
    for (const [name, value] of Object.entries(metadata)) {
      const known = values.get(name);
      if (known === undefined) values.set(name, new Set([value]));
      else if (known.size <= mostValues) known.add(value);
    }
  return [...values]
    .filter(([name, { size }]) => size > 1 && size <= mostValues && name.length <= mostValueLength)
    .slice(0, mostFields)
    .map(([name, found]) => ({ name, values: [...found].toSorted() }));
}
