import { findCalculator } from "@assay/report/calculators";
import type { Claim } from "@assay/report";
import { fieldsOf } from "../calculators/fields.ts";
import type { Field } from "../calculators/fields.ts";

type Run = Extract<Claim, { kind: "arithmetic" }>["runs"][number];

/** An input that a claim's runs take. */
export interface ClaimField {
  /** Its base is what all runs have; where they differ it is left empty, and each run keeps its own. */
  field: Field;
  /** The values of the runs, where they differ. */
  bases: readonly string[] | undefined;
}

/** The runs behind a claim. */
export function runsOf(claim: Claim): readonly Run[] {
  if (claim.kind === "arithmetic") return claim.runs;
  if (claim.kind === "application") return [];
  return claim.passages.flatMap(({ run }) => (run === undefined ? [] : [run]));
}

/** The inputs of a claim's runs, in the order of their calculator's form. */
export function claimFields(claim: Claim): ClaimField[] {
  const runs = runsOf(claim);
  const fields = new Map<string, Field>();
  for (const { calculator } of runs) {
    const found = findCalculator(calculator);
    for (const field of found === undefined ? [] : fieldsOf(found)) fields.set(field.name, field);
  }
  return [...fields.values()].map((field) => {
    const values = runs.map(({ inputs }) => textOf(inputs[field.name]) ?? field.base);
    const [first = field.base] = values;
    return new Set(values).size <= 1
      ? { field: { ...field, base: first }, bases: undefined }
      : { field: { ...field, base: "", isOptional: true }, bases: values };
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "number" || typeof value === "string" ? String(value) : undefined;
}
