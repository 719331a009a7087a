import { z } from "zod";
import { Failure, defineTool } from "@assay/toolkit";
import type { Calculator, GridProblem } from "../calculators/index.ts";
import { computeGrid, findCalculator, mostGridCells, numericOutputs } from "../calculators/index.ts";
import { readsOnly, toolset } from "./context.ts";
import { unknownId } from "../unknown-id.ts";
import { unknownCalculator } from "./run-calculator.ts";

export const compareScenarios = () =>
  defineTool({
    name: "compare_scenarios",
    title: "Compare scenarios",
    description:
      "Runs a calculator over every combination of values of one or two inputs (at most 400 cells) and returns one output per cell.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({
      id: z.string().max(100),
      vary: z
        .array(
          z.strictObject({
            input: z.string().max(60),
            values: z.array(z.number()).min(1).max(mostGridCells),
          }),
        )
        .min(1)
        .max(2),
      output: z.string().max(60).optional().describe("Output to tabulate; the first one when left out."),
      inputs: z.record(z.string(), z.unknown()).default({}).describe("The other inputs."),
    }),
    output: z.object({
      calculator: z.string(),
      output: z.string(),
      unit: z.string(),
      cells: z.array(
        z.object({
          at: z.record(z.string(), z.number()),
          value: z.number().optional(),
          error: z.string().optional(),
        }),
      ),
    }),
    run({ id, vary, output, inputs }) {
      const calculator = findCalculator(id);
      if (calculator === undefined) return unknownCalculator(id);
      const outcome = computeGrid(calculator, vary, { output, inputs });
      return outcome.ok ? { calculator: id, ...outcome.grid } : gridFailed(calculator, outcome.problem);
    },
  });

function gridFailed(calculator: Calculator, problem: GridProblem): Failure {
  switch (problem.code) {
    case "grid_too_large":
      return new Failure({
        code: "report.grid_too_large",
        message: `The grid has ${problem.size} cells; at most ${mostGridCells} are computed.`,
        field: "vary",
        fix: "Give fewer values.",
      });
    case "same_input_twice":
      return new Failure({
        code: "report.same_input_twice",
        message: `vary names ${problem.input} twice.`,
        field: "vary",
        fix: "Name two different inputs.",
      });
    case "unknown_input":
      return unknownId(
        "input",
        problem.within === "vary" ? "vary" : `inputs.${problem.input}`,
        problem.input,
        Object.keys(calculator.input.shape),
      );
    case "unknown_output":
      return new Failure({
        code: "report.unknown_output",
        message: `${calculator.id} has no numeric output "${problem.output}".`,
        field: "output",
        fix: `Choose one of ${numericOutputs(calculator).join(", ")}.`,
      });
  }
}
