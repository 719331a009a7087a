import { z } from "zod";
import { Failure, defineTool } from "@assay/toolkit";
import { Calculation } from "../calculators/index.ts";
import { claimById } from "../data.ts";
import { evaluateClaim } from "../evaluate-claim.ts";
import type { ReportContext } from "./context.ts";
import { Source, language, readsOnly, sourceOf, toolset } from "./context.ts";
import { unknownId } from "../unknown-id.ts";
import { calculationFailed } from "./run-calculator.ts";
import { calculatorPageUri } from "../views/calculator-page.ts";

const Range = z.object({ low: z.number(), high: z.number() });

export const checkClaim = (context: ReportContext) =>
  defineTool({
    name: "check_claim",
    title: "Check a claim",
    description:
      "Checks one claim by id. Arithmetic: recomputes it step by step and compares with what is printed; overrides replace inputs (an exchange rate, a price) to see when the verdict turns. Consistency: the passages side by side. Application: what would support or contradict it.",
    toolset,
    annotations: readsOnly,
    view: calculatorPageUri,
    input: z.strictObject({
      id: z.string().max(100),
      overrides: z.record(z.string(), z.unknown()).optional().describe("Calculator inputs to change."),
      language,
    }),
    output: z.object({
      id: z.string(),
      kind: z.string(),
      title: z.string(),
      statement: z.string(),
      verdict: z.string(),
      stated: Range.optional(),
      unit: z.string().optional(),
      recomputed: Range.optional(),
      deviationPercent: z.number().optional(),
      assumption: z.string().optional(),
      why: z.string().optional(),
      passages: z.array(z.object({ lines: z.array(z.int()), says: z.string() })).optional(),
      experiment: z
        .object({
          metric: z.string(),
          supports: z.string(),
          contradicts: z.string(),
          arms: z.string(),
          reason: z.string().optional(),
        })
        .optional(),
      calculations: z.array(Calculation),
      sources: z.array(Source),
    }),
    async run({ id, overrides, language: speak }) {
      const claim = claimById().get(id);
      if (claim === undefined) return unknownId("claim", "id", id, claimById().keys());
      if (claim.kind === "application" && Object.keys(overrides ?? {}).length > 0) {
        return new Failure({
          code: "report.nothing_to_override",
          message: `${id} is an application claim: no calculator stands behind it.`,
          field: "overrides",
          fix: "Leave overrides out, or choose a claim of kind arithmetic.",
        });
      }
      const outcome = evaluateClaim(claim, overrides);
      if (!outcome.ok) return calculationFailed(outcome.calculator, outcome.failure, "overrides");
      const sources = await Promise.all(
        claim.lines.map((lines) => sourceOf(context, claim.section, lines, speak)),
      );
      const common = {
        id,
        kind: claim.kind,
        title: claim.title[speak],
        statement: claim.statement[speak],
        ...outcome.evaluation,
        sources,
      };
      switch (claim.kind) {
        case "arithmetic":
          return {
            ...common,
            unit: claim.stated.currency ?? claim.stated.unit,
            ...(claim.assumption === undefined ? {} : { assumption: claim.assumption[speak] }),
          };
        case "consistency":
          return {
            ...common,
            why: claim.why[speak],
            passages: claim.passages.map(({ lines, says }) => ({ lines, says: says[speak] })),
          };
        case "application":
          return {
            ...common,
            experiment: {
              metric: claim.metric[speak],
              supports: claim.supports[speak],
              contradicts: claim.contradicts[speak],
              arms: claim.arms,
              ...(claim.reason === undefined ? {} : { reason: claim.reason[speak] }),
            },
          };
      }
    },
  });
