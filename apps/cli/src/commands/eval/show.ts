import { readRun } from "@assay/evals/log";
import { expected } from "./expected.ts";
import { checkOutputs, report } from "./outputs.ts";
import type { OutputOptions } from "./outputs.ts";
import { findLog } from "./runs-folder.ts";

/** Sums up a run that was made before. */
export async function showEval(named: string | undefined, options: OutputOptions): Promise<void> {
  await expected(async () => {
    const path = findLog(named);
    const { suite, id } = await readRun(path);
    await report(path, await checkOutputs(options, { suite, run: id, path }));
  });
}
