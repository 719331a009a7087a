import path from "node:path";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { inline } from "../datasets/inline.ts";
import { openFile } from "../datasets/open-file.ts";
import { readText } from "../datasets/read-text.ts";
import { complete } from "../solvers/complete.ts";
import { suite } from "../suite.ts";
import type { Suite } from "../suite.ts";
import { ExchangeProblem, createProblems } from "./exchange-problem.ts";
import type { OptionNames, Problems } from "./exchange-problem.ts";
import { createJavascriptRunner } from "./javascript-runner.ts";
import type { Checks } from "./promptfoo-check.ts";
import type { PromptfooInput } from "./promptfoo-input.ts";
import { readPrompts } from "./promptfoo-prompts.ts";
import { addressOfProvider, readProviders } from "./promptfoo-providers.ts";
import type { ImportedModel, ProviderReading } from "./promptfoo-providers.ts";
import { promptfooSamples } from "./promptfoo-samples.ts";
import { promptfooScorers } from "./promptfoo-scorers.ts";
import { readTest, readTests } from "./promptfoo-tests.ts";
import type { WrittenTest } from "./promptfoo-tests.ts";
import { createSourceFolder } from "./source-folder.ts";

export interface PromptfooOptions {
  /** Of the suite; left out, it is made of the file's name. */
  id?: string;
  /** What may be done with the tests. */
  licence?: string;
  /**
   * Takes over `javascript` assertions. They run in a thread with limits of time and memory, which is no wall: code that
   * means harm has the files and the network of this process. Read a config before you allow it.
   */
  allowCode?: boolean;
  /** Address of the model that judges `llm-rubric` where the config names none. */
  judge?: string;
  /** Addresses to ask in place of the config's providers, which may be any then; settings it has for one of them hold. */
  models?: readonly string[];
  /** Whether a provider is an address of the router as it stands: `ollama/qwen3:8b`. */
  isAddress?: (provider: string) => boolean;
  /** What options are called in hints, where the reader knows them by other names. */
  optionNames?: OptionNames;
  /** Files are read from this folder and below it; left out, the config's own. */
  root?: string;
}

export interface ImportedConfig {
  suite: Suite;
  /** What the config asks, as addresses of the router. */
  models: readonly ImportedModel[];
  /** Addresses of the models that judge. */
  judges: readonly string[];
  /** What was left out because it does not change what is measured. */
  notes: readonly string[];
}

const mostBytes = 10_000_000;
const leftOut = new Set([
  "$schema",
  "commandLineOptions",
  "outputPath",
  "sharing",
  "tags",
  "writeLatestResults",
]);
const Config = z.looseObject({
  description: z.string().optional(),
  prompts: z.unknown().optional(),
  providers: z.unknown().optional(),
  targets: z.unknown().optional(),
  tests: z.unknown().optional(),
  defaultTest: z.unknown().optional(),
  evaluateOptions: z.record(z.string(), z.unknown()).default({}),
});
type Config = z.infer<typeof Config>;

/**
 * A promptfoo config (YAML or JSON) as a suite: a sample for each test with each prompt, asked by one plain completion,
 * scored by whether it passes (`pass`), by its weighted score, and by the config's named metrics.
 * @throws DatasetProblem where the file is not there or is no config
 * @throws ExchangeProblem naming everything in it that is not supported, with its place: nothing is left out silently
 */
export async function readPromptfooConfig(
  file: string,
  options: PromptfooOptions = {},
): Promise<ImportedConfig> {
  const { id, licence = "not stated", allowCode = false, judge, root } = options;
  const name = path.basename(file);
  const config = parseConfig(await readText(await openFile(path.resolve(file), {}), mostBytes), name);
  const problems = createProblems(name, options.optionNames);
  const from = path.dirname(path.resolve(file));
  const folder = createSourceFolder(root ?? from, from, problems);
  const notes = notesOf(config, problems);
  const addressOf = (provider: string) =>
    addressOfProvider(provider) ?? (options.isAddress?.(provider) === true ? provider : undefined);
  const models =
    options.models === undefined
      ? modelsOf(config, { problems, addressOf })
      : modelsNamed(options.models, modelsOf(config, { problems: createProblems(name), addressOf }));
  const prompts = readPrompts(config.prompts, { folder, problems });
  const defaults = defaultsOf(config.defaultTest, problems);
  const tests = await readTests(config.tests, { folder, problems });
  const samples = promptfooSamples(
    { prompts, tests, defaults },
    { folder, problems, addressOf, judge, allowCode },
  );
  const checks = samples.flatMap(({ expected }) => expected?.checks ?? []);
  const epochs = epochsOf(config, problems);
  problems.throwIfAny();
  if (tests.length === 0) problems.add("tests", "there are none");
  else if (checks.length === 0) problems.add("tests", "none has an assertion, so nothing would be measured");
  problems.throwIfAny();

  const settings = new Map(models.map((model) => [model.address, model.settings]));
  const metrics = [...new Set(checks.flatMap(({ metric }) => metric ?? []))];
  const javascript = checks.some(({ type }) => type === "javascript") ? createJavascriptRunner() : undefined;
  const judges = [...new Set(checks.flatMap((check) => check.judge ?? []))];
  return {
    suite: suite<PromptfooInput, Checks>({
      id: id ?? kebabOf(name),
      title: config.description ?? name,
      description: describe(name, judges),
      version: 1,
      dataset: inline(samples, { source: `${name}, a promptfoo config`, licence }),
      solver: (sample, context) =>
        complete<PromptfooInput, Checks>({
          prompt: ({ input }) => input.messages,
          ...settings.get(context.model),
        })(sample, context),
      scorers: promptfooScorers({ metrics, javascript }),
      epochs,
    }),
    models,
    judges,
    notes,
  };
}

function parseConfig(text: string, name: string): Config {
  try {
    return Config.parse(parseYaml(text));
  } catch (error) {
    const message =
      error instanceof z.ZodError ? "is no object" : error instanceof Error ? error.message : "";
    throw new ExchangeProblem(name, [`the file cannot be read: ${message}`]);
  }
}

function notesOf(config: Config, problems: Problems): string[] {
  const notes: string[] = [];
  for (const key of Object.keys(config)) {
    if (leftOut.has(key)) notes.push(`${key} is left out: it does not change what is measured`);
    else if (!Object.hasOwn(Config.shape, key)) problems.add(key, "is not supported");
  }
  for (const key of Object.keys(config.evaluateOptions)) {
    if (["cache", "delay", "maxConcurrency", "showProgressBar"].includes(key))
      notes.push(`evaluateOptions.${key} is left out: the runner has its own`);
    else if (key !== "repeat") problems.add(`evaluateOptions.${key}`, "is not supported");
  }
  return notes;
}

function modelsNamed(named: readonly string[], own: readonly ImportedModel[]): ImportedModel[] {
  return named.map((address) => own.find((each) => each.address === address) ?? { address, settings: {} });
}

function modelsOf({ providers, targets }: Config, reading: ProviderReading): ImportedModel[] {
  const [place, written] =
    providers === undefined ? (["targets", targets] as const) : (["providers", providers] as const);
  if (written === undefined) {
    const { problems } = reading;
    problems.add("providers", `there are none; name models in their place (${problems.nameOf("models")})`);
    return [];
  }
  return readProviders(written, place, reading);
}

function defaultsOf(written: unknown, problems: Problems): WrittenTest {
  const none = { vars: {}, assert: [], metadata: {}, options: {} };
  if (written === undefined) return none;
  const [found] = readTest(written, "defaultTest", problems);
  return found?.test ?? none;
}

function epochsOf({ evaluateOptions }: Config, problems: Problems): number {
  const repeat = z.int().min(1).max(1_000).default(1).safeParse(evaluateOptions["repeat"]);
  if (!repeat.success) problems.add("evaluateOptions.repeat", "is no whole number from 1 to 1000");
  return repeat.data ?? 1;
}

function describe(name: string, judges: readonly string[]): string {
  const judged =
    judges.length === 0 ? "" : ` Some are judged by ${judges.join(", ")}, whose judgement is not calibrated.`;
  return `The tests of ${name}: an answer is right when it passes its assertions.${judged}`;
}

function kebabOf(name: string): string {
  const kebab = name
    .replace(/\.[a-z]+$/iu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  return kebab === "" ? "promptfoo" : kebab;
}
