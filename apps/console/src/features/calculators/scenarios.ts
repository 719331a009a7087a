import type { Field } from "./fields.ts";
import { isBase, mostCharacters, parseInput } from "./parse-input.ts";

/** Inputs that were kept under a name; only what differs from the base. */
export interface Scenario {
  name: string;
  inputs: Readonly<Record<string, string>>;
}

export const mostScenarios = 6;
export const mostName = 40;

const separator = "~";
/** A scenario's text cannot be longer than its name and all its inputs. */
const mostText = 2000;

/** A name as it can stand in an address: one line, no separator, not too long. */
export function cleanName(text: string): string {
  const line = text
    .replaceAll(/[\p{Cc}\p{Cf}~]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return Array.from(line).slice(0, mostName).join("").trim();
}

/** A scenario as one parameter: its name, then each input and its value. */
export function writeScenario({ name, inputs }: Scenario): string {
  return [cleanName(name), ...Object.entries(inputs).flat()].join(separator);
}

/** A scenario from its parameter; inputs that do not exist or do not parse make it none. */
export function readScenario(text: string, fields: readonly Field[]): Scenario | undefined {
  if (text.length > mostText) return undefined;
  const [first = "", ...rest] = text.split(separator);
  const name = cleanName(first);
  if (name === "" || rest.length % 2 !== 0) return undefined;
  const given = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) given.set(rest[at] ?? "", rest[at + 1] ?? "");
  const inputs: Record<string, string> = {};
  for (const field of fields) {
    const value = given.get(field.name);
    given.delete(field.name);
    if (value === undefined || isBase(field, value)) continue;
    if (value.length > mostCharacters || !parseInput(field, value).ok) return undefined;
    inputs[field.name] = value.trim();
  }
  return given.size === 0 ? { name, inputs } : undefined;
}

/** The scenarios with one more; one of the same name is replaced, and beyond the most there is no room. */
export function keepScenario(kept: readonly Scenario[], scenario: Scenario): readonly Scenario[] | undefined {
  const at = kept.findIndex(({ name }) => name === scenario.name);
  if (at !== -1) return kept.with(at, scenario);
  return kept.length >= mostScenarios ? undefined : [...kept, scenario];
}
