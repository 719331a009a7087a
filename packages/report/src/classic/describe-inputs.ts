import { z } from "zod";
import { calculators } from "../calculators/index.ts";

const Described = z.object({
  default: z.union([z.number(), z.string()]),
  unit: z.string(),
  enum: z.array(z.string()).optional(),
});

let described: string | undefined;

/** Every calculator with the names of its inputs, their defaults and units, a line each: what a model may change. */
export function describeInputs(): string {
  return (described ??= calculators
    .map(({ id, input }) => {
      const { properties = {} } = z.toJSONSchema(input, { io: "input" });
      const inputs = Object.entries(properties).map(([name, property]) => {
        const { default: value, unit, enum: options } = Described.parse(property);
        return `${name} ${value} ${options?.join("|") ?? unit}`;
      });
      return `  ${id}: ${inputs.join(", ")}`;
    })
    .join("\n"));
}
