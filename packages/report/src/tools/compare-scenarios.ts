import { z } from "zod";
import { Failure, defineTool } from "@assay/toolkit";
import { findCalculator } from "../calculators/index.ts";
import { readsOnly, toolset } from "./context.ts";
import { unknownId } from "../unknown-id.ts";
import { unknownCalculator } from "./run-calculator.ts";

const mostCells = 400;

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
    run({ id, vary, output, inputs }) {
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
      const names = Object.keys(calculator.input.shape);
      const stranger = [...vary.map(({ input }) => input), ...Object.keys(inputs)].find(
        (name) => !Object.hasOwn(calculator.input.shape, name),
      );
      if (stranger !== undefined) {
        const field = vary.some(({ input }) => input === stranger) ? "vary" : `inputs.${stranger}`;
        return unknownId("input", field, stranger, names);
      }
      const numericOutputs = Object.entries(calculator.output.shape).filter(
        ([, schema]) => schema instanceof z.ZodNumber,
      );
      const outputs = numericOutputs.map(([name]) => name);
      const chosen = output ?? outputs.find((name) => !names.includes(name)) ?? outputs[0] ?? "";
      if (!outputs.includes(chosen)) {
        return new Failure({
          code: "report.unknown_output",
          message: `${id} has no numeric output "${chosen}".`,
          field: "output",
          fix: `Choose one of ${outputs.join(", ")}.`,
        });
      }
      const combinations = (first?.values ?? []).flatMap((value) =>
        second === undefined
          ? [{ [first?.input ?? ""]: value }]
          : second.values.map((other) => ({ [first?.input ?? ""]: value, [second.input]: other })),
      );
      const cells = [];
      let unit = "";
      for (const at of combinations) {
        const outcome = calculator.run({ ...inputs, ...at });
        if (outcome.ok) {
          unit = outcome.calculation.units[chosen] ?? "";
          cells.push({ at, value: Number(outcome.calculation.outputs[chosen]) });
        } else {
          cells.push({
            at,
            error: outcome.failure.issues.map(({ field, message }) => `${field}: ${message}`).join("; "),
          });
        }
      }
      return { calculator: id, output: chosen, unit, cells };
    },
  });
