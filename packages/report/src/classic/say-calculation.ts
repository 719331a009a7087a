import type { Calculation } from "../calculators/index.ts";
import { findCalculator, readableFormula } from "../calculators/index.ts";
import type { Language } from "../text.ts";
import type { Field } from "./calculator-fields.ts";
import { calculatorFields } from "./calculator-fields.ts";
import { formatQuantity } from "./format-figure.ts";
import { mark } from "./wording.ts";

/** A calculation that was made, and what of it was asked for. */
export interface ShownCalculation {
  calculation: Calculation;
  output: string;
  changed: readonly string[];
}

const mostFurther = 2;
const longestFormula = 220;

/** The figure asked for, the inputs that were changed, the step that gave it, and what else the change moved. */
export function sayCalculation(
  { calculation, output, changed }: ShownCalculation,
  language: Language,
): string {
  const { calculator: id, inputs, outputs, units, trace } = calculation;
  const own = calculatorFields().fields.get(id);
  const calculator = findCalculator(id);
  if (own === undefined || calculator === undefined) return "";
  const fieldOf = (name: string) => own.outputs.find((field) => field.name === name);
  const main = fieldOf(output) ?? fieldOf(calculator.main);
  if (main === undefined) return "";
  const write = (field: Field) =>
    `${field.label[language]} ${formatQuantity(Number(outputs[field.name]), units[field.name] ?? field.unit, language)}`;
  const further = own.outputs
    .filter(
      (field) =>
        field !== main &&
        isFurther(field, { calculation, changed, main: calculator.main, output: main.name }),
    )
    .slice(0, mostFurther);
  const said = changed.flatMap((name) => {
    const field = own.inputs.find((each) => each.name === name);
    return field === undefined
      ? []
      : [`${field.label[language]} ${formatQuantity(Number(inputs[name]), field.unit, language)}`];
  });
  const step = trace.find(({ name }) => name === main.name);
  const labels = new Map([...own.inputs, ...own.outputs].map(({ name, label }) => [name, label[language]]));
  const formula = step === undefined ? "" : `${readableFormula(step.formula, labels)} = ${step.substituted}`;
  const isShort = formula !== "" && formula.length <= longestFormula;
  if (language === "zh") {
    return [
      `${calculator.title.zh}：${write(main)}${mark("calculator", id)}。`,
      further.length === 0 ? "" : `同时，${further.map(write).join("，")}。`,
      said.length === 0
        ? "输入都取报告的数字或默认假设。"
        : `改动的输入：${said.join("，")}；其余取报告的数字或默认假设。`,
      isShort ? `算法：${formula}` : "",
    ]
      .filter((line) => line !== "")
      .join("\n");
  }
  return [
    `${calculator.title.en}: ${lower(write(main))} ${mark("calculator", id)}.`,
    further.length === 0 ? "" : `Also: ${further.map(write).map(lower).join("; ")}.`,
    said.length === 0
      ? "All inputs are the report's figures or the calculator's assumptions."
      : `Changed: ${said.map(lower).join(", ")}. The other inputs are the report's figures or the calculator's assumptions.`,
    isShort ? `How: ${formula}` : "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** The main output where another was asked for, and outputs that the changes move although the one shown stays. */
function isFurther(
  field: Field,
  {
    calculation,
    changed,
    main,
    output,
  }: { calculation: Calculation; changed: readonly string[]; main: string; output: string },
): boolean {
  if (field.name === main) return true;
  const calculator = findCalculator(calculation.calculator);
  return changed.some((name) => {
    const { [name]: _, ...others } = calculation.inputs;
    const without = calculator?.run(others);
    if (without === undefined || !without.ok) return false;
    const moves = (each: string) => without.calculation.outputs[each] !== calculation.outputs[each];
    return !moves(output) && moves(field.name);
  });
}

/** Why a calculation has no result, in the words of its inputs. */
export function sayFailure(id: string, inputs: unknown, language: Language): string {
  const own = calculatorFields().fields.get(id);
  const outcome = own?.calculator.run(inputs);
  const [issue] = outcome === undefined || outcome.ok ? [] : outcome.failure.issues;
  const label = own?.inputs.find(({ name }) => name === issue?.field)?.label[language] ?? issue?.field;
  const title = own?.calculator.title[language] ?? "";
  if (language === "zh")
    return `“${title}”用这些输入算不出来${label === undefined ? "" : `，问题在“${label}”`}。请换一个数值。`;
  return `${title} has no result for these inputs${label === undefined ? "" : `; the trouble is “${label}”`}. Please give another value.`;
}

/** One output over the values of one or two inputs, a line each. */
export function sayScenarios(
  {
    calculator: id,
    output,
    unit,
    cells,
  }: {
    calculator: string;
    output: string;
    unit: string;
    cells: readonly { at: Readonly<Record<string, number>>; value?: number | undefined }[];
  },
  language: Language,
): string {
  const own = calculatorFields().fields.get(id);
  const label = own?.outputs.find(({ name }) => name === output)?.label[language] ?? output;
  const title = own?.calculator.title[language] ?? id;
  const rows = cells.map(({ at, value }) => {
    const where = Object.entries(at).map(([name, number]) => {
      const field = own?.inputs.find((each) => each.name === name);
      return `${field?.label[language] ?? name} ${formatQuantity(number, field?.unit ?? "", language)}`;
    });
    const result =
      value === undefined
        ? language === "zh"
          ? "算不出来"
          : "no result"
        : formatQuantity(value, unit, language);
    return `- ${where.join(language === "zh" ? "，" : ", ")}${language === "zh" ? "：" : ": "}${result}`;
  });
  const head =
    language === "zh"
      ? `${title}，${label}${mark("calculator", id)}：`
      : `${title}, ${lower(label)} ${mark("calculator", id)}:`;
  return [head, ...rows].join("\n");
}

function lower(text: string): string {
  return /^[A-Z][a-z]/u.test(text) && !/^(?:ChatGPT|AI|GPU)/u.test(text)
    ? text.slice(0, 1).toLowerCase() + text.slice(1)
    : text;
}
