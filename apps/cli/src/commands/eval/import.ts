import { basename, resolve } from "node:path";
import { readTau2Tasks } from "@assay/evals/exchange";
import { expected } from "./expected.ts";
import { namedSuite } from "./suite-file.ts";
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
          : `${file}: ${tasks.length} tau2 tasks. They are samples for a suite with the tools and the database of their domain.\n`,
      );
      return;
    }
    const { suite, models, notes } = await namedSuite(file, options);
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
    const lines = [
      `${suite.title}: ${samples.length} samples, scored by ${suite.scorers.join(", ")}`,
      models.length === 0 ? "It names no model." : `It asks ${models.join(", ")}.`,
      ...notes.map((note) => `Left out: ${note}`),
      `Run it: assay eval run ${file}${models.length === 0 ? " --models <address>" : ""}`,
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  });
}

/** As the bench of that name calls its files. */
function isTau2(file: string): boolean {
  return /tasks\.json(?:\.gz)?$/u.test(basename(file));
}
