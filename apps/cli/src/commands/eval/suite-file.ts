import { extname } from "node:path";
import type { Suite } from "@assay/evals";
import { readOpenAiEvals, readPromptfooConfig } from "@assay/evals/exchange";
import { UsageError } from "../../env.ts";
import { findSuite } from "../../suites.ts";
import type { KnownModels } from "./known-models.ts";

export interface SuiteFileOptions {
  /** Runs the JavaScript of its assertions. */
  allowCode?: boolean;
  /** The address of the model that judges where the file names none. */
  judge?: string;
  /** Addresses in place of those that the file asks. */
  models?: readonly string[];
}

/** The options that the file has to be named with again. */
export function fileWords({ allowCode = false, judge }: SuiteFileOptions): string[] {
  return [...(judge === undefined ? [] : ["--judge", judge]), ...(allowCode ? ["--allow-code"] : [])];
}

export interface NamedSuite {
  suite: Suite;
  /** The models that the file asks; none where it says nothing of them. */
  models: readonly string[];
  /** Addresses of the models that judge its answers. */
  judges: readonly string[];
  /** What was left out because it changes nothing that is measured. */
  notes: readonly string[];
}

/** A suite by its id, or from a file of another program. @throws UsageError, ExchangeProblem, DatasetProblem */
export async function namedSuite(
  target: string,
  { allowCode, judge, models: named }: SuiteFileOptions,
  known: KnownModels,
): Promise<NamedSuite> {
  switch (extname(target.replace(/\.gz$/u, "")).toLowerCase()) {
    case "":
      return { suite: findSuite(target), models: named ?? [], judges: [], notes: [] };
    case ".jsonl":
      return { suite: readOpenAiEvals(target), models: named ?? [], judges: [], notes: [] };
    case ".yaml":
    case ".yml":
    case ".json": {
      const { models, ...rest } = await readPromptfooConfig(target, {
        ...(allowCode !== undefined && { allowCode }),
        ...(judge !== undefined && { judge }),
        ...(named !== undefined && { models: named }),
        isAddress: known.isKnown,
        optionNames: { allowCode: "--allow-code", judge: "--judge <address>", models: "--models <list>" },
      });
      return { ...rest, models: models.map(({ address }) => address) };
    }
    default:
      throw new UsageError(
        `${target}: is neither a suite nor a file that is known: a promptfoo configuration (.yaml, .json) or OpenAI-evals cases (.jsonl).`,
      );
  }
}
