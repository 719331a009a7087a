import { indexTypingErrors } from "./typing-errors.ts";

const latinWord = /(?<![a-z0-9{:-])[a-z]{4,30}(?![a-z0-9}:])/g;

/**
 * Puts the word that was meant in place of one with a typing error: a word that no phrase holds, when just one that some
 * phrase holds is near enough.
 * @param words folded words that phrases hold
 */
export function createCorrector(words: readonly string[]): (folded: string) => string {
  const known = new Set(words);
  const errors = indexTypingErrors(words.filter((word) => /^[a-z]+$/.test(word)));
  return (folded) =>
    folded.replace(latinWord, (word) => {
      if (known.has(word)) return word;
      const { names } = errors.nearest(word);
      return names.length === 1 ? (names[0] ?? word) : word;
    });
}
