/** Words that are looked at; a longer turn was pasted, and its beginning says what it is about. */
const mostWords = 120;

const word = /\{[^\{\}\s]{1,80}\}|\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:'[a-z]+)?|[?!]/gv;
const han = /^\p{Script=Han}/u;

/**
 * What a folded text is classified by, each as often as it occurs: words and pairs of words, two to four letters within
 * Latin words (their ends marked), one to three neighbouring Chinese characters. A placeholder such as `{model}` is a
 * word; `{model:gpt-4}` is that word and one of its own.
 */
export function extractFeatures(folded: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  let before = "^";
  let words = 0;
  for (const [piece] of folded.matchAll(word)) {
    words += 1;
    if (words > mostWords) break;
    if (han.test(piece)) {
      addCharacters(piece.slice(0, 3 * mostWords), before, add);
      before = piece.slice(-1);
      continue;
    }
    const kind = piece.startsWith("{") ? piece.replace(/:.*\}/, "}") : piece;
    add(`w ${kind}`);
    add(`p ${before} ${kind}`);
    if (kind !== piece) add(`w ${piece}`);
    if (!piece.startsWith("{")) addLetters(piece.slice(0, 30), add);
    before = kind;
  }
  add(`p ${before} $`);
  return counts;
}

function addLetters(piece: string, add: (feature: string) => void): void {
  const marked = `<${piece}>`;
  for (let length = 2; length <= 4; length++) {
    for (let at = 0; at + length <= marked.length; at++) add(`c ${marked.slice(at, at + length)}`);
  }
}

function addCharacters(piece: string, before: string, add: (feature: string) => void): void {
  for (let length = 1; length <= 3; length++) {
    for (let at = 0; at + length <= piece.length; at++) add(`h ${piece.slice(at, at + length)}`);
  }
  add(`p ${before} ${piece.charAt(0)}`);
}

/** The words that features stand for. */
export function wordsAmong(features: readonly string[]): string[] {
  return features.flatMap((feature) => (feature.startsWith("w ") ? [feature.slice(2)] : []));
}
