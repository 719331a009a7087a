import { z } from "zod";

export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** One case of a dataset, as it stands in files and logs. */
export const Sample = z.strictObject({
  id: z.string().min(1).max(200).describe("Unique in its dataset and the same from one version to the next."),
  input: Json,
  expected: Json.optional(),
  cluster: z
    .string()
    .max(200)
    .optional()
    .describe("Samples of one document, user or template share it: their errors are not independent."),
  metadata: z.record(z.string(), Json).optional(),
});
export type Sample = z.infer<typeof Sample>;

/** The same with the types its suite works with; both are JSON. */
export interface SampleOf<Input, Expected = undefined> extends Omit<Sample, "input" | "expected"> {
  input: Input;
  expected?: Expected;
}
