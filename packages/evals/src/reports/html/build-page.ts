import type { ResultRecord, RunLog, SampleRecord } from "../../log/record.ts";
import type { Comparison, Summary } from "../../log/summary.ts";
import type { Json } from "../../sample.ts";
import { diffRuns } from "../diff-runs.ts";
import { groupResults, headlineOf, outcomeOf } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { clip, plainLine } from "../plain-text.ts";
import { cutTexts } from "./cut-texts.ts";
import { outcomeLetters } from "./page-data.ts";
import type { PageColumn, PageDetail, PageDiff, PageField, PageIndex, PageResult } from "./page-data.ts";

export interface PageRun {
  log: RunLog;
  summary: Summary;
}

export interface BuildOptions {
  /** Texts longer than this are cut, and say so. */
  mostCharacters: number;
  /** Paired differences of the second run less the first. */
  between: readonly Comparison[];
}

/** The parts of a page: the index, and details as lines of JSON, one a sample, in chunks. */
export interface BuiltPage {
  index: PageIndex;
  chunks: readonly string[];
}

const chunkSamples = 128;
const chunkCharacters = 400_000;
const previewCharacters = 110;
const mostFieldValues = 100;

/** Takes runs apart into what is parsed at once and what waits. */
export function buildPage(runs: readonly PageRun[], { mostCharacters, between }: BuildOptions): BuiltPage {
  const [first, second] = runs;
  if (first === undefined) throw new TypeError("a report needs a run");
  const columns = columnsOf(runs);
  const epochs = Math.max(...runs.map(({ log }) => log.run.epochs));
  const diff = second === undefined ? undefined : changesBetween(first.log, second.log, between);
  const ids = [...new Set(runs.flatMap(({ log }) => [...log.samples.keys()]))];
  if (diff !== undefined) {
    const rank = new Map(ids.map((id) => [id, "bfmcaru-".indexOf(diff.of.get(id) ?? "-")]));
    ids.sort((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
  }
  const grouped = runs.map(({ log }) => groupResults(log));
  const outcomes: string[][] = columns.map(() => []);
  const chunks: string[] = [];
  const starts: number[] = [];
  let lines: string[] = [];
  let characters = 0;
  const flush = () => {
    chunks.push(lines.join("\n"));
    lines = [];
    characters = 0;
  };
  for (const [position, id] of ids.entries()) {
    const results = columns.map(({ run, model }) => {
      const metric = headlineOf(runs[run]?.log ?? first.log);
      return (grouped[run]?.get(model)?.get(id) ?? []).map((result) =>
        pageResult(result, outcomeOf(result, metric)),
      );
    });
    for (const [column, tries] of results.entries()) outcomes[column]?.push(lettersOf(tries, epochs));
    const detail: PageDetail = { samples: samplesOf(runs, id), results };
    const whole = JSON.stringify(detail);
    const line = whole.length <= mostCharacters ? whole : JSON.stringify(cutTexts(detail, mostCharacters));
    if (lines.length >= chunkSamples || (lines.length > 0 && characters + line.length > chunkCharacters))
      flush();
    if (lines.length === 0) starts.push(position);
    lines.push(line);
    characters += line.length;
  }
  if (lines.length > 0) flush();
  const sampleOf = (id: string) => runs.findLast(({ log }) => log.samples.has(id))?.log.samples.get(id);
  return {
    index: {
      runs: runs.map(({ summary }) => summary),
      columns,
      epochs,
      metric: headlineOf(first.log).id,
      ids,
      previews: ids.map((id) => previewOf(sampleOf(id)?.input)),
      outcomes: outcomes.map((letters) => letters.join("")),
      fields: fieldsOf(ids.map(sampleOf)),
      diff: diff && { ...diff.page, changes: ids.map((id) => diff.of.get(id) ?? "-").join("") },
      chunks: starts,
    },
    chunks,
  };
}

function columnsOf(runs: readonly PageRun[]): PageColumn[] {
  const models = [...new Set(runs.flatMap(({ log }) => log.run.models.map(({ address }) => address)))];
  return models.flatMap((model, index) =>
    runs.flatMap(({ log }, run) =>
      log.run.models.some(({ address }) => address === model)
        ? [{ run, model, label: `${letterOf(index)}${runs.length > 1 ? run + 1 : ""}` }]
        : [],
    ),
  );
}

/** A, B, … Z, AA, AB, … */
function letterOf(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

function lettersOf(tries: readonly PageResult[], epochs: number): string {
  return Array.from({ length: epochs }, (_, index) => {
    const outcome = tries.find(({ epoch }) => epoch === index + 1)?.outcome ?? "missing";
    return outcomeLetters[outcome];
  }).join("");
}

function pageResult(
  { epoch, solution, scores, errors, measured }: ResultRecord,
  outcome: Outcome,
): PageResult {
  const result: PageResult = { epoch, outcome, scores, errors, measured };
  if (solution === undefined) return result;
  const { text, transcript, calls, state, data } = solution;
  const more: Json[] = [state ?? null, data ?? null].filter((part) => part !== null);
  return {
    ...result,
    text,
    ...(transcript !== undefined && {
      transcript: transcript.map(({ calls: made, ...message }) =>
        made === undefined ? message : { ...message, calls: made.map(callOf) },
      ),
    }),
    ...(calls !== undefined && transcript === undefined && { calls: calls.map(callOf) }),
    ...(more.length > 0 && { more: more.length === 1 ? (more[0] ?? null) : more }),
  };
}

function callOf({
  name,
  arguments: given,
  output,
  isError,
}: {
  name: string;
  arguments: Json;
  output?: Json | undefined;
  isError?: boolean | undefined;
}) {
  return {
    name,
    arguments: given,
    ...(output !== undefined && { output }),
    ...(isError !== undefined && { isError }),
  };
}

function samplesOf(runs: readonly PageRun[], id: string): PageDetail["samples"] {
  const [first] = runs;
  return runs.map(({ log }, run) => {
    const sample = log.samples.get(id);
    if (sample === undefined) return null;
    if (run > 0 && first?.log.samples.get(id)?.hash === sample.hash) return null;
    const { input, expected, cluster, hash, metadata } = sample;
    return {
      input,
      cluster,
      hash,
      ...(expected !== undefined && { expected }),
      ...(metadata !== undefined && { metadata }),
    };
  });
}

function previewOf(input: Json | undefined): string {
  const text = typeof input === "string" ? input : JSON.stringify(input ?? "");
  return clip(plainLine(text.slice(0, previewCharacters * 4)), previewCharacters);
}

/** Fields of metadata with plain values, and few enough of them to be chosen from. */
function fieldsOf(samples: readonly (SampleRecord | undefined)[]): PageField[] {
  const names = new Set(samples.flatMap((sample) => Object.keys(sample?.metadata ?? {})));
  return [...names].toSorted().flatMap((name) => {
    const texts = samples.map((sample) => {
      const value = Object.hasOwn(sample?.metadata ?? {}, name) ? sample?.metadata?.[name] : undefined;
      return value === undefined || (typeof value === "object" && value !== null)
        ? undefined
        : clip(String(value), 80);
    });
    const values = [...new Set(texts.filter((text) => text !== undefined))].toSorted();
    if (values.length === 0 || values.length > mostFieldValues) return [];
    const positions = new Map(values.map((value, position) => [value, position]));
    return [
      { name, values, of: texts.map((text) => (text === undefined ? -1 : (positions.get(text) ?? -1))) },
    ];
  });
}

function changesBetween(
  base: RunLog,
  other: RunLog,
  between: readonly Comparison[],
): { page: Omit<PageDiff, "changes">; of: ReadonlyMap<string, string> } {
  const { warnings, models, samples, byModel } = diffRuns(base, other);
  const of = new Map<string, string>();
  const note = (ids: readonly string[], letter: string) => {
    for (const id of ids) of.set(id, of.has(id) && of.get(id) !== letter ? "m" : letter);
  };
  for (const { broken, fixed } of byModel) {
    note(
      broken.map(({ sample }) => sample),
      "b",
    );
    note(
      fixed.map(({ sample }) => sample),
      "f",
    );
  }
  note(samples.changed, "c");
  note(samples.added, "a");
  note(samples.removed, "r");
  note(samples.unreached, "u");
  return { page: { warnings, onlyBase: models.onlyBase, onlyOther: models.onlyOther, between }, of };
}
