import type { Found } from "./found.ts";

const placeholder = /(\{[^{}\s]+\})/;

/**
 * A folded text with a placeholder for everything that was found in it: `{model:gpt-4}` for a name, `{number:word}` for
 * a number with its unit, `{date}` and the like for the rest, so that a phrase stands for all that differ in these.
 */
export function mask(text: string, found: readonly Found[]): string {
  let masked = "";
  let end = 0;
  for (const each of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (each.start < end) continue;
    masked += `${text.slice(end, each.start)} ${placeholderOf(each)} `;
    end = each.end;
  }
  return masked + text.slice(end);
}

/** The same for a phrase, which may hold placeholders already. */
export function maskPhrase(phrase: string, find: (text: string) => readonly Found[]): string {
  return phrase
    .split(placeholder)
    .map((part) => (placeholder.test(part) ? ` ${part} ` : mask(part, find(part))))
    .join("");
}

function placeholderOf({ entity }: Found): string {
  if (entity.type === "name") return `{${entity.gazetteer}:${entity.id.replace(/[{}\s]/g, "-")}}`;
  return entity.type === "number" && entity.unit !== undefined
    ? `{number:${entity.unit}}`
    : `{${entity.type}}`;
}
