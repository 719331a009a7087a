import type { Field } from "../calculators/fields.ts";
import type { SearchParams } from "../calculators/read-inputs.ts";
import type { StateProblem } from "../calculators/state.ts";

/** The parameters that are no inputs, and the inputs that came several times. */
export function strangersOf(fields: readonly Field[], params: SearchParams): StateProblem[] {
  const names = new Set(fields.map(({ name }) => name));
  return Object.entries(params).flatMap(([name, value]): StateProblem[] => {
    if (value === undefined) return [];
    if (!names.has(name)) return [{ code: "unknown", name: name.slice(0, 40) }];
    return typeof value === "string" ? [] : [{ code: "repeated", name }];
  });
}
