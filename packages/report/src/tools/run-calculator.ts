import { z } from "zod";
import { Failure, defineTool, toJsonSchema } from "@assay/toolkit";
import type { CalculationFailure, Calculator } from "../calculators/index.ts";
import { Calculation, calculators, findCalculator } from "../calculators/index.ts";
import { calculatorPageUri } from "../views/calculator-page.ts";
import { readsOnly, toolset } from "./context.ts";
import { unknownId } from "../unknown-id.ts";

export const runCalculator = () =>
  defineTool({
    name: "run_calculator",
    title: "Run a calculator",
    description:
      "Runs one calculator by id. Inputs left out take the report's own figures. Returns the outputs with units and a trace of every step. Ids and inputs: list_calculators.",
    toolset,
    annotations: readsOnly,
    view: calculatorPageUri,
    input: z.strictObject({
      id: z.string().max(100),
      inputs: z.record(z.string(), z.unknown()).default({}),
    }),
    output: Calculation,
    run({ id, inputs }) {
      const calculator = findCalculator(id);
      if (calculator === undefined) return unknownCalculator(id);
      const outcome = calculator.run(inputs);
      return outcome.ok ? outcome.calculation : calculationFailed(id, outcome.failure, "inputs");
    },
  });

export function unknownCalculator(id: string): Failure {
  return unknownId(
    "calculator",
    "id",
    id,
    calculators.map((each) => each.id),
  );
}

/** A failed calculation as a tool's failure: every wrong input by name, and the calculator's own JSON Schema. */
export function calculationFailed(id: string, failure: CalculationFailure, within: string): Failure {
  const issues = failure.issues.map(({ field, message }) => ({ field: `${within}.${field}`, message }));
  return new Failure({
    code: `report.${failure.code}`,
    message: issues.map(({ field, message }) => `${field}: ${message}`).join("; "),
    field: issues[0]?.field,
    fix: `Correct it and call again; inputSchema is what ${id} takes.`,
    details: { issues, inputSchema: inputSchemaOf(findCalculator(id)) },
  });
}

function inputSchemaOf(calculator: Calculator | undefined): Record<string, unknown> {
  return calculator === undefined ? {} : toJsonSchema(calculator.input);
}
