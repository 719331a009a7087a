import { z } from "zod";
import { Unit } from "./vocabulary.ts";
import { LineRange, Slug, Text } from "./text.ts";

/** One run of a calculator: its id, the inputs that differ from its defaults, and the output field to read. */
export const CalculatorRun = z.strictObject({
  calculator: Slug,
  inputs: z.record(z.string(), z.json()),
  output: z
    .string()
    .min(1)
    .describe("Field of the calculator's output; a dotted path reaches into arrays and objects."),
});
export type CalculatorRun = z.infer<typeof CalculatorRun>;

/** A figure as printed; `resolution` is half a unit of the last printed digit, in the figure's own unit. */
export const StatedFigure = z
  .strictObject({
    value: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    unit: Unit,
    currency: z.enum(["USD", "CNY"]).optional(),
    resolution: z.number().nonnegative(),
  })
  .refine(
    (figure) => (figure.value !== undefined) !== (figure.low !== undefined && figure.high !== undefined),
    "a figure has a value, or a low and a high",
  );
export type StatedFigure = z.infer<typeof StatedFigure>;

const shared = {
  id: Slug,
  section: Slug,
  lines: z.array(LineRange).min(1),
  title: Text,
  statement: Text.describe("The claim in our own words."),
};

/** The report computes a figure from others; a calculator recomputes it. The verdict is computed, never stored. */
export const ArithmeticClaim = z.strictObject({
  ...shared,
  kind: z.literal("arithmetic"),
  facts: z.array(Slug).describe("The facts the figure is computed from, and the fact that states it."),
  runs: z.array(CalculatorRun).min(1).max(2).describe("Two runs give the ends of a range."),
  stated: StatedFigure,
  assumption: Text.optional().describe("What had to be assumed because the report does not say."),
});
export type ArithmeticClaim = z.infer<typeof ArithmeticClaim>;

/** One of the passages a consistency claim compares: what it states, or what a calculator derives from it. */
export const Passage = z.strictObject({
  lines: LineRange,
  says: Text,
  figure: StatedFigure.optional(),
  run: CalculatorRun.optional(),
});
export type Passage = z.infer<typeof Passage>;

/**
 * Two passages state or imply the same thing. With figures the verdict is computed (do the intervals meet);
 * a `judged` verdict is for what no figure shows.
 */
export const ConsistencyClaim = z.strictObject({
  ...shared,
  kind: z.literal("consistency"),
  facts: z.array(Slug),
  passages: z.array(Passage).min(2),
  judged: z.enum(["consistent", "inconsistent"]).optional(),
  why: Text,
});
export type ConsistencyClaim = z.infer<typeof ConsistencyClaim>;

/** A claim about applications that a bench can test, or the reason why none can. */
export const ApplicationClaim = z.strictObject({
  ...shared,
  kind: z.literal("application"),
  vertical: z.enum(["outbound", "legal", "audit", "tutor", "companion", "report", "platform"]),
  metric: Text,
  supports: Text.describe("What result would support the claim."),
  contradicts: Text.describe("What result would contradict it."),
  arms: z.enum(["model-free", "needs-model", "not-testable"]),
  reason: Text.optional().describe("Why no bench can test it; only where arms is not-testable."),
  status: z.literal("not-run"),
});
export type ApplicationClaim = z.infer<typeof ApplicationClaim>;

export const Claim = z.discriminatedUnion("kind", [ArithmeticClaim, ConsistencyClaim, ApplicationClaim]);
export type Claim = z.infer<typeof Claim>;
