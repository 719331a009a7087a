import type { Calculation, Calculator } from "@assay/report/calculators";
import { fieldsOf, outputsOf } from "./fields.ts";
import type { Field, Output } from "./fields.ts";
import { parseInput } from "./parse-input.ts";
import type { Scenario } from "./scenarios.ts";
import type { CalculatorState } from "./state.ts";

/** A column of the comparison. */
export interface Compared {
  /** Kept under a name, the defaults, or the inputs as they stand. */
  kind: "kept" | "report" | "present";
  name: string;
  inputs: Readonly<Record<string, string>>;
  calculation: Calculation | undefined;
}

export interface Comparison {
  columns: Compared[];
  /** The inputs that are not the same in all columns. */
  fields: Field[];
  outputs: (Output & { kind: "number" })[];
}

/**
 * The kept scenarios, or the report's figures while there is none, and the present inputs when they are none of them.
 * Differences are to the first.
 */
export function compareScenarios(calculator: Calculator, state: CalculatorState): Comparison {
  const fields = fieldsOf(calculator);
  const columnOf = (kind: Compared["kind"], { name, inputs }: Scenario): Compared => {
    const outcome = calculator.run(valuesOf(fields, inputs));
    return { kind, name, inputs, calculation: outcome.ok ? outcome.calculation : undefined };
  };
  const kept = state.scenarios.map((scenario) => columnOf("kept", scenario));
  const first = kept.length === 0 ? [columnOf("report", { name: "", inputs: {} })] : kept;
  const isThere = first.some(({ inputs }) => isSame(inputs, state.read.texts));
  const columns = isThere ? first : [...first, columnOf("present", { name: "", inputs: state.read.texts })];
  return {
    columns,
    fields: fields.filter((field) => {
      const values = columns.map(({ inputs }) => numberText(field, inputs[field.name] ?? field.base));
      return new Set(values).size > 1;
    }),
    outputs: outputsOf(calculator).filter((output) => output.kind === "number"),
  };
}

/** Inputs for a calculator from texts; a text that is wrong goes as it is and is refused there. */
function valuesOf(
  fields: readonly Field[],
  inputs: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = inputs[field.name];
      if (text === undefined) return [];
      const parsed = parseInput(field, text);
      return [[field.name, parsed.ok ? parsed.value : text]];
    }),
  );
}

function numberText(field: Field, text: string): string {
  const parsed = parseInput(field, text);
  return parsed.ok ? String(parsed.value) : text;
}

function isSame(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => {
    const [one, other] = [left[name], right[name]];
    return one !== undefined && other !== undefined && (one === other || Number(one) === Number(other));
  });
}
