import { isDeepStrictEqual } from "node:util";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import type { Json } from "../sample.ts";
import type { Measured, ScoreContext } from "../scorer.ts";
import { jsonCandidates } from "../scorers/find-json.ts";
import { guardRegex } from "../scorers/guarded-regex.ts";
import { splitList } from "./expected-column.ts";
import type { JavascriptRunner } from "./javascript-runner.ts";
import { compileShape } from "./json-shape.ts";
import type { Check } from "./promptfoo-check.ts";
import { judgeByRubric } from "./rubric-judge.ts";

/** What is held against a check. */
export interface Answer {
  output: string;
  /** What was asked. */
  prompt: string;
  vars: Readonly<Record<string, Json>>;
  measured: Measured;
}

interface GradeTools {
  context: ScoreContext;
  /** There where the caller allowed code. */
  javascript: JavascriptRunner | undefined;
}

/** `score` null: it could not be judged, and `why` says what was missing. */
export interface CheckGrade {
  pass: boolean;
  score: number | null;
  why: string;
}

/** Grades an answer by one check, as promptfoo does where nothing else is said. */
export async function gradeCheck(check: Check, answer: Answer, tools: GradeTools): Promise<CheckGrade> {
  const { type, isNegated } = check;
  const { output, measured } = answer;
  const decide = (isMet: boolean, what: string) =>
    met(isMet !== isNegated, `${isNegated ? "not " : ""}${what}`);
  switch (type) {
    case "equals":
      return decide(isEqual(check.value, output), `equal to ${shown(check.value)}`);
    case "contains":
      return decide(output.includes(textOf(check.value)), `contains ${shown(check.value)}`);
    case "icontains":
      return decide(lower(output).includes(lower(textOf(check.value))), `contains ${shown(check.value)}`);
    case "starts-with":
      return decide(output.startsWith(textOf(check.value)), `starts with ${shown(check.value)}`);
    case "contains-any":
    case "icontains-any": {
      const [text, values] = folded(type, output, check.value);
      return decide(
        values.some((value) => text.includes(value)),
        `contains one of ${shown(check.value)}`,
      );
    }
    case "contains-all":
    case "icontains-all": {
      const [text, values] = folded(type, output, check.value);
      return decide(
        values.every((value) => text.includes(value)),
        `contains all of ${shown(check.value)}`,
      );
    }
    case "regex":
      return decide(isFound(textOf(check.value), output), `matches ${shown(check.value)}`);
    case "is-json":
      return decide(isJson(output, check.value), `JSON${check.value === undefined ? "" : " of the schema"}`);
    case "contains-json":
      return decide(
        containsJson(output, check.value),
        `contains JSON${check.value === undefined ? "" : " of the schema"}`,
      );
    case "latency":
      if (measured.isCached) return unjudged("the answer came from the cache: its latency says nothing");
      return decide(
        measured.latencyMs <= (check.threshold ?? 0),
        `within ${check.threshold} ms (${measured.latencyMs} ms)`,
      );
    case "cost": {
      if (measured.costMicros === undefined) return unjudged("the price of the model is not known");
      const cost = measured.costMicros / 1_000_000;
      return decide(cost <= (check.threshold ?? 0), `within ${check.threshold} (${cost})`);
    }
    case "javascript":
      return gradeByCode(check, answer, tools);
    case "llm-rubric":
      return gradeByRubric(check, output, tools);
    default:
      return type satisfies never;
  }
}

const Returned = z.union([
  z.boolean(),
  z.number(),
  z.looseObject({ pass: z.boolean(), score: z.number().optional(), reason: z.string().optional() }),
]);

async function gradeByCode(
  { value, threshold, isNegated }: Check,
  { output, prompt, vars }: Answer,
  { javascript }: GradeTools,
): Promise<CheckGrade> {
  if (javascript === undefined) throw new TypeError("code is not allowed here");
  let result: z.infer<typeof Returned>;
  try {
    const given = { output, context: { vars, prompt } };
    result = Returned.parse(await javascript.evaluate(textOf(value), given));
  } catch (error) {
    const why = error instanceof z.ZodError ? "gave no boolean, number or {pass}" : messageOf(error);
    return { pass: false, score: 0, why: `${shown(value)} ${why}` };
  }
  if (typeof result === "boolean") return met(result !== isNegated, `${shown(value)} is ${!isNegated}`);
  if (typeof result === "number") {
    const isEnough = threshold === undefined ? result > 0 : result >= threshold;
    return { pass: isEnough !== isNegated, score: result, why: `${shown(value)} is ${result}` };
  }
  const { pass, score = Number(pass), reason = shown(value) } = result;
  return { pass: pass !== isNegated, score, why: reason };
}

async function gradeByRubric(
  { value, threshold, isNegated, judge }: Check,
  output: string,
  { context }: GradeTools,
): Promise<CheckGrade> {
  if (judge === undefined) throw new TypeError("no model is named to judge");
  const asked = await judgeByRubric({ model: judge, rubric: textOf(value), output }, context);
  if (!asked.isAnswered) return unjudged(asked.why);
  const { pass, score, why } = asked.answer;
  const isMet = pass && (threshold === undefined || score >= threshold);
  return {
    pass: isMet !== isNegated,
    score: isNegated ? 1 - score : score,
    why: why || `judged by ${judge}`,
  };
}

function isFound(pattern: string, text: string): boolean {
  return guardRegex(new RegExp(pattern)).find(text) !== undefined;
}

function isEqual(value: Json | undefined, output: string): boolean {
  if (typeof value !== "object" || value === null) return textOf(value) === output;
  const parsed = parseJson(output);
  return parsed !== undefined && isDeepStrictEqual(value, parsed.value);
}

function folded(type: Check["type"], output: string, value: Json | undefined): [string, string[]] {
  const values = Array.isArray(value) ? value.map((each) => textOf(each)) : splitList(textOf(value));
  return type.startsWith("i") ? [lower(output), values.map(lower)] : [output, values];
}

function isJson(output: string, schema: Json | undefined): boolean {
  const parsed = parseJson(output);
  if (parsed === undefined) return false;
  return schema === undefined || compileShape(schemaOf(schema))(parsed.value) === undefined;
}

function containsJson(output: string, schema: Json | undefined): boolean {
  const found = jsonCandidates(output)
    .flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]))
    .filter((value) => typeof value === "object" && value !== null);
  if (schema === undefined) return found.length > 0;
  const check = compileShape(schemaOf(schema));
  return found.some((value) => check(value) === undefined);
}

/** Schemas are written as YAML or JSON in a text as well. */
export function schemaOf(value: Json): unknown {
  return typeof value === "string" ? parseYaml(value) : value;
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function met(pass: boolean, what: string): CheckGrade {
  return { pass, score: pass ? 1 : 0, why: pass ? what : `expected: ${what}` };
}

function unjudged(why: string): CheckGrade {
  return { pass: false, score: null, why };
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function shown(value: Json | undefined): string {
  const text = typeof value === "string" ? JSON.stringify(value) : textOf(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function lower(text: string): string {
  return text.toLowerCase();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
