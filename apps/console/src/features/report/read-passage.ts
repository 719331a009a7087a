import { Failure } from "@assay/toolkit";
import type { QuotedLine, SourceText } from "@assay/report";
import { overlaps, widened } from "./line-ranges.ts";
import type { Lines } from "./line-ranges.ts";

/** A passage of the report's text: quoted, or why it is not. */
export type Passage =
  | { state: "noFile" | "unreadable" }
  | {
      state: "quoted";
      lines: (QuotedLine & { isMarked: boolean })[];
      /** What was asked for and is too much to quote at once. */
      rest: Lines | undefined;
    };

/** Quotes lines of the report, marked, with some more around them. */
export async function readPassage(source: SourceText, lines: Lines, context = 0): Promise<Passage> {
  const [first, last] = widened(lines, context);
  const quoted = await source.quote([first, last]);
  if (quoted === undefined) return { state: "noFile" };
  if (quoted instanceof Failure) return { state: "unreadable" };
  const end = quoted.at(-1)?.line ?? first - 1;
  return {
    state: "quoted",
    lines: quoted.map((line) => ({
      ...line,
      isMarked: context > 0 && overlaps(lines, [line.line, line.line]),
    })),
    rest: end < lines[1] && quoted.length > 0 ? [end + 1, lines[1]] : undefined,
  };
}
