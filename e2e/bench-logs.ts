import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeLog } from "@assay/evals/reports/testing";

/** Logs that every page of the bench can be looked at with: two runs of a suite, and one that was damaged. */
export const benchRuns = {
  before: "2026-11-24T08-00-00-report-questions-0a0a0a0a",
  after: "2026-11-25T08-00-00-report-questions-0b0b0b0b",
  damaged: "2026-11-23T08-00-00-report-questions-0c0c0c0c",
} as const;

export const benchSample = "sample-00003";

/** Leaves the logs where the command line would. */
export function writeBenchLogs(home: string): void {
  const models = ["scripted/careful", "scripted/engine", "no-op", "majority"];
  const folder = join(home, "runs");
  mkdirSync(folder, { recursive: true });
  for (const [which, name] of Object.entries(benchRuns)) {
    const isAfter = which === "after";
    const made = makeLog({
      samples: isAfter ? 120 : 118,
      models,
      seed: 7,
      id: name,
      skill: isAfter ? 0.85 : 0.7,
      turns: 3,
    });
    const run = {
      ...made.run,
      startedAt: `${name.slice(0, 10)}T08:00:00.000Z`,
      models: models.map((address, at) => ({
        address,
        kind: at > 1 ? "baseline" : at === 1 ? "engine" : "model",
      })),
    };
    const records = [run, ...made.samples.values(), ...made.results, made.end];
    const lines = records.map((record) => JSON.stringify(record));
    if (which === "damaged") lines[40] = "{ cut in the middle";
    writeFileSync(join(folder, `${name}.jsonl`), `${lines.join("\n")}\n`);
  }
}
