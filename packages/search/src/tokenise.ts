import { normalise } from "./normalise.ts";

const run = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[.'’+#][\p{L}\p{N}]+)*/gu;
const han = /^\p{Script=Han}/u;

/**
 * The terms of a text: for Chinese every character pair (and the character where it stands alone),
 * for other scripts lower-case words with their English plural, -ed and -ing endings cut.
 */
export function tokenise(text: string): string[] {
  const terms: string[] = [];
  for (const [piece] of normalise(text).matchAll(run)) {
    if (!han.test(piece)) {
      terms.push(stem(piece));
      continue;
    }
    const characters = Array.from(piece);
    if (characters.length === 1) terms.push(piece);
    for (let index = 0; index + 1 < characters.length; index++) {
      terms.push(`${characters[index]}${characters[index + 1]}`);
    }
  }
  return terms;
}

function stem(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith("ed")) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}
