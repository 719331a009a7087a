import "server-only";
import type { RunRecord, Summary } from "@assay/evals/log";
import { pageSize } from "../report/row-pager.tsx";
import { readFilters } from "../report/search-filters.ts";
import type { Given } from "../report/search-filters.ts";
import { listRuns, readHead, readSummary } from "./run-logs.ts";
import type { RunLogFile } from "./run-logs.ts";
import { stateOf } from "./run-state.ts";
import type { RunState } from "./run-state.ts";

/** A run in the list of runs. */
export interface RunItem {
  name: string;
  /** Undefined where not even the first line can be read. */
  run: RunRecord | undefined;
  state:
    | { kind: RunState; summary: Summary }
    /** A large log is still being summed up. */
    | { kind: "reading" }
    | { kind: "unreadable"; reason: string };
}

export interface RunList {
  /** Those of one page, newest first. */
  items: readonly RunItem[];
  /** That the filters let through. */
  count: number;
  /** In the folder. */
  all: number;
  suites: readonly string[];
  models: readonly string[];
  values: ReadonlyMap<string, string>;
  /** Parameters of the address that were left out of account. */
  ignored: readonly string[];
  from: number;
}

interface Headed extends RunLogFile {
  run: RunRecord | undefined;
  reason: string | undefined;
}

/** The runs that an address asks for. Only those of its page are summed up, and large ones are not waited for. */
export async function readRuns(given: Given): Promise<RunList> {
  const heads = await Promise.all(listRuns().map(readHeadOf));
  heads.sort((one, other) => compareText(startOf(other), startOf(one)));
  const suites = namesOf(heads.map(({ run }) => run?.suite.id ?? ""));
  const models = namesOf(heads.flatMap(({ run }) => run?.models.map(({ address }) => address) ?? []));
  const { values, ignored } = readRunFilter(given, { suite: suites, model: models });
  const found = heads.filter(({ run }) => matches(run, values));
  const from = Number(given["from"]);
  const start = Number.isInteger(from) && from > 0 && from < found.length ? from : 0;
  return {
    items: await Promise.all(found.slice(start, start + pageSize).map(itemOf)),
    count: found.length,
    all: heads.length,
    suites,
    models,
    values,
    ignored,
    from: start,
  };
}

/** The filters of an address; what no run has is left out and named. */
export function readRunFilter(given: Given, known: Readonly<Record<string, readonly string[]>>) {
  const { values, problems } = readFilters(given, Object.keys(known));
  const read = new Map(values);
  const strangers = [...read].filter(([name, value]) => known[name]?.includes(value) !== true);
  for (const [name] of strangers) read.delete(name);
  return {
    values: read,
    ignored: [...problems.map(({ field }) => field), ...strangers.map(([name]) => name)],
  };
}

async function readHeadOf(file: RunLogFile): Promise<Headed> {
  const read = await readHead([file.path]);
  return {
    ...file,
    run: read.state === "read" ? read.value : undefined,
    reason: read.state === "broken" ? read.reason : undefined,
  };
}

async function itemOf({ name, path, run, reason }: Headed): Promise<RunItem> {
  if (run === undefined)
    return { name, run, state: reason === undefined ? { kind: "reading" } : { kind: "unreadable", reason } };
  const read = await readSummary([path], { waitMs: 2_500 });
  if (read.state === "reading") return { name, run, state: { kind: "reading" } };
  if (read.state === "broken") return { name, run, state: { kind: "unreadable", reason: read.reason } };
  const { value: summary } = read;
  return { name, run, state: { kind: await stateOf(path, summary.isComplete), summary } };
}

function matches(run: RunRecord | undefined, values: ReadonlyMap<string, string>): boolean {
  const [suite, model] = [values.get("suite"), values.get("model")];
  return (
    (suite === undefined || run?.suite.id === suite) &&
    (model === undefined || run?.models.some(({ address }) => address === model) === true)
  );
}

/** When a run began, written as in names of logs; what cannot be read stands where its name puts it. */
function startOf({ name, run }: Headed): string {
  return run?.startedAt.replaceAll(":", "-") ?? name;
}

function namesOf(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== "").toSorted();
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
