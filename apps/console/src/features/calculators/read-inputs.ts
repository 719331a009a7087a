import type { Field } from "./fields.ts";
import { isBase, mostCharacters, parseInput } from "./parse-input.ts";
import type { InputProblem } from "./parse-input.ts";

/** The parameters of a page as Next gives them. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The inputs of an address. */
export interface ReadInputs {
  /** What was typed, where it differs from the base: right or wrong. */
  texts: Record<string, string>;
  /** What is right of it, for the calculator. */
  values: Record<string, number | string>;
  problems: Record<string, InputProblem>;
  /** Parameters that came several times; none of them is taken. */
  repeated: string[];
  /** Whether a parameter says what would hold without it. */
  hasSpare: boolean;
}

/** Reads the inputs of a page's parameters. */
export function readInputs(fields: readonly Field[], params: SearchParams): ReadInputs {
  const read: ReadInputs = { texts: {}, values: {}, problems: {}, repeated: [], hasSpare: false };
  for (const field of fields) {
    const { name } = field;
    const given = Object.hasOwn(params, name) ? params[name] : undefined;
    if (given === undefined) continue;
    if (typeof given !== "string") {
      read.repeated.push(name);
      continue;
    }
    const text = given.trim();
    if (isBase(field, text)) {
      read.hasSpare = true;
      continue;
    }
    read.texts[name] = text.slice(0, mostCharacters + 1);
    const parsed = parseInput(field, text);
    if (parsed.ok) read.values[name] = parsed.value;
    else read.problems[name] = parsed.problem;
  }
  return read;
}
