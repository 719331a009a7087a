import type { Calculator } from "@assay/report/calculators";
import { numericOutputs } from "@assay/report/calculators";
import { fieldsOf } from "./fields.ts";
import type { Field, NumberField } from "./fields.ts";
import { parseNumber } from "./parse-input.ts";
import { toQuery } from "./query.ts";
import { readInputs } from "./read-inputs.ts";
import type { ReadInputs, SearchParams } from "./read-inputs.ts";
import { cleanName, keepScenario, mostScenarios, readScenario, writeScenario } from "./scenarios.ts";
import type { Scenario } from "./scenarios.ts";

export const views = ["steps", "tornado", "curve", "grid", "scenarios"] as const;
export type View = (typeof views)[number];
export const swings = [10, 25, 50] as const;
/** Values of each input of a grid; the last makes as many cells as a grid may have. */
export const gridSizes = [5, 7, 10, 15, 20] as const;

/** Ends of a range that somebody has chosen; left out, the page chooses. */
export interface Ends {
  from?: number | undefined;
  to?: number | undefined;
}

/** Everything that a calculator's address says. */
export interface CalculatorState {
  read: ReadInputs;
  view: View;
  swing: (typeof swings)[number];
  /** The output that sensitivity is about. */
  of: string;
  over: string;
  overEnds: Ends;
  row: string;
  rowEnds: Ends;
  column: string;
  columnEnds: Ends;
  size: (typeof gridSizes)[number];
  scenarios: readonly Scenario[];
}

/** What in an address is not taken, and why. */
export interface StateProblem {
  code:
    | "unknown"
    | "repeated"
    | "control"
    | "ends"
    | "scenario"
    | "scenarioFull"
    | "scenarioName"
    | "sameInput";
  name: string;
}

export interface ReadState {
  state: CalculatorState;
  problems: StateProblem[];
  /** The address to go to instead: it says the same without what is spare, or has done what it asked for. */
  moved: string | undefined;
}

/** The parameters that are no inputs; no calculator may have an input of such a name. */
export const controlNames = [
  "view",
  "swing",
  "of",
  "over",
  "from",
  "to",
  "row",
  "rowFrom",
  "rowTo",
  "column",
  "columnFrom",
  "columnTo",
  "size",
  "s",
  "keep",
] as const;

/** Reads a calculator's address; whatever is in it, there is a state. */
export function readState(calculator: Calculator, params: SearchParams): ReadState {
  const fields = fieldsOf(calculator);
  const read = readInputs(fields, params);
  const problems: StateProblem[] = read.repeated.map((name) => ({ code: "repeated", name }));
  const numbers = numericNames(fields);
  const control = <const Value extends string>(
    name: string,
    options: readonly Value[],
    otherwise: Value,
  ): Value => {
    const given = params[name];
    if (given === undefined || given === "") return otherwise;
    const found = options.find((option) => option === given);
    if (found === undefined)
      problems.push({ code: typeof given === "string" ? "control" : "repeated", name });
    return found ?? otherwise;
  };
  const choice = <const Value extends number>(
    name: string,
    options: readonly Value[],
    otherwise: Value,
  ): Value => {
    const text = control(name, options.map(String), String(otherwise));
    return options.find((option) => String(option) === text) ?? otherwise;
  };
  const ends = (from: string, to: string, input: string): Ends => {
    const field = fields.find(({ name }) => name === input);
    const [low, high] = [endOf(params[from]), endOf(params[to])];
    const isGiven = isFilled(params[from]) || isFilled(params[to]);
    if (!isGiven) return {};
    const isFit =
      field?.kind === "number" &&
      low !== "wrong" &&
      high !== "wrong" &&
      (low ?? -Infinity) < (high ?? Infinity);
    if (isFit) return { from: low, to: high };
    problems.push({ code: "ends", name: input });
    return {};
  };
  const over = control("over", numbers, numbers[0] ?? "");
  const row = control("row", numbers, numbers[0] ?? "");
  let column = control("column", numbers, numbers.find((name) => name !== row) ?? "");
  if (column === row && numbers.length > 1) {
    if (isFilled(params["column"])) problems.push({ code: "sameInput", name: "column" });
    column = numbers.find((name) => name !== row) ?? "";
  }
  const scenarios = readScenarios(params["s"], fields, problems);
  const state: CalculatorState = {
    read,
    view: control("view", views, "steps"),
    swing: choice("swing", swings, 10),
    of: control("of", numericOutputs(calculator), calculator.main),
    over,
    overEnds: ends("from", "to", over),
    row,
    rowEnds: ends("rowFrom", "rowTo", row),
    column,
    columnEnds: ends("columnFrom", "columnTo", column),
    size: choice("size", gridSizes, 7),
    scenarios,
  };
  const known = new Set<string>([...fields.map(({ name }) => name), ...controlNames]);
  for (const name of Object.keys(params)) {
    if (!known.has(name) && params[name] !== undefined)
      problems.push({ code: "unknown", name: name.slice(0, 40) });
  }
  return { state, problems, moved: movedTo(calculator, state, params, problems) };
}

function movedTo(
  calculator: Calculator,
  state: CalculatorState,
  { keep }: SearchParams,
  problems: StateProblem[],
): string | undefined {
  if (keep === undefined)
    return state.read.hasSpare && problems.length === 0 ? queryOf(calculator, state) : undefined;
  const name = typeof keep === "string" ? cleanName(keep) : "";
  if (name === "" || Object.keys(state.read.problems).length > 0) {
    problems.push({ code: "scenarioName", name: "keep" });
    return undefined;
  }
  const inputs = Object.fromEntries(
    Object.entries(state.read.values).map(([key, value]) => [key, String(value)]),
  );
  const scenarios = keepScenario(state.scenarios, { name, inputs });
  if (scenarios !== undefined) return queryOf(calculator, state, { scenarios, view: "scenarios" });
  problems.push({ code: "scenarioFull", name });
  return undefined;
}

function readScenarios(
  given: string | string[] | undefined,
  fields: readonly Field[],
  problems: StateProblem[],
): readonly Scenario[] {
  let kept: readonly Scenario[] = [];
  for (const text of given === undefined ? [] : [given].flat().slice(0, mostScenarios + 1)) {
    const scenario = readScenario(text, fields);
    const more = scenario === undefined ? undefined : keepScenario(kept, scenario);
    if (more === undefined)
      problems.push({ code: scenario === undefined ? "scenario" : "scenarioFull", name: "s" });
    kept = more ?? kept;
  }
  return kept;
}

/** A change of what an address says; inputs are texts, undefined takes one back to its base. */
export type StateChange = Partial<Omit<CalculatorState, "read">> & {
  inputs?: Readonly<Record<string, string | undefined>>;
};

/** The query of a state, or of one that differs from it: only what is not the default. */
export function queryOf(calculator: Calculator, state: CalculatorState, change: StateChange = {}): string {
  const { inputs = {}, ...rest } = change;
  const next = { ...state, ...rest };
  const texts = { ...state.read.texts, ...inputs };
  return toQuery(fieldsOf(calculator), (name) => texts[name], controlsOf(calculator, next));
}

/** The parameters of a state that are no inputs. */
export function controlsOf(calculator: Calculator, state: CalculatorState): [string, string][] {
  const numbers = numericNames(fieldsOf(calculator));
  const all: [string, string | number | undefined, string | number | undefined][] = [
    ["view", state.view, "steps"],
    ["swing", state.swing, 10],
    ["of", state.of, calculator.main],
    ["over", state.over, numbers[0]],
    ["from", state.overEnds.from, undefined],
    ["to", state.overEnds.to, undefined],
    ["row", state.row, numbers[0]],
    ["rowFrom", state.rowEnds.from, undefined],
    ["rowTo", state.rowEnds.to, undefined],
    ["column", state.column, numbers.find((name) => name !== state.row)],
    ["columnFrom", state.columnEnds.from, undefined],
    ["columnTo", state.columnEnds.to, undefined],
    ["size", state.size, 7],
  ];
  const set = all.flatMap(([name, value, otherwise]): [string, string][] =>
    value === undefined || value === otherwise ? [] : [[name, String(value)]],
  );
  return [...set, ...state.scenarios.map((each): [string, string] => ["s", writeScenario(each)])];
}

/** The inputs that a sensitivity can move. */
export function numberFields(fields: readonly Field[]): NumberField[] {
  return fields.filter((field) => field.kind === "number");
}

function numericNames(fields: readonly Field[]): string[] {
  return numberFields(fields).map(({ name }) => name);
}

function isFilled(given: string | string[] | undefined): boolean {
  return given !== undefined && given !== "";
}

function endOf(given: string | string[] | undefined): number | "wrong" | undefined {
  if (!isFilled(given)) return undefined;
  const value = typeof given === "string" ? parseNumber(given) : undefined;
  return value === undefined || !Number.isFinite(value) ? "wrong" : value;
}
