import type { Citation } from "../citation.ts";
import type { TurnPart } from "../turn.ts";

/** A text as the engine wrote it: `[1]` becomes `[fact:id]` again, where the turn has a citation of that number. */
export function restoreMarks(text: string, citations: readonly Citation[]): string {
  if (citations.length === 0) return text;
  const ids = new Map(citations.map(({ number, id }) => [String(number), id]));
  return text.replaceAll(/\[(\d+)\]/gu, (mark, number: string) => {
    const id = ids.get(number);
    return id === undefined ? mark : `[${id}]`;
  });
}

/** The citations of a turn, by their numbers. */
export function citationsOf(parts: readonly TurnPart[]): Citation[] {
  return parts
    .flatMap((part) => (part.type === "citations" ? part.citations : []))
    .toSorted((one, other) => one.number - other.number);
}
