import type { Json } from "../sample.ts";
import type { Summary } from "../log/summary.ts";

/** Version of the JSON report's form. */
export const jsonReportVersion = 1;

/** A summary as JSON with a line end: keys sorted, no undefined, so that equal summaries are equal bytes. */
export function jsonReport(summary: Summary): string {
  const plain: Json = JSON.parse(
    JSON.stringify({ format: "assay-eval", version: jsonReportVersion, ...summary }),
  );
  return `${JSON.stringify(sortKeys(plain), null, 2)}\n`;
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, sortKeys(inner)]));
}
