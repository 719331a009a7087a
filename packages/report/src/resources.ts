import { defineResource, toJsonSchema } from "@assay/toolkit";
import type { Resource } from "@assay/toolkit";
import { calculators, findCalculator } from "./calculators/index.ts";
import { claimById, entityBySlug, factById, sectionById, sectionPath } from "./data.ts";
import { evaluateClaim } from "./evaluate-claim.ts";
import type { SourceText } from "./source-text.ts";
import type { LineRange } from "./text.ts";
import { unknownId } from "./unknown-id.ts";

const mimeType = "application/json";
const toolset = "report";

interface Family {
  kind: "section" | "fact" | "claim" | "entity" | "calculator";
  plural: string;
  variable: "id" | "slug";
  description: string;
  ids: () => Iterable<string>;
  /** The record, and the lines to quote when the user has the text. */
  find: (id: string) => { record: unknown; lines: readonly LineRange[] } | undefined;
}

const families: readonly Family[] = [
  {
    kind: "section",
    plural: "sections",
    variable: "id",
    description: "One section: titles, line range, summaries in both languages, and its path.",
    ids: () => sectionById().keys(),
    find(id) {
      const section = sectionById().get(id);
      return (
        section && {
          record: { ...section, path: sectionPath(id).map((each) => each.id) },
          lines: [section.lines],
        }
      );
    },
  },
  {
    kind: "fact",
    plural: "facts",
    variable: "id",
    description: "One figure the report states, with its lines and the report's own reference.",
    ids: () => factById().keys(),
    find(id) {
      const fact = factById().get(id);
      return fact && { record: fact, lines: [fact.lines] };
    },
  },
  {
    kind: "claim",
    plural: "claims",
    variable: "id",
    description: "One claim with its evaluation: stated, recomputed, deviation, verdict and trace.",
    ids: () => claimById().keys(),
    find(id) {
      const claim = claimById().get(id);
      if (claim === undefined) return undefined;
      const outcome = evaluateClaim(claim);
      return {
        record: { ...claim, evaluation: outcome.ok ? outcome.evaluation : undefined },
        lines: claim.lines,
      };
    },
  },
  {
    kind: "entity",
    plural: "entities",
    variable: "slug",
    description: "One company, product, model, framework or person, with every spelling the report uses.",
    ids: () => entityBySlug().keys(),
    find(slug) {
      const entity = entityBySlug().get(slug);
      return entity && { record: entity, lines: entity.lines };
    },
  },
  {
    kind: "calculator",
    plural: "calculators",
    variable: "id",
    description:
      "One calculator: what it computes, its input and output schemas, and its result with the report's figures.",
    ids: () => calculators.map(({ id }) => id),
    find(id) {
      const calculator = findCalculator(id);
      if (calculator === undefined) return undefined;
      const { title, summary, lines, source, input, output } = calculator;
      const outcome = calculator.run({});
      return {
        record: {
          id,
          title,
          summary,
          lines,
          source,
          inputSchema: toJsonSchema(input),
          outputSchema: toJsonSchema(output, "output"),
          example: outcome.ok ? outcome.calculation : undefined,
        },
        lines,
      };
    },
  },
];

/** Every record of the report as a resource: `report://facts/{id}` and its siblings. */
export function createReportResources(source: SourceText): Resource[] {
  return families.map(({ kind, plural, variable, description, ids, find }) =>
    defineResource({
      name: plural,
      title: `${kind[0]?.toUpperCase()}${kind.slice(1)} of the report`,
      description,
      mimeType,
      toolset,
      uri: `report://${plural}/{${variable}}`,
      async read(id) {
        const found = find(id);
        if (found === undefined) return unknownId(kind, variable, id, ids());
        const quotes = await Promise.all(found.lines.map((range) => source.quote(range)));
        const quote = quotes.flatMap((lines) => (Array.isArray(lines) ? lines : []));
        const record = { ...asObject(found.record), ...(quote.length === 0 ? {} : { quote }) };
        return { mimeType, text: JSON.stringify(record) };
      },
      complete: async (typed) => matching(typed, ids()),
    }),
  );
}

/** Ids that begin with what was typed, then those that contain it. */
export function matching(typed: string, ids: Iterable<string>): string[] {
  const wanted = typed.toLowerCase();
  const all = [...ids].filter((id) => id.includes(wanted));
  return [...all.filter((id) => id.startsWith(wanted)), ...all.filter((id) => !id.startsWith(wanted))];
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : { value };
}
