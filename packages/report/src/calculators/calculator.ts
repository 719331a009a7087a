import { fieldIssues } from "@assay/toolkit";
import type { FieldIssue } from "@assay/toolkit";
import { z } from "zod";
import type { LineRange, Text } from "../text.ts";
import { LineRange as LineRangeSchema, Slug } from "../text.ts";
import type { Unit } from "../vocabulary.ts";
import { Decimal, UndefinedResult, named } from "./quantity.ts";
import type { Quantity } from "./quantity.ts";

/** One line of a calculation: what was computed, by which formula, with which values, to which result. */
export const TraceStep = z.strictObject({
  name: z.string(),
  formula: z.string(),
  substituted: z.string(),
  value: z.number(),
  unit: z.string(),
});
export type TraceStep = z.infer<typeof TraceStep>;

/** What a calculator's field means to a form and to a reader. */
export interface FieldMeta {
  title: string;
  titleZh: string;
  unit: string;
}

type CalculatorUnit = Unit | "USD" | "CNY" | (string & {});

interface NumberField {
  /** The report's own figure, or the value assumed where it gives none. */
  default: number;
  unit: CalculatorUnit;
  label: Text;
  /** Smallest value allowed; 0 unless told otherwise. */
  min?: number;
  /** Excludes `min` itself: for divisors. */
  positive?: true;
  max?: number;
  whole?: true;
}

/** An input number with its unit, its bounds and the report's figure as default. */
export function number(field: NumberField) {
  let schema = z.number().max(field.max ?? 1e30);
  schema = field.positive === undefined ? schema.min(field.min ?? 0) : schema.gt(0);
  if (field.whole !== undefined) schema = schema.multipleOf(1);
  return schema
    .default(field.default)
    .meta({ title: field.label.en, titleZh: field.label.zh, unit: field.unit });
}

/** A share in percent, 0 to 100 unless `max` says otherwise. */
export function percentage(field: Omit<NumberField, "unit">) {
  return number({ max: 100, ...field, unit: "percent" });
}

/** A choice between named options. */
export function choice<const Options extends readonly [string, ...string[]]>(field: {
  options: Options;
  default: Options[number];
  label: Text;
}) {
  return z
    .enum(field.options)
    .default(field.default as never)
    .meta({ title: field.label.en, titleZh: field.label.zh, unit: "choice" });
}

/** An output number with its unit and label. */
export function result(unit: CalculatorUnit, label: Text) {
  return z.number().meta({ title: label.en, titleZh: label.zh, unit });
}

type Shape = Record<string, z.ZodType>;
type Quantities<Input> = { [Key in keyof Input as Input[Key] extends number ? Key : never]-?: Quantity };
/** What `compute` returns: the output's shape with a quantity in place of every number. */
export type Computed<Output> = Output extends number
  ? Quantity
  : Output extends string | boolean
    ? Output
    : Output extends readonly (infer Item)[]
      ? Computed<Item>[]
      : { [Key in keyof Output]: Computed<Output[Key]> };

/** What a formula gets to work with. */
export interface Workbench<Input> {
  /** The parsed inputs. */
  input: Input;
  /** Every numeric input as a quantity under its own name. */
  q: Quantities<Input>;
  /** Records a step of the trace and returns it as a quantity under its new name. */
  step(name: string, unit: CalculatorUnit, quantity: Quantity): Quantity;
}

export interface CalculatorDefinition<Input extends Shape, Output extends Shape> {
  id: string;
  title: Text;
  /** What it computes, from which passage, and what it leaves out. */
  summary: Text;
  /** The passages of the report whose arithmetic it reruns. */
  lines: LineRange[];
  /** Where the formula comes from when it is not the report's own. */
  source?: string;
  /** The output it is about: what comes first, and what a sensitivity is of unless another is asked for. */
  main: keyof Output & string;
  input: z.ZodObject<Input>;
  output: z.ZodObject<Output>;
  compute(bench: Workbench<z.output<z.ZodObject<Input>>>): Computed<z.output<z.ZodObject<Output>>>;
}

/** What a calculator answers with. */
export const Calculation = z.strictObject({
  calculator: Slug,
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.unknown()),
  units: z.record(z.string(), z.string()).describe("Unit of every output."),
  trace: z.array(TraceStep),
});
export type Calculation = z.infer<typeof Calculation>;

/** Why a calculation has no result: which input is wrong and what to do about it. */
export interface CalculationFailure {
  code: "invalid_input" | "division_by_zero" | "outside_domain" | "too_large";
  issues: FieldIssue[];
}

export type CalculationOutcome =
  | { ok: true; calculation: Calculation }
  | { ok: false; failure: CalculationFailure };

/** A calculator of unknown shape, as lists and tools hold it. */
export interface Calculator {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly lines: LineRange[];
  readonly source: string | undefined;
  readonly main: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** Parses the inputs, computes, and answers with values, units and trace, or says what was wrong. Never NaN. */
  run(inputs: unknown): CalculationOutcome;
}

export function defineCalculator<Input extends Shape, Output extends Shape>(
  definition: CalculatorDefinition<Input, Output>,
): Calculator {
  const units = unitsOf(definition.output);
  return {
    id: Slug.parse(definition.id),
    title: definition.title,
    summary: definition.summary,
    lines: z.array(LineRangeSchema).parse(definition.lines),
    source: definition.source,
    main: definition.main,
    input: definition.input,
    output: definition.output,
    run(inputs) {
      const parsed = definition.input.safeParse(inputs ?? {});
      if (!parsed.success) return { ok: false, failure: invalidInput(parsed.error) };
      const trace: TraceStep[] = [];
      try {
        const computed = definition.compute({
          input: parsed.data,
          q: quantities(parsed.data) as never,
          step(name, unit, quantity) {
            const { formula, substituted, value } = quantity;
            trace.push({ name, formula, substituted, value: value.toNumber(), unit });
            return named(name, value);
          },
        });
        const outputs = plain(computed) as Calculation["outputs"];
        const calculation = {
          calculator: definition.id,
          inputs: parsed.data as Calculation["inputs"],
          outputs,
          units,
          trace,
        };
        return { ok: true, calculation };
      } catch (error) {
        if (error instanceof UndefinedResult) return { ok: false, failure: undefinedResult(error) };
        throw error;
      }
    },
  };
}

function quantities(input: Record<string, unknown>): Record<string, Quantity> {
  const entries = Object.entries(input).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number",
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, named(name, value)]));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("value" in value && value.value instanceof Decimal) return value.value.toNumber();
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function unitsOf(schema: z.ZodType, prefix = ""): Record<string, string> {
  const meta = schema.meta() as Partial<FieldMeta> | undefined;
  if (meta?.unit !== undefined) return { [prefix]: meta.unit };
  if (schema instanceof z.ZodArray) return unitsOf(schema.element as z.ZodType, `${prefix}[]`);
  if (!(schema instanceof z.ZodObject)) return {};
  const fields = Object.entries<z.ZodType>(schema.shape);
  return Object.assign(
    {},
    ...fields.map(([key, inner]) => unitsOf(inner, prefix === "" ? key : `${prefix}.${key}`)),
  );
}

function invalidInput(error: z.ZodError): CalculationFailure {
  return { code: "invalid_input", issues: fieldIssues(error, "(inputs)") };
}

const advice = {
  division_by_zero: "is zero and something is divided by it; give a value above zero",
  outside_domain:
    "has no real result for these inputs; check signs and that logarithms and roots get positive numbers",
  too_large: "is larger than a number can hold; use smaller inputs",
};

function undefinedResult(error: UndefinedResult): CalculationFailure {
  return { code: error.code, issues: [{ field: error.field, message: advice[error.code] }] };
}
