const longestTitle = 200;
const longestMade = 80;

/** A title that somebody gave, in one line; undefined where nothing is left of it. */
export function readTitle(text: string): string | undefined {
  const line = inOneLine(text);
  return line === "" ? undefined : cut(line, longestTitle);
}

/** The title of a thread that begins with this text; empty for text without a word. */
export function titleFor(text: string): string {
  const first = text.split("\n").map(inOneLine).find(Boolean);
  return cut(first ?? "", longestMade);
}

/** Control characters have no place in a title, and one of them none in the database. */
function inOneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

const graphemes = new Intl.Segmenter();

/** Cuts between what a reader takes for characters. */
function cut(text: string, longest: number): string {
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}
