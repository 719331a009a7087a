import { z } from "zod";
import { defineTool } from "@assay/toolkit";
import { calculators } from "../calculators/index.ts";
import { searchReport } from "../search-report.ts";
import { language, readsOnly, toolset } from "./context.ts";

export const listCalculators = () =>
  defineTool({
    name: "list_calculators",
    title: "List calculators",
    description:
      "The calculators that rerun the report's arithmetic: id, what each computes, and its inputs with unit and default. Words narrow the list.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({ text: z.string().trim().min(1).max(500).optional(), language }),
    output: z.object({
      calculators: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          summary: z.string(),
          inputs: z.array(z.string()).describe("name = default (unit)"),
        }),
      ),
    }),
    run({ text, language: speak }) {
      const found = text === undefined ? undefined : searchReport(text, ["calculator"]).map(({ id }) => id);
      return {
        calculators: calculators
          .filter(({ id }) => found === undefined || found.includes(id))
          .map(({ id, title, summary, input }) => ({
            id,
            title: title[speak],
            summary: summary[speak],
            inputs: describeInputs(input),
          })),
      };
    },
  });

function describeInputs(input: z.ZodObject): string[] {
  const defaults: Record<string, unknown> = input.parse({});
  return Object.entries(input.shape).map(([name, schema]) => {
    const value = JSON.stringify(defaults[name]);
    const unit = z.globalRegistry.get(schema)?.["unit"];
    return typeof unit === "string" ? `${name} = ${value} (${unit})` : `${name} = ${value}`;
  });
}
