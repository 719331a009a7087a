import { basename, resolve } from "node:path";
import { readTau2Tasks } from "@assay/evals/exchange";
import { UsageError } from "../../env.ts";
import { benchRouter } from "./bench-router.ts";
import { countOf } from "./count-of.ts";
import { expected } from "./expected.ts";
import { readKnownModels } from "./known-models.ts";
import { shellLine } from "./shell-line.ts";
import { fileWords, namedSuite } from "./suite-file.ts";
import type { SuiteFileOptions } from "./suite-file.ts";

/** Says what of another program's file would be run; what cannot be taken over is an error with every place. */
export async function importEval(
  file: string,
  { json = false, ...options }: SuiteFileOptions & { json?: boolean },
): Promise<void> {
  await expected(async () => {
    if (isTau2(file)) {
      const tasks = await readTau2Tasks(resolve(file));
      process.stdout.write(
        json
          ? `${JSON.stringify(tasks, undefined, 2)}\n`
          : `${file}: ${countOf(tasks.length, "tau2 task")}. They are samples for a suite with the tools and the database of their domain.\n`,
      );
      return;
    }
    const known = await readKnownModels(benchRouter());
    if (options.judge !== undefined && !known.isKnown(options.judge))
      throw new UsageError(`There is no judge ${JSON.stringify(options.judge)}.`);
    const { suite, models, notes } = await namedSuite(file, options, known);
    const { samples } = await suite.open();
    if (json) {
      process.stdout.write(
        `${JSON.stringify(
          samples.map(({ sample }) => sample),
          undefined,
          2,
        )}\n`,
      );
      return;
    }
    const asked = options.models === undefined ? [] : ["--models", options.models.join(",")];
    const lines = [
      `${suite.title}: ${countOf(samples.length, "sample")}, scored by ${suite.scorers.join(", ")}`,
      models.length === 0 ? "It names no model." : `It asks ${models.join(", ")}.`,
      ...notes.map((note) => `Left out: ${note}`),
      `Run it: ${shellLine(["assay", "eval", "run", file, ...asked, ...fileWords(options)])}${models.length === 0 ? " --models <address>" : ""}`,
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  });
}

/** As the bench of that name calls its files. */
function isTau2(file: string): boolean {
  return /tasks\.json(?:\.gz)?$/u.test(basename(file));
}
