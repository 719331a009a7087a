import { expected } from "./expected.ts";
import { report } from "./outputs.ts";
import type { OutputOptions } from "./outputs.ts";
import { findLog } from "./runs-folder.ts";

/** Sums up a run that was made before. */
export async function showEval(named: string | undefined, options: OutputOptions): Promise<void> {
  await expected(() => report(findLog(named), options));
}
