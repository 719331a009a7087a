import { z } from "zod";

/** Compares a field of a sample's metadata. */
export const MetricFilter = z.strictObject({ field: z.string(), equals: z.json() });

/**
 * How scores become one figure. Plain data, for it stands in the log: a log can be summed up without its suite.
 * A sample's epochs are taken together first; intervals are over samples and their clusters.
 */
export const Metric = z.strictObject({
  id: z.string().min(1).max(80),
  scorer: z.string().min(1).max(80),
  kind: z
    .enum(["mean", "pass-at-k", "pass-hat-k"])
    .describe(
      "pass-at-k: one of k tries is right; pass-hat-k: all k are. Both over epochs, of scores of 0 or 1.",
    ),
  k: z.int().min(1).max(100).optional(),
  filter: MetricFilter.optional().describe("Only these samples."),
  isLowerBetter: z.boolean().optional(),
});
export type Metric = z.infer<typeof Metric>;
