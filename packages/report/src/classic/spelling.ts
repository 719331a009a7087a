import type { Atom } from "./atoms.ts";

const shortestCorrected = 5;
const twoErrorsFrom = 9;

/** Corrects words that are in no text to the one word of the vocabulary that is nearest, where one is near. */
export function createSpelling(vocabulary: Iterable<string>): (atom: Atom) => string {
  const known = new Set(vocabulary);
  const byStart = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < shortestCorrected - 1 || !/^[a-z]+$/u.test(word)) continue;
    const start = word.slice(0, 1);
    const list = byStart.get(start);
    if (list === undefined) byStart.set(start, [word]);
    else list.push(word);
  }
  return ({ text }) => {
    if (known.has(text) || text.length < shortestCorrected || !/^[a-z]+$/u.test(text)) return text;
    const most = text.length >= twoErrorsFrom ? 2 : 1;
    let best = text;
    let least = most + 1;
    for (const word of byStart.get(text.slice(0, 1)) ?? []) {
      if (Math.abs(word.length - text.length) > most) continue;
      const errors = editDistance(text, word, most);
      if (errors < least) [least, best] = [errors, word];
    }
    return best;
  };
}

/** Edits between two words, an exchange of neighbours being one; `most + 1` where there are more than `most`. */
export function editDistance(left: string, right: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      );
      const isExchange =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isExchange) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[right.length] ?? 0, most + 1);
}
