import { z } from "zod";

/** One step of a run, as the trace shows it. */
export const Step = z.strictObject({
  kind: z.enum(["model", "tool", "guardrail", "approval", "injection"]),
  /** The model's address, the tool's name, the guardrail's. */
  name: z.string(),
  input: z.json().optional(),
  output: z.json().optional(),
  startedAt: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  inputTokens: z.int().nonnegative().optional(),
  outputTokens: z.int().nonnegative().optional(),
  costMicros: z.int().nonnegative().optional(),
  currency: z.string().optional(),
  /** A code, where it went wrong. */
  error: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

const mostKept = 64_000;

/** A step as it is kept: of an input or output of more than 64,000 characters of JSON, the beginning, as text. */
export function keepStep(step: Step): Step {
  const { input, output, name, error, ...rest } = step;
  return {
    ...rest,
    name: storable(name),
    ...(input !== undefined && { input: keepValue(input) }),
    ...(output !== undefined && { output: keepValue(output) }),
    ...(error !== undefined && { error: storable(error) }),
  };
}

function keepValue(value: z.infer<ReturnType<typeof z.json>>): z.infer<ReturnType<typeof z.json>> {
  const text = JSON.stringify(value);
  return text.length <= mostKept
    ? value
    : { cut: true, characters: text.length, beginning: text.slice(0, mostKept) };
}

/** PostgreSQL's text has no NUL. */
function storable(text: string): string {
  return text.replaceAll("\0", "\u{FFFD}");
}
