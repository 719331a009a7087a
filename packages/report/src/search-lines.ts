import { createLexicalIndex, normalise, tokenise } from "@assay/search";
import type { LexicalIndex } from "@assay/search";
import type { QuotedLine } from "./source-text.ts";

const quoteBefore = 80;
const quoteLength = 280;
const indexes = new WeakMap<readonly string[], LexicalIndex>();

/** The lines of the report's text that answer the words best, cut around the first of the words they hold. */
export function searchLines(lines: readonly string[], query: string, limit: number): QuotedLine[] {
  const wanted = tokenise(query);
  return indexOf(lines)
    .search(query, { limit })
    .map(({ id }) => {
      const text = lines[Number(id) - 1] ?? "";
      const start = Math.max(0, firstOf(wanted, normalise(text)) - quoteBefore);
      return { line: Number(id), text: text.slice(start, start + quoteLength) };
    });
}

function firstOf(words: readonly string[], text: string): number {
  const places = words.map((word) => text.indexOf(word)).filter((place) => place >= 0);
  return places.length === 0 ? 0 : Math.min(...places);
}

function indexOf(lines: readonly string[]): LexicalIndex {
  const known = indexes.get(lines);
  if (known !== undefined) return known;
  const fields = (text: string) => [{ text, weight: 1 }];
  const index = createLexicalIndex(
    lines.map((text, position) => ({ id: String(position + 1), fields: fields(text) })),
  );
  indexes.set(lines, index);
  return index;
}
