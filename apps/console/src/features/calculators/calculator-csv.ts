import type { Calculator } from "@assay/report/calculators";
import type { CellValue } from "@assay/ui/data-table-columns.ts";
import { toCsv } from "@assay/ui/data-table-csv.ts";
import { compareScenarios } from "./compare-scenarios.ts";
import { fieldsOf, outputsOf } from "./fields.ts";
import { say, unitName } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import { parseNumber } from "./parse-input.ts";
import { computeCurve, computeTornado, computeTwoWay } from "./sensitivity.ts";
import { rowsOf } from "./series-rows.ts";
import type { CalculatorState } from "./state.ts";

export const csvParts = ["result", "tornado", "curve", "grid", "scenarios"] as const;
export type CsvPart = (typeof csvParts)[number];

type Line = readonly CellValue[];

/** A part of a calculator's page as a CSV file, numbers in full. */
export function calculatorCsv(
  calculator: Calculator,
  state: CalculatorState,
  { part, speaker }: { part: CsvPart; speaker: Speaker },
): string {
  return toCsv(lines[part](calculator, state, speaker));
}

const lines: Record<CsvPart, (calculator: Calculator, state: CalculatorState, speaker: Speaker) => Line[]> = {
  result: resultLines,
  tornado: tornadoLines,
  curve: curveLines,
  grid: gridLines,
  scenarios: scenarioLines,
};

function resultLines(calculator: Calculator, state: CalculatorState, speaker: Speaker): Line[] {
  const { words } = speaker;
  const report = calculator.run({});
  const outcome = calculator.run(valuesOf(state));
  const head = [
    words("csv.part"),
    words("csv.name"),
    words("csv.value"),
    words("csv.report"),
    words("csv.unit"),
  ];
  const inputs = fieldsOf(calculator).map((field): Line => [
    words("csv.input"),
    say(field.label, speaker),
    cellOf(state.read.texts[field.name] ?? field.base),
    cellOf(field.base),
    field.kind === "number" ? unitName(field.unit, speaker) : "",
  ]);
  if (!outcome.ok) return [head, ...inputs, [words("csv.output"), words("results.none")]];
  const outputs = outputsOf(calculator).flatMap((output): Line[] => {
    if (output.kind === "number") {
      const [value, before] = [outcome, report].map((each) =>
        each.ok ? each.calculation.outputs[output.name] : undefined,
      );
      return [
        [
          words("csv.output"),
          say(output.label, speaker),
          numberCell(value),
          numberCell(before),
          unitName(output.unit, speaker),
        ],
      ];
    }
    const before = report.ok ? rowsOf(report.calculation.outputs[output.name]) : [];
    return rowsOf(outcome.calculation.outputs[output.name]).flatMap((row, at) =>
      output.columns.map(({ name, label, unit }): Line => [
        words("csv.output"),
        `${say(label, speaker)} ${at + 1}`,
        row[name],
        before[at]?.[name],
        unitName(unit, speaker),
      ]),
    );
  });
  const steps = outcome.calculation.trace.map(({ name, formula, substituted, value, unit }): Line => [
    words("csv.step"),
    `${name} = ${formula} = ${substituted}`,
    value,
    "",
    unitName(unit, speaker),
  ]);
  return [head, ...inputs, ...outputs, ...steps];
}

function tornadoLines(calculator: Calculator, state: CalculatorState, speaker: Speaker): Line[] {
  const { words } = speaker;
  return [
    [
      words("csv.input"),
      ...["lowInput", "highInput", "lowOutput", "highOutput", "base"].map((key) => words(`csv.${key}`)),
    ],
    ...computeTornado(calculator, state).map(({ field, lowInput, highInput, low, high, base }): Line => [
      say(field.label, speaker),
      lowInput,
      highInput,
      low,
      high,
      base,
    ]),
  ];
}

function curveLines(calculator: Calculator, state: CalculatorState): Line[] {
  return [
    [state.over, state.of],
    ...computeCurve(calculator, state).map(({ at, value, error }): Line => [at[state.over], value ?? error]),
  ];
}

function gridLines(calculator: Calculator, state: CalculatorState): Line[] {
  const grid = computeTwoWay(calculator, state);
  return [
    [state.row, state.column, state.of],
    ...(grid?.cells ?? []).map(({ at, value, error }): Line => [
      at[state.row],
      at[state.column],
      value ?? error,
    ]),
  ];
}

function scenarioLines(calculator: Calculator, state: CalculatorState, speaker: Speaker): Line[] {
  const { words } = speaker;
  const { columns, outputs } = compareScenarios(calculator, state);
  const heads = columns.map(({ kind, name }) => (kind === "kept" ? name : words(`scenarios.${kind}`)));
  return [
    [words("csv.part"), words("csv.name"), words("csv.unit"), ...heads],
    ...fieldsOf(calculator).map((field): Line => [
      words("csv.input"),
      say(field.label, speaker),
      field.kind === "number" ? unitName(field.unit, speaker) : "",
      ...columns.map(({ inputs }) => cellOf(inputs[field.name] ?? field.base)),
    ]),
    ...outputs.map(({ name, label, unit }): Line => [
      words("csv.output"),
      say(label, speaker),
      unitName(unit, speaker),
      ...columns.map(({ calculation }) => numberCell(calculation?.outputs[name])),
    ]),
  ];
}

/** What is wrong goes as it is, so that the calculator refuses it. */
function valuesOf({ read }: CalculatorState): Record<string, unknown> {
  return { ...read.texts, ...read.values };
}

/** A number where the text is one. */
function cellOf(text: string): CellValue {
  const value = parseNumber(text);
  return value !== undefined && Number.isFinite(value) ? value : text;
}

function numberCell(value: unknown): CellValue {
  return typeof value === "number" ? value : undefined;
}
