import "server-only";
import type { Given } from "../report/search-filters.ts";
import { pageSize } from "../report/row-pager.tsx";
import { mostReportBytes } from "./run-files.ts";
import { readOverview, sizeOf } from "./run-logs.ts";
import type { RunLogFile, RunOverview } from "./run-logs.ts";
import type { SampleRow } from "./run-index.ts";
import { readSampleFilter, selectRows } from "./sample-filter.ts";
import { stateOf } from "./run-state.ts";
import type { RunState } from "./run-state.ts";

/** A run as its page shows it. */
export interface RunPage extends RunOverview {
  name: string;
  state: RunState;
  /** Too large for reports that hold every answer. */
  isLarge: boolean;
  chosen: SampleChoice;
}

/** The samples that an address asks for. */
export interface SampleChoice {
  rows: readonly SampleRow[];
  from: number;
  values: ReadonlyMap<string, string>;
  ignored: readonly string[];
}

/** A run with the samples that an address asks for; or why it cannot be shown, or not yet. */
export async function readRunPage({ name, path }: RunLogFile, given: Given) {
  const read = await readOverview([path]);
  if (read.state !== "read") return read;
  const { value } = read;
  const page: RunPage = {
    ...value,
    name,
    state: await stateOf(path, value.summary.isComplete),
    isLarge: (await sizeOf({ name, path })) > mostReportBytes,
    chosen: chooseSamples(value, given),
  };
  return { state: "read" as const, value: page };
}

/** The samples of a run that an address lets through. */
export function chooseSamples(overview: RunOverview, given: Given): SampleChoice {
  const models = overview.summary.run.models.map(({ address }) => address);
  const { values, ignored } = readSampleFilter(given, overview, models);
  const rows = selectRows(overview, models, values);
  const from = Number(given["from"]);
  const isPlace = Number.isInteger(from) && from > 0 && from < rows.length;
  const isAstray = given["from"] !== undefined && !isPlace && from !== 0;
  return {
    rows,
    from: isPlace ? from - (from % pageSize) : 0,
    values,
    ignored: isAstray ? [...ignored, "from"] : ignored,
  };
}
