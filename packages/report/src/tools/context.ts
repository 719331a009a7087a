import { z } from "zod";
import { Failure } from "@assay/toolkit";
import { sectionPath } from "../data.ts";
import type { SourceText } from "../source-text.ts";
import { Language } from "../text.ts";
import type { LineRange } from "../text.ts";

/** What the report's tools need from outside. */
export interface ReportContext {
  source: SourceText;
}

export const toolset = "report";

/** Every tool of this set only reads, and the same call gives the same answer. */
export const readsOnly = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

export const language = Language.default("en").describe("Language of the answer.");
export const cursor = z.string().max(100).optional().describe("nextCursor of the previous page.");
export const limit = z.int().min(1).max(100).default(20);

/** Where a record stands in the report, and its text when a copy is at hand. */
export const Source = z.object({
  path: z.array(z.string()),
  lines: z.array(z.int()),
  uri: z.string(),
  quote: z.array(z.object({ line: z.int(), text: z.string() })).optional(),
  note: z.string().optional(),
});
export type Source = z.infer<typeof Source>;

function leftOut([first, last]: LineRange, quoted: number): { note?: string } {
  const missing = last - first + 1 - quoted;
  return missing <= 0
    ? {}
    : { note: `${missing} more lines are not quoted; open the subsections for theirs.` };
}

/** The place of a record: section path, lines, and the quotation or how to get one. */
export async function sourceOf(
  context: ReportContext,
  section: string,
  lines: LineRange,
  speak: Language,
): Promise<Source> {
  const quote = await context.source.quote(lines);
  return {
    path: sectionPath(section).map(({ title }) => title[speak]),
    lines,
    uri: `report://sections/${section}`,
    ...(quote === undefined
      ? { note: "Set ASSAY_REPORT_FILE to a copy of the report to see these lines quoted." }
      : quote instanceof Failure
        ? { note: `${quote.message} ${quote.fix ?? ""}`.trim() }
        : { quote, ...leftOut(lines, quote.length) }),
  };
}
