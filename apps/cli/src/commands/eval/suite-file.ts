import { extname } from "node:path";
import type { Suite } from "@assay/evals";
import { readOpenAiEvals, readPromptfooConfig } from "@assay/evals/exchange";
import { UsageError } from "../../env.ts";
import { findSuite } from "../../suites.ts";

export interface SuiteFileOptions {
  /** Runs the JavaScript of its assertions. */
  allowCode?: boolean;
  /** The address of the model that judges where the file names none. */
  judge?: string;
}

export interface NamedSuite {
  suite: Suite;
  /** The models that the file asks; none where it says nothing of them. */
  models: readonly string[];
  /** What was left out because it changes nothing that is measured. */
  notes: readonly string[];
}

/** A suite by its id, or from a file of another program. @throws UsageError, ExchangeProblem, DatasetProblem */
export async function namedSuite(
  target: string,
  { allowCode, judge }: SuiteFileOptions = {},
): Promise<NamedSuite> {
  switch (extname(target.replace(/\.gz$/u, "")).toLowerCase()) {
    case "":
      return { suite: findSuite(target), models: [], notes: [] };
    case ".jsonl":
      return { suite: readOpenAiEvals(target), models: [], notes: [] };
    case ".yaml":
    case ".yml":
    case ".json": {
      const { suite, models, notes } = await readPromptfooConfig(target, {
        ...(allowCode !== undefined && { allowCode }),
        ...(judge !== undefined && { judge }),
      });
      return { suite, models: models.map(({ address }) => address), notes };
    }
    default:
      throw new UsageError(
        `${target}: is neither a suite nor a file that is known: a promptfoo configuration (.yaml, .json) or OpenAI-evals cases (.jsonl).`,
      );
  }
}
