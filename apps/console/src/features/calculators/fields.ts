import { z } from "zod";
import { toJsonSchema } from "@assay/toolkit";
import type { Calculator } from "@assay/report/calculators";

/** A label in both languages. */
export interface Label {
  en: string;
  zh: string;
}

/** An input as a form shows it. `base` is what stands there when nothing is changed. */
export interface NumberField {
  kind: "number";
  name: string;
  label: Label;
  unit: string;
  base: string;
  min?: number | undefined;
  /** Excluded itself. */
  above?: number | undefined;
  max?: number | undefined;
  isWhole: boolean;
  /** Nothing at all is an answer too: the runs of a claim keep their own values. */
  isOptional?: boolean;
}

export interface ChoiceField {
  kind: "choice";
  name: string;
  label: Label;
  base: string;
  options: readonly string[];
  isOptional?: boolean;
}

export type Field = NumberField | ChoiceField;

/** An output: one number, or rows of numbers. */
export type Output =
  | { kind: "number"; name: string; label: Label; unit: string }
  | { kind: "series"; name: string; columns: { name: string; label: Label; unit: string }[] };

const titled = { title: z.string(), titleZh: z.string() };
const NumberSchema = z.object({
  ...titled,
  type: z.enum(["number", "integer"]),
  unit: z.string(),
  default: z.number(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  multipleOf: z.number().optional(),
});
const ChoiceSchema = z.object({ ...titled, enum: z.array(z.string()), default: z.string() });
const Inputs = z.object({ properties: z.record(z.string(), z.union([ChoiceSchema, NumberSchema])) });

const ResultSchema = z.object({ ...titled, unit: z.string() });
const SeriesSchema = z.object({
  items: z.object({ properties: z.record(z.string(), ResultSchema) }),
});
const Outputs = z.object({ properties: z.record(z.string(), z.union([ResultSchema, SeriesSchema])) });

const unbounded = 1e30;
const known = new Map<string, { fields: Field[]; outputs: Output[] }>();

/** The inputs of a calculator, in the order of its form. */
export function fieldsOf(calculator: Calculator): readonly Field[] {
  return describe(calculator).fields;
}

/** The outputs of a calculator, in its own order. */
export function outputsOf(calculator: Calculator): readonly Output[] {
  return describe(calculator).outputs;
}

function describe(calculator: Calculator): { fields: Field[]; outputs: Output[] } {
  const before = known.get(calculator.id);
  if (before !== undefined) return before;
  const inputs = Inputs.parse(toJsonSchema(calculator.input));
  const outputs = Outputs.parse(toJsonSchema(calculator.output));
  const described = {
    fields: Object.entries(inputs.properties).map(([name, schema]) => fieldOf(name, schema)),
    outputs: Object.entries(outputs.properties).map(([name, schema]) => outputOf(name, schema)),
  };
  known.set(calculator.id, described);
  return described;
}

function fieldOf(name: string, schema: z.infer<typeof NumberSchema> | z.infer<typeof ChoiceSchema>): Field {
  const shared = { name, label: labelOf(schema), base: String(schema.default) };
  if ("enum" in schema) return { ...shared, kind: "choice", options: schema.enum };
  const { unit, minimum, exclusiveMinimum, maximum = unbounded, multipleOf, type } = schema;
  return {
    ...shared,
    kind: "number",
    unit,
    min: minimum,
    above: exclusiveMinimum,
    max: maximum,
    isWhole: multipleOf === 1 || type === "integer",
  };
}

function outputOf(name: string, schema: z.infer<typeof ResultSchema> | z.infer<typeof SeriesSchema>): Output {
  if ("unit" in schema) return { kind: "number", name, label: labelOf(schema), unit: schema.unit };
  const columns = Object.entries(schema.items.properties).map(([column, each]) => ({
    name: column,
    label: labelOf(each),
    unit: each.unit,
  }));
  return { kind: "series", name, columns };
}

function labelOf({ title, titleZh }: { title: string; titleZh: string }): Label {
  return { en: title, zh: titleZh };
}
