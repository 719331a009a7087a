import { searchLines, searchReport } from "@assay/report";
import type { QuotedLine, RecordKind, ReportHit, SourceText } from "@assay/report";
import { Failure } from "@assay/toolkit";
import { readFilters } from "./search-filters.ts";
import type { Filters, Given } from "./search-filters.ts";

const kinds: readonly RecordKind[] = ["section", "fact", "claim", "entity", "calculator"];
const mostLines = 20;

export interface Search extends Filters {
  query: string;
  only: RecordKind | undefined;
  hits: readonly ReportHit[];
  lines: readonly QuotedLine[] | "noFile" | "unreadable";
}

/** Searches all records and, when there is a copy of it, the report's own text. */
export async function readSearch(given: Given, source: SourceText, hasFile: boolean): Promise<Search> {
  const { values, problems } = readFilters(given, ["q", "kind"]);
  const query = values.get("q") ?? "";
  const hits = query === "" ? [] : searchReport(query);
  const asked = values.get("kind");
  const only = kinds.find((kind) => kind === asked && hits.some((hit) => hit.kind === kind));
  const lines = hasFile ? await source.lines() : "noFile";
  return {
    values,
    problems:
      asked === undefined || kinds.some((kind) => kind === asked)
        ? problems
        : [...problems, { field: "kind", kind: "unknown", value: asked.slice(0, 60), nearest: [] }],
    query,
    only,
    hits,
    lines:
      lines === "noFile"
        ? lines
        : lines instanceof Failure
          ? "unreadable"
          : query === ""
            ? []
            : searchLines(lines, query, mostLines),
  };
}
