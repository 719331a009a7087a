import { normalise } from "./normalise.ts";

const run = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[.'’+#][[\p{L}\p{N}]--\p{Script=Han}]+)*/gv;
const han = /^\p{Script=Han}/u;

/**
 * The terms of a text: for Chinese every character pair (and the character where it stands alone),
 * for other scripts lower-case words with their English plural, -ed, -ing and -e endings cut where four letters stay.
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

const shortestStem = 4;

function stem(word: string): string {
  const singular = cutPlural(word);
  for (const ending of ["ing", "ed"]) {
    if (singular.endsWith(ending) && singular.length - ending.length >= shortestStem) {
      return singular.slice(0, -ending.length).replace(/([bdgmnprt])\1$/u, "$1");
    }
  }
  return singular.endsWith("e") && singular.length > shortestStem ? singular.slice(0, -1) : singular;
}

function cutPlural(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
