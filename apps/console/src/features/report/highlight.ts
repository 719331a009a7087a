/** A piece of a text, and whether the search's words are in it. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** A text cut where the words of a query stand in it; Chinese words also by pairs of characters. */
export function highlight(text: string, query: string): Piece[] {
  const words = wordsOf(query).map(patternOf);
  if (words.length === 0) return [{ text, isMatch: false }];
  return text
    .split(new RegExp(`(${words.join("|")})`, "giu"))
    .map((piece, at) => ({ text: piece, isMatch: at % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

/** A word of letters is marked as a word or at the start of one: "ai" is not in "train". */
function patternOf(word: string): string {
  const literal = word.replaceAll(".", String.raw`\.`);
  return /\p{Script=Han}/u.test(word) ? literal : String.raw`(?<![\p{L}\p{N}])` + literal;
}

function wordsOf(query: string): string[] {
  const runs = query.match(/\p{Script=Han}+|[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? [];
  const words = runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? [run, ...pairsOf(run)] : [run]));
  return [...new Set(words)]
    .filter((word) => word.length > 1)
    .toSorted((left, right) => right.length - left.length);
}

function pairsOf(run: string): string[] {
  return Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2));
}
