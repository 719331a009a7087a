import { z } from "zod";

/** Arguments of a call, or what is wrong with them in a sentence that helps a model. */
export type ParsedArguments = { args: Record<string, unknown> } | { problem: string };

const ArgumentsObject = z.record(z.string(), z.unknown());
const longest = 200_000;

/** JSON text as a model wrote it. No text at all means no arguments. */
export function parseArguments(text: string): ParsedArguments {
  if (text.trim() === "") return { args: {} };
  if (text.length > longest)
    return { problem: `The arguments have ${text.length} characters; at most ${longest} are taken.` };
  const parsed = parse(text);
  if ("problem" in parsed) return parsed;
  const object = ArgumentsObject.safeParse(parsed.value);
  if (object.success) return { args: object.data };
  return { problem: `The arguments must be a JSON object, not ${kindOf(parsed.value)}.` };
}

function parse(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : "it does not parse";
    return { problem: `The arguments are not JSON: ${why}.` };
  }
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "string"
    ? "a text (send the object itself, not JSON in quotes)"
    : `a ${typeof value}`;
}
