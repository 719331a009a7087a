import { Json } from "@assay/dialogue";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/client/validators/cf-worker";

const interpreter = new CfWorkerJsonSchemaValidator();

/**
 * Checks arguments against somebody else's schema: it is interpreted, never compiled to code, and its regular
 * expressions are left to the server, since one could hang this process. Undefined where the schema is of no use.
 */
export function schemaCheck(
  schema: unknown,
): ((args: Record<string, unknown>) => string | undefined) | undefined {
  const parsed = Json.safeParse(schema);
  if (!parsed.success) return undefined;
  const plain = withoutPatterns(parsed.data);
  if (typeof plain !== "object" || plain === null || Array.isArray(plain)) return undefined;
  try {
    const validate = interpreter.getValidator(plain);
    return (args) => {
      const result = validate(args);
      return result.valid ? undefined : sentenceOf(result.errorMessage);
    };
  } catch {
    return undefined;
  }
}

/** `#/inputs/count: Instance type "string" is invalid.` is `inputs.count: …`. */
function sentenceOf(message: string): string {
  return message
    .split("; ")
    .filter((part) => !/Property ".*" does not match schema/u.test(part))
    .map((part) =>
      part.replace(/^#\/?([^:]*): /u, (_all, path: string) =>
        path === "" ? "" : `${path.replaceAll("/", ".")}: `,
      ),
    )
    .join(" ")
    .slice(0, 1_000);
}

function withoutPatterns(value: Json, areNames = false): Json {
  if (Array.isArray(value)) return value.map((each) => withoutPatterns(each));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => areNames || (key !== "pattern" && key !== "patternProperties" && key !== "format"))
    .map(([key, each]): [string, Json] => [key, withoutPatterns(each, key === "properties")]);
  return Object.fromEntries(entries);
}
