import { z } from "zod";

/** What one answer may take. A part of it before an approval and the part after count together, but for time. */
export const RunLimits = z.strictObject({
  /** Calls of the model. */
  maxSteps: z.int().positive().default(12),
  /** In millionths of the unit of whatever currency the model is billed in. */
  maxCostMicros: z.int().nonnegative().default(1_000_000),
  /** From the question, or from the last approval, to the end. */
  maxRunMs: z.int().positive().default(300_000),
  /** Of one call of the model. */
  maxOutputTokens: z.int().positive().default(8_192),
  /** Of text and reasoning of one answer: what a model that ignores the limit above is held to. */
  maxCharacters: z.int().positive().default(400_000),
});
export type RunLimits = z.infer<typeof RunLimits>;
