import { Script } from "node:vm";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { Json } from "../sample.ts";
import { schemaOf } from "./grade-check.ts";
import { compileShape } from "./json-shape.ts";
import { CheckType } from "./promptfoo-check.ts";
import type { Check } from "./promptfoo-check.ts";
import type { ProviderReading } from "./promptfoo-providers.ts";
import { passScorer, scoreScorer } from "./promptfoo-scorers.ts";
import type { SourceFolder } from "./source-folder.ts";
import { TemplateProblem, fillIn, isTemplate } from "./template.ts";

const Written = z.looseObject({
  type: z.string(),
  value: Json.optional(),
  threshold: z.number().optional(),
  weight: z.number().nonnegative().optional(),
  metric: z.string().min(1).max(80).optional(),
  provider: z.string().optional(),
});
type Written = z.infer<typeof Written>;

export interface CheckReading extends ProviderReading {
  place: string;
  vars: Readonly<Record<string, Json>>;
  /** Address of the judge where the assertion names none. */
  judge: string | undefined;
  /** The test's own provider for grading, as promptfoo names it. */
  provider: string | undefined;
  allowCode: boolean;
  folder: SourceFolder;
}

/** An assertion of a config with its variables filled in; undefined where a problem was noted. */
export function readCheck(written: unknown, reading: CheckReading): Check | undefined {
  const { place, problems } = reading;
  const parsed = Written.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    problems.add([place, ...(issue?.path.map(String) ?? [])].join("."), issue?.message ?? "is no assertion");
    return undefined;
  }
  const { type: name, value, threshold, weight = 1, metric, provider, ...rest } = parsed.data;
  for (const key of Object.keys(rest)) problems.add(`${place}.${key}`, "is not supported");
  const isNegated = name.startsWith("not-");
  const type = CheckType.safeParse(isNegated ? name.slice(4) : name);
  if (!type.success) {
    problems.add(place, `assertion ${name} is not supported`);
    return undefined;
  }
  if (metric !== undefined && (metric === passScorer || metric === scoreScorer || isTemplate(metric)))
    problems.add(`${place}.metric`, `${metric} cannot be a metric's name; give it another`);
  const filled = valueOf(type.data, value, reading);
  if (filled === undefined) return undefined;
  const judge = type.data === "llm-rubric" ? judgeOf(provider, reading) : undefined;
  if (type.data !== "llm-rubric" && provider !== undefined)
    problems.add(`${place}.provider`, "is not supported for this assertion");
  const check: Check = {
    type: type.data,
    isNegated,
    weight,
    ...(filled.value !== undefined && { value: filled.value }),
    ...(threshold !== undefined && { threshold }),
    ...(metric !== undefined && { metric }),
    ...(judge !== undefined && { judge }),
  };
  const problem = problemOf(check, reading);
  if (problem !== undefined) problems.add(place, problem);
  return check;
}

function valueOf(
  type: CheckType,
  value: Json | undefined,
  { place, vars, folder, problems }: CheckReading,
): { value?: Json } | undefined {
  try {
    if (typeof value === "string" && value.startsWith("file://"))
      return readValue(value, place, { folder, problems });
    if (type === "javascript") {
      if (typeof value === "string" && isTemplate(value))
        throw new TemplateProblem("puts variables into code; use context.vars in it");
      return value === undefined ? {} : { value };
    }
    if (typeof value === "string") return { value: fillIn(value, vars) };
    if (Array.isArray(value))
      return { value: value.map((each) => (typeof each === "string" ? fillIn(each, vars) : each)) };
    return value === undefined ? {} : { value };
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    problems.add(`${place}.value`, error.message);
    return undefined;
  }
}

function readValue(
  reference: string,
  place: string,
  { folder, problems }: Pick<CheckReading, "folder" | "problems">,
): { value: Json } | undefined {
  if (!/\.(?:txt|md|json|ya?ml)$/u.test(reference)) {
    problems.add(`${place}.value`, `${reference}: values are read from .txt, .md, .json and .yaml only`);
    return undefined;
  }
  const text = folder.read(reference, `${place}.value`);
  if (text === undefined) return undefined;
  if (/\.(?:txt|md)$/u.test(reference)) return { value: text.trim() };
  try {
    return { value: Json.parse(parseYaml(text)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.add(`${place}.value`, `${reference} cannot be read: ${message}`);
    return undefined;
  }
}

function judgeOf(provider: string | undefined, reading: CheckReading): string | undefined {
  const named = provider ?? reading.provider;
  if (named === undefined) return reading.judge;
  const address = reading.addressOf(named);
  if (address === undefined)
    reading.problems.add(
      `${reading.place}.provider`,
      `${JSON.stringify(named)} has no counterpart in the router`,
    );
  return address;
}

function problemOf(
  { type, value, threshold, judge }: Check,
  { allowCode, problems }: CheckReading,
): string | undefined {
  switch (type) {
    case "latency":
    case "cost":
      return threshold === undefined ? `${type} needs a threshold` : undefined;
    case "is-json":
    case "contains-json":
      return value === undefined
        ? undefined
        : problemIn(() => compileShape(schemaOf(value)), "is no JSON Schema");
    case "regex":
      if (typeof value !== "string" || value === "") return "regex needs a pattern";
      return problemIn(() => new RegExp(value), "is no pattern");
    case "javascript":
      if (typeof value !== "string" || value.trim() === "") return "javascript needs an expression";
      if (!allowCode)
        return `is code, and code from a config has the rights of this process; read it, and pass ${problems.nameOf("allowCode")} if you trust it`;
      return problemIn(() => new Script(`(${value}\n)`), "is no expression (statements are not supported)");
    case "llm-rubric":
      if (value === undefined || value === "") return "llm-rubric needs a rubric";
      return judge === undefined
        ? `llm-rubric needs a model that judges; name one (${problems.nameOf("judge")})`
        : undefined;
    case "contains-all":
    case "contains-any":
    case "icontains-all":
    case "icontains-any":
      return value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
        ? `${type} needs values`
        : undefined;
    case "equals":
      return value === undefined ? "equals needs a value" : undefined;
    case "contains":
    case "icontains":
    case "starts-with":
      return value === undefined || value === "" || typeof value === "object"
        ? `${type} needs a text`
        : undefined;
    default:
      return type satisfies never;
  }
}

function problemIn(check: () => unknown, text: string): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return `${text}: ${(error instanceof Error ? error.message : String(error)).slice(0, 300)}`;
  }
}
