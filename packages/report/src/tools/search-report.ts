import { z } from "zod";
import { Failure, defineTool, paginate } from "@assay/toolkit";
import { searchLines } from "../search-lines.ts";
import { searchReport } from "../search-report.ts";
import type { QuotedLine } from "../source-text.ts";
import type { ReportContext } from "./context.ts";
import { cursor, language, limit, readsOnly, toolset } from "./context.ts";

const kinds = ["section", "fact", "claim", "entity", "calculator"] as const;
const longestSnippet = 280;
const mostQuotes = 5;

export const searchReportTool = (context: ReportContext) =>
  defineTool({
    name: "search_report",
    title: "Search the report",
    description:
      "Finds sections, facts, claims, entities and calculators of the AI market report by words, in Chinese or English. Start here; then open a hit by its id with the tool of its kind.",
    toolset,
    annotations: readsOnly,
    input: z.strictObject({
      query: z.string().trim().min(1).max(500),
      kinds: z.array(z.enum(kinds)).min(1).optional(),
      language,
      limit,
      cursor,
    }),
    output: z.object({
      hits: z.array(
        z.object({
          kind: z.enum(kinds),
          id: z.string(),
          title: z.string(),
          snippet: z.string(),
          section: z.string().optional(),
          lines: z.array(z.int()).optional(),
        }),
      ),
      text: z
        .array(z.object({ line: z.int(), text: z.string() }))
        .optional()
        .describe("Lines of the report that hold the words."),
      total: z.int(),
      nextCursor: z.string().optional(),
    }),
    async run({ query, kinds: wanted, language: speak, limit: size, cursor: from }) {
      const page = paginate(searchReport(query, wanted), {
        query: ["search_report", query, wanted],
        cursor: from,
        limit: size,
      });
      if (page instanceof Failure) return page;
      const text = from === undefined ? await quotesOf(context, query) : [];
      return {
        hits: page.items.map(({ kind, id, title, snippet, section, lines }) => ({
          kind,
          id,
          title: title[speak],
          snippet: cut(snippet[speak]),
          ...(section === undefined ? {} : { section }),
          ...(lines === undefined ? {} : { lines }),
        })),
        ...(text.length === 0 ? {} : { text }),
        total: page.total,
        ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
      };
    },
  });

async function quotesOf({ source }: ReportContext, query: string): Promise<QuotedLine[]> {
  const lines = await source.lines();
  return lines instanceof Failure ? [] : searchLines(lines, query, mostQuotes);
}

function cut(text: string): string {
  return text.length <= longestSnippet ? text : `${text.slice(0, longestSnippet)}…`;
}
