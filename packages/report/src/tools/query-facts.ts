import { z } from "zod";
import { Failure, defineTool, paginate } from "@assay/toolkit";
import { entityBySlug, facts, isWithin, sectionById } from "../data.ts";
import { searchReport } from "../search-report.ts";
import { Metric, Region } from "../vocabulary.ts";
import { cursor, language, limit, readsOnly, toolset, unknownId } from "./context.ts";

export const queryFacts = () =>
  defineTool({
    name: "query_facts",
    title: "Query facts",
    description:
      "Figures the report states, filtered: by words, section (with its subsections), metric (such as market-size, price, growth-rate), entity, region, currency, or value. Each comes with its lines.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({
      text: z.string().trim().min(1).max(500).optional(),
      section: z.string().max(100).optional(),
      metric: z.string().max(60).optional(),
      entity: z.string().max(100).optional(),
      region: Region.optional(),
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
          note: z.string(),
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
      const { text, section, metric, entity, region, currency, min, max } = filter;
      if (section !== undefined && !sectionById().has(section))
        return unknownId("section", "section", section, sectionById().keys());
      if (metric !== undefined && !Metric.safeParse(metric).success)
        return unknownId("metric", "metric", metric, Metric.options);
      if (entity !== undefined && !entityBySlug().has(entity))
        return unknownId("entity", "entity", entity, entityBySlug().keys());
      const found =
        text === undefined
          ? undefined
          : new Map(searchReport(text, ["fact"]).map(({ id }, rank) => [id, rank]));
      const matching = facts()
        .filter(
          (fact) =>
            (found === undefined || found.has(fact.id)) &&
            (section === undefined || isWithin(fact.section, section)) &&
            (metric === undefined || fact.metric === metric) &&
            (entity === undefined || fact.entity === entity) &&
            (region === undefined || fact.region === region) &&
            (currency === undefined || fact.currency === currency) &&
            (min === undefined || (fact.high ?? fact.value ?? fact.low ?? -Infinity) >= min) &&
            (max === undefined || (fact.low ?? fact.value ?? fact.high ?? Infinity) <= max),
        )
        .toSorted((left, right) => (found?.get(left.id) ?? 0) - (found?.get(right.id) ?? 0));
      const page = paginate(matching, { query: ["query_facts", filter], cursor: from, limit: size });
      if (page instanceof Failure) return page;
      const { items, ...rest } = page;
      return {
        facts: items.map(({ subject: _, entity: _entity, region: _region, note, ...fact }) => ({
          ...fact,
          note: note[speak],
        })),
        ...rest,
      };
    },
  });
