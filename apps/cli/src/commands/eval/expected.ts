import { DatasetProblem } from "@assay/evals";
import { ExchangeProblem } from "@assay/evals/exchange";
import { LogProblem } from "@assay/evals/log";
import { UsageError } from "../../env.ts";

/** What is wrong with files and data is said in one line, and is no fault of the program. */
export async function expected(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof DatasetProblem || error instanceof LogProblem || error instanceof ExchangeProblem)
      throw new UsageError(error.message);
    if (isFileError(error)) throw new UsageError(`${error.path} cannot be read or written (${error.code}).`);
    throw error;
  }
}

function isFileError(error: unknown): error is Error & { path: string; code: string } {
  return (
    error instanceof Error &&
    "path" in error &&
    typeof error.path === "string" &&
    "code" in error &&
    "syscall" in error &&
    !String(error.syscall).startsWith("spawn")
  );
}
