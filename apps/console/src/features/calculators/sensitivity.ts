import { computeGrid } from "@assay/report/calculators";
import type { Calculator, GridCell } from "@assay/report/calculators";
import { fieldsOf } from "./fields.ts";
import type { NumberField } from "./fields.ts";
import type { CalculatorState, Ends } from "./state.ts";
import { numberFields } from "./state.ts";

/** What one input does to an output when it goes down and up by a share. */
export interface Swing {
  field: NumberField;
  lowInput: number;
  highInput: number;
  /** The output there; undefined where it cannot be computed. */
  low: number | undefined;
  high: number | undefined;
  base: number | undefined;
}

/** Every input moved by so many percent, kept within its bounds; inputs at zero do not move. */
export function computeTornado(calculator: Calculator, state: CalculatorState): Swing[] {
  const base = outputAt(calculator, state, {});
  return numberFields(fieldsOf(calculator)).map((field) => {
    const now = valueOf(field, state);
    const [one, other] = [1 - state.swing / 100, 1 + state.swing / 100].map((factor) =>
      fitted(field, now * factor),
    );
    const [lowInput, highInput] = [Math.min(one ?? now, other ?? now), Math.max(one ?? now, other ?? now)];
    return {
      field,
      lowInput,
      highInput,
      low: outputAt(calculator, state, { [field.name]: lowInput }),
      high: outputAt(calculator, state, { [field.name]: highInput }),
      base,
    };
  });
}

const curvePoints = 41;

/** One output along a range of one input. */
export function computeCurve(calculator: Calculator, state: CalculatorState): GridCell[] {
  const field = numberFields(fieldsOf(calculator)).find(({ name }) => name === state.over);
  if (field === undefined) return [];
  const values = rangeOf(field, { now: valueOf(field, state), ends: state.overEnds, count: curvePoints });
  return cellsOf(calculator, state, [{ input: field.name, values }]);
}

export interface TwoWay {
  rows: number[];
  columns: number[];
  cells: GridCell[];
}

/** One output over two inputs. */
export function computeTwoWay(calculator: Calculator, state: CalculatorState): TwoWay | undefined {
  const fields = numberFields(fieldsOf(calculator));
  const row = fields.find(({ name }) => name === state.row);
  const column = fields.find(({ name }) => name === state.column);
  if (row === undefined || column === undefined || row === column) return undefined;
  const count = state.size;
  const rows = rangeOf(row, { now: valueOf(row, state), ends: state.rowEnds, count });
  const columns = rangeOf(column, { now: valueOf(column, state), ends: state.columnEnds, count });
  const vary = [
    { input: row.name, values: rows },
    { input: column.name, values: columns },
  ];
  return { rows, columns, cells: cellsOf(calculator, state, vary) };
}

function cellsOf(
  calculator: Calculator,
  state: CalculatorState,
  vary: { input: string; values: number[] }[],
): GridCell[] {
  const outcome = computeGrid(calculator, vary, { output: state.of, inputs: state.read.values });
  if (!outcome.ok) throw new Error(`a grid of ${calculator.id} is refused: ${outcome.problem.code}`);
  return outcome.grid.cells;
}

/** The value an input has at present. */
export function valueOf(field: NumberField, state: CalculatorState): number {
  const given = state.read.values[field.name];
  return typeof given === "number" ? given : Number(field.base);
}

interface RangeOptions {
  now: number;
  ends: Ends;
  count: number;
}

/** Even steps from end to end: half to one and a half of the present value unless told otherwise, within the bounds. */
export function rangeOf(field: NumberField, { now, ends, count }: RangeOptions): number[] {
  const around =
    now === 0 ? [0, Math.min(field.max ?? 1, 100)] : [now * 0.5, now * 1.5].toSorted((a, b) => a - b);
  const [low = 0, high = 1] = around;
  const from = fitted(field, ends.from ?? (ends.to === undefined ? low : Math.min(low, ends.to)));
  const to = fitted(field, ends.to ?? Math.max(high, from));
  const values = Array.from({ length: count }, (_, at) => {
    const value = from + ((to - from) * at) / (count - 1);
    return fitted(field, Number(value.toPrecision(6)));
  });
  return [...new Set(values)];
}

/** The nearest value that a field takes. */
function fitted(field: NumberField, value: number): number {
  const whole = field.isWhole ? Math.round(value) : value;
  const low = field.above === undefined ? (field.min ?? -Infinity) : field.above + (field.isWhole ? 1 : 1e-9);
  return Math.min(Math.max(whole, low), field.max ?? Infinity);
}

function outputAt(
  calculator: Calculator,
  state: CalculatorState,
  at: Record<string, number>,
): number | undefined {
  const outcome = calculator.run({ ...state.read.values, ...at });
  return outcome.ok ? Number(outcome.calculation.outputs[state.of]) : undefined;
}
