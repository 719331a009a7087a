import { z } from "zod";
import { Failure, defineTool, paginate } from "@assay/toolkit";
import { selectEntities } from "../select.ts";
import { EntityKind, Layer, Region, SegmentVerdict } from "../vocabulary.ts";
import { cursor, language, limit, readsOnly, toolset } from "./context.ts";

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
      const matching = selectEntities(filter);
      if (matching instanceof Failure) return matching;
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
