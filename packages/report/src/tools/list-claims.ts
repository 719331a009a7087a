import { z } from "zod";
import { Failure, defineTool, paginate } from "@assay/toolkit";
import { selectClaims } from "../select.ts";
import { cursor, language, limit, readsOnly, toolset } from "./context.ts";

export const listClaims = () =>
  defineTool({
    name: "list_claims",
    title: "List claims",
    description:
      "Claims of the report with their verdicts. arithmetic: recomputed and reproduced, close (within 10%) or off. consistency: passages that agree or not. application: what a bench can test, or why none can. Open one with check_claim.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({
      kind: z.enum(["arithmetic", "consistency", "application"]).optional(),
      verdict: z.enum(["reproduced", "close", "off", "consistent", "inconsistent", "not-run"]).optional(),
      vertical: z.enum(["outbound", "legal", "audit", "tutor", "companion", "report", "platform"]).optional(),
      section: z.string().max(100).optional(),
      text: z.string().trim().min(1).max(500).optional(),
      language,
      limit,
      cursor,
    }),
    output: z.object({
      claims: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          title: z.string(),
          statement: z.string(),
          verdict: z.string(),
          deviationPercent: z.number().optional(),
          section: z.string(),
          lines: z.array(z.array(z.int())),
        }),
      ),
      total: z.int(),
      nextCursor: z.string().optional(),
    }),
    run({ language: speak, limit: size, cursor: from, ...filter }) {
      const matching = selectClaims(filter);
      if (matching instanceof Failure) return matching;
      const page = paginate(matching, { query: ["list_claims", filter], cursor: from, limit: size });
      if (page instanceof Failure) return page;
      const { items, ...rest } = page;
      return {
        claims: items.map(({ claim, evaluation: { verdict, deviationPercent } }) => ({
          id: claim.id,
          kind: claim.kind,
          title: claim.title[speak],
          statement: claim.statement[speak],
          verdict,
          ...(deviationPercent === undefined ? {} : { deviationPercent }),
          section: claim.section,
          lines: claim.lines,
        })),
        ...rest,
      };
    },
  });
