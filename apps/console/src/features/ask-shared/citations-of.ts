import type { TurnPart } from "@assay/agent";
import type { Citation } from "@assay/ui/citation";

/** The sources of an answer in the order of their numbers; undefined where it needs none. */
export function citationsOf(parts: readonly TurnPart[]): Citation[] | undefined {
  const found = parts.findLast((part) => part.type === "citations");
  return found?.citations
    .map(({ number, title, path, lines, quote, state, href }) => ({
      number,
      title,
      state,
      href,
      ...(path !== undefined && { path }),
      ...(lines !== undefined && { lines }),
      ...(quote !== undefined && { quote }),
    }))
    .toSorted((one, other) => one.number - other.number);
}
