import { z } from "zod";
import { Failure, defineTool } from "@assay/toolkit";
import { findCalculator } from "../calculators/index.ts";
import { readsOnly, toolset } from "./context.ts";
import { calculationFailed, unknownCalculator } from "./run-calculator.ts";

const mostCells = 400;

export const compareScenarios = () =>
  defineTool({
    name: "compare_scenarios",
    title: "Compare scenarios",
    description:
      "Runs a calculator over every combination of values of one or two inputs (at most 400 cells) and returns one output per cell: what-if tables and break-even hunting.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({
      id: z.string().max(100),
      vary: z
        .array(
          z.strictObject({ input: z.string().max(60), values: z.array(z.number()).min(1).max(mostCells) }),
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
    run({ id, vary, output, inputs }, { signal, progress }) {
      const calculator = findCalculator(id);
      if (calculator === undefined) return unknownCalculator(id);
      const [first, second] = vary;
      const size = (first?.values.length ?? 0) * (second?.values.length ?? 1);
      if (size > mostCells) {
        return new Failure({
          code: "report.grid_too_large",
          message: `The grid has ${size} cells; at most ${mostCells} are computed.`,
          field: "vary",
          fix: "Give fewer values.",
        });
      }
      if (first?.input === second?.input) {
        return new Failure({
          code: "report.same_input_twice",
          message: `vary names ${first?.input} twice.`,
          field: "vary",
          fix: "Name two different inputs.",
        });
      }
      const numericOutputs = Object.entries(calculator.output.shape).filter(
        ([, schema]) => schema instanceof z.ZodNumber,
      );
      const names = numericOutputs.map(([name]) => name);
      const chosen = output ?? names[0] ?? "";
      if (!names.includes(chosen)) {
        return new Failure({
          code: "report.unknown_output",
          message: `${id} has no numeric output "${chosen}".`,
          field: "output",
          fix: `Choose one of ${names.join(", ")}.`,
        });
      }
      const combinations = (first?.values ?? []).flatMap((value) =>
        second === undefined
          ? [{ [first?.input ?? ""]: value }]
          : second.values.map((other) => ({ [first?.input ?? ""]: value, [second.input]: other })),
      );
      const cells = [];
      let unit = "";
      for (const [index, at] of combinations.entries()) {
        signal.throwIfAborted();
        const outcome = calculator.run({ ...inputs, ...at });
        if (outcome.ok) {
          unit = outcome.calculation.units[chosen] ?? "";
          cells.push({ at, value: Number(outcome.calculation.outputs[chosen]) });
        } else if (index === 0 && outcome.failure.issues.some(({ field }) => !(field in at))) {
          return calculationFailed(id, outcome.failure, "inputs");
        } else {
          cells.push({
            at,
            error: outcome.failure.issues.map(({ field, message }) => `${field}: ${message}`).join("; "),
          });
        }
        if (index % 50 === 49) progress({ progress: index + 1, total: combinations.length });
      }
      return { calculator: id, output: chosen, unit, cells };
    },
  });
