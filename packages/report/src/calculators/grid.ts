import { z } from "zod";
import type { Calculator } from "./calculator.ts";

/** An input and the values it goes through. */
export interface Variation {
  input: string;
  values: readonly number[];
}

/** One combination of values, and the output there or why there is none. */
export interface GridCell {
  at: Record<string, number>;
  value?: number;
  error?: string;
}

export interface Grid {
  output: string;
  unit: string;
  cells: GridCell[];
}

/** Why a grid is not computed. */
export type GridProblem =
  | { code: "grid_too_large"; size: number }
  | { code: "same_input_twice"; input: string }
  | { code: "unknown_input"; input: string; within: "vary" | "inputs" }
  | { code: "unknown_output"; output: string };

/** The most cells that one grid holds. */
export const mostGridCells = 400;

/** The names of the outputs that are single numbers. */
export function numericOutputs(calculator: Calculator): string[] {
  return Object.entries(calculator.output.shape)
    .filter(([, schema]) => schema instanceof z.ZodNumber)
    .map(([name]) => name);
}

/** One output of a calculator over every combination of values of one or two inputs. */
export function computeGrid(
  calculator: Calculator,
  vary: readonly Variation[],
  {
    output = calculator.main,
    inputs = {},
  }: { output?: string | undefined; inputs?: Record<string, unknown> },
): { ok: true; grid: Grid } | { ok: false; problem: GridProblem } {
  const problem = problemOf(calculator, vary, output, inputs);
  if (problem !== undefined) return { ok: false, problem };
  let unit = "";
  const cells = combinations(vary).map((at): GridCell => {
    const outcome = calculator.run({ ...inputs, ...at });
    if (outcome.ok) {
      unit = outcome.calculation.units[output] ?? "";
      return { at, value: Number(outcome.calculation.outputs[output]) };
    }
    return {
      at,
      error: outcome.failure.issues.map(({ field, message }) => `${field}: ${message}`).join("; "),
    };
  });
  return { ok: true, grid: { output, unit, cells } };
}

function problemOf(
  calculator: Calculator,
  vary: readonly Variation[],
  output: string,
  inputs: Record<string, unknown>,
): GridProblem | undefined {
  const [first, second] = vary;
  const size = (first?.values.length ?? 0) * (second?.values.length ?? 1);
  if (size > mostGridCells) return { code: "grid_too_large", size };
  if (first !== undefined && first.input === second?.input)
    return { code: "same_input_twice", input: first.input };
  const isStranger = (name: string) => !Object.hasOwn(calculator.input.shape, name);
  const varied = vary.find(({ input }) => isStranger(input));
  if (varied !== undefined) return { code: "unknown_input", input: varied.input, within: "vary" };
  const given = Object.keys(inputs).find(isStranger);
  if (given !== undefined) return { code: "unknown_input", input: given, within: "inputs" };
  return numericOutputs(calculator).includes(output) ? undefined : { code: "unknown_output", output };
}

function combinations([first, second]: readonly Variation[]): Record<string, number>[] {
  return (first?.values ?? []).flatMap((value) => {
    const at = { [first?.input ?? ""]: value };
    return second === undefined ? [at] : second.values.map((other) => ({ ...at, [second.input]: other }));
  });
}
