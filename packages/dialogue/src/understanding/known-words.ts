import { compact } from "./compact.ts";

const han = /\p{Script=Han}/u;
const word = /[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** Tells words that people use from words with typing errors: those of folded phrases are used as they stand. */
export function knownWordsOf(phrases: readonly string[]): (written: string) => boolean {
  const words = new Set(phrases.flatMap((phrase) => phrase.match(word) ?? []));
  const chinese = phrases
    .filter((phrase) => han.test(phrase))
    .map((phrase) => compact(phrase).text)
    .join(" ");
  return (written) => (han.test(written) ? chinese.includes(written) : words.has(written));
}
