import { z } from "zod";
import { Failure, defineTool, paginate } from "@assay/toolkit";
import { selectFacts } from "../select.ts";
import { subjectOf } from "../subject.ts";
import { Region } from "../vocabulary.ts";
import { cursor, language, limit, readsOnly, toolset } from "./context.ts";

export const queryFacts = () =>
  defineTool({
    name: "query_facts",
    title: "Query facts",
    description:
      "Figures the report states, filtered: by words, section (with its subsections), metric (such as market-size, price, growth-rate), entity, region, unit, currency, or value. Each comes with its lines.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({
      text: z.string().trim().min(1).max(500).optional(),
      section: z.string().max(100).optional(),
      metric: z.string().max(60).optional(),
      entity: z.string().max(100).optional(),
      region: Region.optional(),
      unit: z.string().max(60).optional(),
      currency: z.enum(["USD", "CNY"]).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      language,
      limit,
      cursor,
    }),
    output: z.object({
      facts: z.array(
        z.object({
          id: z.string(),
          subject: z.string(),
          note: z.string(),
          entity: z.string().optional(),
          region: z.string().optional(),
          metric: z.string(),
          value: z.number().optional(),
          low: z.number().optional(),
          high: z.number().optional(),
          illegible: z.boolean().optional(),
          unit: z.string(),
          currency: z.string().optional(),
          qualifier: z.string().optional(),
          period: z.string().optional(),
          section: z.string(),
          lines: z.array(z.int()),
          reference: z.int().optional(),
        }),
      ),
      total: z.int(),
      nextCursor: z.string().optional(),
    }),
    run({ language: speak, limit: size, cursor: from, ...filter }) {
      const matching = selectFacts(filter);
      if (matching instanceof Failure) return matching;
      const page = paginate(matching, { query: ["query_facts", filter], cursor: from, limit: size });
      if (page instanceof Failure) return page;
      const { items, ...rest } = page;
      return {
        facts: items.map(({ id, subject, subjectZh, note, ...fact }) => ({
          id,
          subject: subjectOf({ subject, subjectZh })[speak],
          note: note[speak],
          ...fact,
        })),
        ...rest,
      };
    },
  });
