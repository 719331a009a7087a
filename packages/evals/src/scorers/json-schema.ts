import { Ajv } from "ajv";
import type { ErrorObject, Options, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";
import type { Scorer } from "../scorer.ts";
import { jsonCandidates } from "./find-json.ts";
import { guardRegex } from "./guarded-regex.ts";
import { answerOf, naming, parseExpected, unscorable } from "./reading.ts";
import type { Read } from "./reading.ts";

/** The parts of a scorer that checks JSON. */
export interface SchemaParts {
  answer: string;
  /** A JSON Schema. */
  expected: Readonly<Record<string, unknown>>;
}

const Schema = z.record(z.string(), z.unknown());

/**
 * 1 where the JSON in the answer fits the schema, else 0, also where there is no JSON. It may stand in a code fence or in
 * prose. The schema is given, or each sample's expected value; draft 2020-12, or draft-07 where `$schema` says so.
 * `format` is not checked.
 */
export function jsonSchema<Input = never, Expected = never>({
  id = "json-schema",
  schema,
  read,
}: {
  id?: string;
  schema?: Readonly<Record<string, unknown>>;
  read?: Read<Input, Expected, SchemaParts>;
} = {}): Scorer<Input, Expected> {
  const fixed = schema && compile(schema);
  return {
    id,
    score(scored) {
      const parts = read?.(scored) ?? {};
      const validate = fixed ?? validatorOf();
      const [candidate] = jsonCandidates(answerOf(scored, parts));
      if (candidate === undefined) return { value: 0, why: "no JSON" };
      if (naming(scored, () => validate(candidate))) return { value: 1 };
      const problems = (validate.errors ?? []).slice(0, 5).map(described);
      return { value: 0, why: problems[0] ?? "does not fit the schema", details: { problems } };

      function validatorOf(): ValidateFunction {
        const expected = parseExpected(scored, parts, { schema: Schema, shape: "a JSON Schema" });
        try {
          return compile(expected);
        } catch (error) {
          throw unscorable(
            scored,
            `expected is no JSON Schema: ${error instanceof Error ? error.message : ""}`,
          );
        }
      }
    },
  };
}

const options: Options = {
  strict: false,
  validateFormats: false,
  logger: false,
  code: { regExp: guardedEngine() },
};

function compile(schema: Readonly<Record<string, unknown>>): ValidateFunction {
  const isOld = typeof schema["$schema"] === "string" && schema["$schema"].includes("draft-07");
  return (isOld ? new Ajv(options) : new Ajv2020(options)).compile(schema);
}

/** Patterns of schemas run under a time limit as well; Ajv tells them apart by what `toString` gives. */
function guardedEngine() {
  const engine = (pattern: string, flags: string) => {
    const guarded = guardRegex(new RegExp(pattern, flags));
    return {
      test: (text: string) => guarded.find(text) !== undefined,
      toString: () => guarded.source,
    };
  };
  return Object.assign(engine, { code: "guardRegex" });
}

function described({ instancePath, message }: ErrorObject): string {
  return `${instancePath === "" ? "/" : instancePath} ${message ?? "does not fit"}`;
}
