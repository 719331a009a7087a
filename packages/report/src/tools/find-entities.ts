import { z } from "zod";
import { Failure, defineTool, paginate } from "@assay/toolkit";
import { entities, isWithin, sectionById } from "../data.ts";
import { searchReport } from "../search-report.ts";
import { EntityKind, Layer, Region, SegmentVerdict } from "../vocabulary.ts";
import { cursor, language, limit, readsOnly, toolset, unknownId } from "./context.ts";

export const findEntities = () =>
  defineTool({
    name: "find_entities",
    title: "Find entities",
    description:
      "Companies, products, models, frameworks and people the report names, by name (misspellings as printed too), kind, layer, region, section, or the report's verdict on the commercial value of their segment.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({
      name: z.string().trim().min(1).max(200).optional(),
      kind: EntityKind.optional(),
      layer: Layer.optional(),
      region: Region.optional(),
      verdict: SegmentVerdict.optional(),
      section: z.string().max(100).optional(),
      language,
      limit,
      cursor,
    }),
    output: z.object({
      entities: z.array(
        z.object({
          slug: z.string(),
          name: z.string(),
          otherNames: z.array(z.string()),
          kind: z.string(),
          layer: z.string(),
          region: z.string().optional(),
          verdict: z.string(),
          note: z.string(),
          sections: z.array(z.string()),
          lines: z.array(z.array(z.int())),
        }),
      ),
      total: z.int(),
      nextCursor: z.string().optional(),
    }),
    run({ language: speak, limit: size, cursor: from, ...filter }) {
      const { name, kind, layer, region, verdict, section } = filter;
      if (section !== undefined && !sectionById().has(section))
        return unknownId("section", "section", section, sectionById().keys());
      const found =
        name === undefined
          ? undefined
          : new Map(searchReport(name, ["entity"]).map(({ id }, rank) => [id, rank]));
      const matching = entities()
        .filter(
          (entity) =>
            (found === undefined || found.has(entity.slug)) &&
            (kind === undefined || entity.kind === kind) &&
            (layer === undefined || entity.layer === layer) &&
            (region === undefined || entity.region === region) &&
            (verdict === undefined || entity.verdict === verdict) &&
            (section === undefined || entity.sections.some((each) => isWithin(each, section))),
        )
        .toSorted((left, right) => (found?.get(left.slug) ?? 0) - (found?.get(right.slug) ?? 0));
      const page = paginate(matching, { query: ["find_entities", filter], cursor: from, limit: size });
      if (page instanceof Failure) return page;
      const { items, ...rest } = page;
      return {
        entities: items.map(({ name: names, printed, note, ...entity }) => ({
          ...entity,
          name: names[speak],
          otherNames: [...new Set([names.en, names.zh, ...printed])].filter(
            (other) => other !== names[speak],
          ),
          note: note[speak],
        })),
        ...rest,
      };
    },
  });
