import { Ajv } from "ajv";
import { z } from "zod";
import { guardRegex } from "../scorers/guarded-regex.ts";

const Schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);

/** What is wrong with a value by a JSON Schema, or undefined. */
type ShapeCheck = (value: unknown) => string | undefined;

/**
 * Compiles a JSON Schema (draft 7, as promptfoo's) from a file; its patterns are stopped where they do not end, and
 * schemas elsewhere are not fetched.
 * @throws Error for what is no schema
 */
export function compileShape(schema: unknown): ShapeCheck {
  const regExp = (pattern: string, flags: string) => {
    const guarded = guardRegex(new RegExp(pattern, flags));
    return { test: (text: string) => guarded.find(text) !== undefined };
  };
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    logger: false,
    code: { regExp: Object.assign(regExp, { code: "new RegExp" }) },
  });
  const validate = ajv.compile(Schema.parse(schema));
  return (value) =>
    validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: "answer" }).slice(0, 500);
}
