import { z } from "zod";
import { defineTool } from "@assay/toolkit";
import { subjectOf } from "../subject.ts";
import { claims, entities, facts, sectionById, sections } from "../data.ts";
import type { ReportContext } from "./context.ts";
import { Source, language, readsOnly, sourceOf, toolset } from "./context.ts";
import { unknownId } from "../unknown-id.ts";

const Named = z.object({ id: z.string(), title: z.string() });

export const getSection = (context: ReportContext) =>
  defineTool({
    name: "get_section",
    title: "Open a section",
    description:
      "One section of the report by id: our summary, where it stands, its subsections, and the facts, claims and entities in it. Without an id: the top-level sections.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({ id: z.string().max(100).optional(), language }),
    output: z.object({
      id: z.string().optional(),
      title: z.string().optional(),
      summary: z.string().optional(),
      source: Source.optional(),
      subsections: z.array(Named),
      facts: z.array(Named),
      claims: z.array(Named),
      entities: z.array(Named),
    }),
    async run({ id, language: speak }) {
      const subsections = sections()
        .filter(({ parent }) => parent === (id ?? null))
        .map((each) => ({ id: each.id, title: each.title[speak] }));
      if (id === undefined) return { subsections, facts: [], claims: [], entities: [] };
      const section = sectionById().get(id);
      if (section === undefined) return unknownId("section", "id", id, sectionById().keys());
      return {
        id,
        title: section.title[speak],
        summary: section.summary[speak],
        source: await sourceOf(context, id, section.lines, speak),
        subsections,
        facts: facts()
          .filter((fact) => fact.section === id)
          .map((fact) => ({ id: fact.id, title: `${subjectOf(fact)[speak]}: ${fact.note[speak]}` })),
        claims: claims()
          .filter((claim) => claim.section === id)
          .map((claim) => ({ id: claim.id, title: claim.title[speak] })),
        entities: entities()
          .filter((entity) => entity.sections.includes(id))
          .map((entity) => ({ id: entity.slug, title: entity.name[speak] })),
      };
    },
  });
