import { readVariable } from "../../env.ts";
import { suites } from "../../suites.ts";
import { table } from "../../table.ts";
import { outputWidth } from "./output-width.ts";

/** The suites there are. One whose data is not on this machine says what it needs. */
export async function listSuites({ json = false }: { json?: boolean }): Promise<void> {
  const dataFolder = readVariable("ASSAY_BENCH_DATA");
  const records = await Promise.all(
    suites.map(async ({ open, ...suite }) => {
      const opened = await open({ dataFolder }).catch((error: unknown) => String(error));
      return {
        id: suite.id,
        title: suite.title,
        description: suite.description,
        version: suite.version,
        vertical: suite.vertical,
        split: suite.split,
        samples: typeof opened === "string" ? undefined : opened.samples.length,
        missing: typeof opened === "string" ? opened : undefined,
        metrics: suite.metrics.map(({ id }) => id),
        epochs: suite.epochs,
        source: suite.source,
        licence: suite.licence,
      };
    }),
  );
  if (json) {
    process.stdout.write(`${JSON.stringify(records, undefined, 2)}\n`);
    return;
  }
  const text = table(
    records,
    [
      { title: "SUITE", value: ({ id }) => id },
      { title: "SAMPLES", value: ({ samples }) => String(samples ?? "-"), align: "right" },
      { title: "METRICS", value: ({ metrics }) => metrics.join(", ") },
      { title: "WHAT", value: ({ missing, description }) => missing ?? description },
    ],
    outputWidth(),
  );
  const origins = records.map(({ id, source, licence }) => `${id}: from ${source}; licence ${licence}`);
  process.stdout.write(`${[text, "", ...origins].join("\n")}\n`);
}
