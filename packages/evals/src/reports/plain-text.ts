/** Control characters, escape sequences' openers, lone surrogates, and marks that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** Foreign text on one line, without anything that moves a terminal's cursor or hides what follows. */
export function plainLine(text: string): string {
  return text.toWellFormed().replaceAll(unprintable, " ").trim();
}

/** A number with its noun: `1 sample`, `2 samples`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Cut to so many UTF-16 units, at a character's end, with the mark of it. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]$/u.test(text.slice(0, most - 1)) ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}
