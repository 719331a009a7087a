import type { Suite } from "@assay/evals";
import { reportQuestions } from "@assay/report/evals";
import { nearest } from "@assay/search";
import { UsageError } from "./env.ts";

/** Every suite of the bench, each from the package it tests. */
export const suites: readonly Suite[] = [reportQuestions];

/** @throws UsageError naming those that are nearest */
export function findSuite(id: string): Suite {
  const found = suites.find((suite) => suite.id === id);
  if (found !== undefined) return found;
  const closest = nearest(
    id,
    suites.map((suite) => suite.id),
  );
  throw new UsageError(
    [
      `There is no suite ${JSON.stringify(id)}.`,
      closest.length > 0 ? `Did you mean ${closest.join(", ")}?` : "",
      "`assay eval list` shows all.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  );
}
