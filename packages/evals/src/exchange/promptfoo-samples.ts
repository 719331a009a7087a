import { createHash } from "node:crypto";
import type { Json, SampleOf } from "../sample.ts";
import type { Problems } from "./exchange-problem.ts";
import type { Check, Checks } from "./promptfoo-check.ts";
import type { PromptfooInput } from "./promptfoo-input.ts";
import { fillInPrompt, isMessageList, messageProblem } from "./promptfoo-prompts.ts";
import type { WrittenPrompt } from "./promptfoo-prompts.ts";
import type { PlacedTest, WrittenTest } from "./promptfoo-tests.ts";
import { readCheck } from "./read-check.ts";
import type { CheckReading } from "./read-check.ts";
import { TemplateProblem, fillIn } from "./template.ts";

type SamplesReading = Pick<CheckReading, "addressOf" | "allowCode" | "folder" | "judge" | "problems">;

interface Parts {
  prompts: readonly WrittenPrompt[];
  tests: readonly PlacedTest[];
  defaults: WrittenTest;
}

const mostSamples = 100_000;

/** A sample for each test with each prompt; a variable with a list of values makes a test of each. */
export function promptfooSamples(
  { prompts, tests, defaults }: Parts,
  reading: SamplesReading,
): SampleOf<PromptfooInput, Checks>[] {
  const { problems } = reading;
  for (const { text, place } of prompts) {
    const problem = messageProblem(text);
    if (problem !== undefined) problems.add(place, problem);
  }
  const samples: SampleOf<PromptfooInput, Checks>[] = [];
  const idOf = createIds();
  for (const { test, place } of tests) {
    const given = { ...defaults.vars, ...test.vars };
    const count = combinationCount(given);
    if (samples.length + count * prompts.length > mostSamples) {
      problems.add(place, `makes more than ${mostSamples} samples with its lists of variables`);
      return samples;
    }
    for (const combination of combinations(given)) {
      const vars = fillInVars(combination, place, reading);
      if (vars === undefined) continue;
      const expected = checksOf({ test, defaults, vars, place }, reading);
      const testId = test.description ?? `test-${hashOf([vars, expected])}`;
      for (const prompt of prompts) {
        const messages = messagesOf(prompt, { vars, test, defaults, place }, problems);
        if (messages === undefined) continue;
        const promptId = prompt.label ?? `prompt-${hashOf(prompt.text)}`;
        samples.push({
          id: idOf(prompts.length === 1 ? testId : `${testId} / ${promptId}`),
          input: { messages, vars },
          expected,
          cluster: testId.slice(0, 200),
          metadata: {
            ...defaults.metadata,
            ...test.metadata,
            ...(prompts.length > 1 && { prompt: promptId }),
            ...(test.description !== undefined && { description: test.description }),
          },
        });
      }
    }
  }
  return samples;
}

function checksOf(
  {
    test,
    defaults,
    vars,
    place,
  }: { test: WrittenTest; defaults: WrittenTest; vars: Record<string, Json>; place: string },
  reading: SamplesReading,
): Checks {
  const provider = test.options.provider ?? defaults.options.provider;
  const read = (written: readonly unknown[], where: string): Check[] =>
    written.flatMap(
      (each, index) =>
        readCheck(each, { ...reading, vars, provider, place: `${where}.assert[${index}]` }) ?? [],
    );
  const threshold = test.threshold ?? defaults.threshold;
  return {
    checks: [...read(defaults.assert, `defaultTest (for ${place})`), ...read(test.assert, place)],
    ...(threshold !== undefined && { threshold }),
  };
}

function messagesOf(
  prompt: WrittenPrompt,
  {
    vars,
    test,
    defaults,
    place,
  }: { vars: Record<string, Json>; test: WrittenTest; defaults: WrittenTest; place: string },
  problems: Problems,
): PromptfooInput["messages"] | undefined {
  const prefix = test.options.prefix ?? defaults.options.prefix ?? "";
  const suffix = test.options.suffix ?? defaults.options.suffix ?? "";
  if (isMessageList(prompt.text) && prefix + suffix !== "") {
    problems.add(
      `${prompt.place} with ${place}`,
      "a prefix or suffix cannot be put around a list of messages",
    );
    return undefined;
  }
  try {
    return fillInPrompt(prompt.text, { vars, prefix, suffix });
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    problems.add(`${prompt.place} with ${place}`, error.message);
    return undefined;
  }
}

function combinationCount(vars: Readonly<Record<string, Json>>): number {
  return Object.values(vars).reduce<number>(
    (all, value) => all * (Array.isArray(value) ? value.length : 1),
    1,
  );
}

function* combinations(vars: Readonly<Record<string, Json>>): Generator<Record<string, Json>> {
  const listed = Object.entries(vars).find(([, value]) => Array.isArray(value));
  if (listed === undefined) {
    yield { ...vars };
    return;
  }
  const [name, values] = listed;
  if (!Array.isArray(values)) return;
  for (const value of values)
    for (const rest of combinations(withoutList(vars, name)))
      yield Object.fromEntries(
        Object.keys(vars).map((key) => [key, key === name ? value : (rest[key] ?? null)]),
      );
}

function withoutList(vars: Readonly<Record<string, Json>>, name: string): Record<string, Json> {
  return { ...vars, [name]: null };
}

/** Variables may stand in variables, and be read from files. */
function fillInVars(
  given: Readonly<Record<string, Json>>,
  place: string,
  { folder, problems }: SamplesReading,
): Record<string, Json> | undefined {
  const filled: [string, Json][] = [];
  for (const [name, value] of Object.entries(given)) {
    const where = `${place}.vars.${name}`;
    const read =
      typeof value === "string" && value.startsWith("file://")
        ? readVar(value, where, { folder, problems })
        : value;
    if (read === undefined) return undefined;
    try {
      filled.push([name, typeof read === "string" && read === value ? fillIn(read, given) : read]);
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      problems.add(where, error.message);
      return undefined;
    }
  }
  return Object.fromEntries(filled);
}

function readVar(
  reference: string,
  place: string,
  { folder, problems }: Pick<SamplesReading, "folder" | "problems">,
): string | undefined {
  if (/\.(?:txt|md|json)$/u.test(reference)) return folder.read(reference, place)?.trim();
  problems.add(place, `${reference}: variables are read from .txt, .md and .json only`);
  return undefined;
}

/** Makes ids unique that would be the same: tests that stand twice. */
function createIds(): (wanted: string) => string {
  const seen = new Map<string, number>();
  return (wanted) => {
    const id = wanted.slice(0, 190);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id} #${count}`;
  };
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 10);
}
