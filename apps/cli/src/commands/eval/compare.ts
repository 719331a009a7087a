import type { Comparison, RunLog } from "@assay/evals/log";
import { readLog, summarise } from "@assay/evals/log";
import { compareRuns, diffRuns, formatDifference, formatP, gate, htmlReport } from "@assay/evals/reports";
import type { RunDiff } from "@assay/evals/reports";
import { table } from "../../table.ts";
import { expected } from "./expected.ts";
import { checkFiles } from "./output-files.ts";
import { outputWidth } from "./output-width.ts";
import { write } from "./outputs.ts";
import { findLog } from "./runs-folder.ts";

export interface CompareOptions {
  json?: boolean;
  html?: string;
  failOnDrop?: boolean;
}

/** Two runs of one suite: how much each model changed, and on which samples. */
export async function compareEvals(base: string, other: string, options: CompareOptions): Promise<void> {
  await expected(async () => {
    checkFiles({ "--html": options.html });
    const [before, after] = await Promise.all([base, other].map((each) => readLog(findLog(each))));
    if (before !== undefined && after !== undefined) await compare(before, after, options);
  });
}

async function compare(
  before: RunLog,
  after: RunLog,
  { json, html, failOnDrop }: CompareOptions,
): Promise<void> {
  const comparisons = compareRuns(before, after);
  const diff = diffRuns(before, after);
  const logs = [before, after].map((log) => ({ log, summary: summarise(log) }));
  if (html !== undefined) await write(html, htmlReport(logs));
  process.stdout.write(
    json === true
      ? `${JSON.stringify({ base: before.run.id, other: after.run.id, comparisons, diff }, undefined, 2)}\n`
      : `${printed(comparisons, diff)}\n`,
  );
  if (failOnDrop !== true) return;
  const { passed, checks } = gate({ log: after, summary: summarise(after) }, { base: before });
  for (const check of checks) if (!check.passed) process.stderr.write(`assay: ${check.why}.\n`);
  if (!passed) process.exitCode = 1;
}

function printed(comparisons: readonly Comparison[], diff: RunDiff): string {
  const byModel = new Map(diff.byModel.map((each) => [each.model, each]));
  const count = (model: string, of: "broken" | "fixed") => String(byModel.get(model)?.[of].length ?? 0);
  const lines = [
    ...diff.warnings.map((code) => `Mind: ${warnings[code] ?? code}.`),
    table(
      comparisons,
      [
        { title: "MODEL", value: ({ model }) => model },
        { title: "DIFFERENCE", value: ({ difference }) => formatDifference(difference) },
        { title: "P", value: ({ p }) => formatP(p), align: "right" },
        { title: "ADJUSTED", value: ({ adjustedP }) => formatP(adjustedP), align: "right" },
        { title: "BROKEN", value: ({ model }) => count(model, "broken"), align: "right" },
        { title: "FIXED", value: ({ model }) => count(model, "fixed"), align: "right" },
        { title: "SAMPLES", value: ({ difference }) => String(difference.samples), align: "right" },
      ],
      outputWidth(),
    ),
    ...named("Only in the first run", diff.models.onlyBase),
    ...named("Only in the second run", diff.models.onlyOther),
    ...named("Samples that are gone", diff.samples.removed),
    ...named("New samples", diff.samples.added),
    ...named("Changed samples, not compared", diff.samples.changed),
    ...diff.byModel.flatMap(({ model, broken }) =>
      named(
        `${model} no longer right on`,
        broken.map(({ sample }) => sample),
      ),
    ),
  ];
  return lines.join("\n");
}

const warnings: Readonly<Record<string, string>> = {
  "diff.other_suite": "the runs are of two suites",
  "diff.other_version": "the runs are of two versions of the suite",
  "diff.other_metric": "the headline metric is another one, so no sample is compared",
  "diff.other_epochs": "the runs have not the same number of epochs",
  "diff.other_seed": "the runs drew by two seeds",
};

const mostNamed = 10;

function named(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > mostNamed ? `, and ${names.length - mostNamed} more` : "";
  return [`${what}: ${names.slice(0, mostNamed).join(", ")}${more}`];
}
