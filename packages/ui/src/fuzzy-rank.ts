export interface Rankable {
  label: string;
  keywords?: readonly string[];
}

const mostQuery = 100;
const phraseBonus = 500;

/** The items that match every word of a query, best first; equal ones keep their order. An empty query keeps all. */
export function fuzzyRank<Item extends Rankable>(items: readonly Item[], query: string): Item[] {
  const words = fold(query.slice(0, mostQuery)).split(" ").filter(Boolean);
  if (words.length === 0) return [...items];
  return items
    .map((item) => ({ item, score: scoreItem(item, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score)
    .map(({ item }) => item);
}

function scoreItem({ label, keywords = [] }: Rankable, words: readonly string[]): number {
  const name = fold(label);
  const others = keywords.map(fold);
  let sum = 0;
  for (const word of words) {
    const score = Math.max(scoreText(name, word), ...others.map((other) => scoreText(other, word) * 0.6));
    if (score === 0) return 0;
    sum += score;
  }
  const phrase = words.join(" ");
  return words.length > 1 && name.includes(phrase) ? sum + phraseBonus : sum;
}

/** How well a word matches a text: the whole text, its start, the start of a word, inside, or letters in order. */
function scoreText(text: string, word: string): number {
  if (text === word) return 1000;
  const at = text.indexOf(word);
  if (at === 0) return 900;
  if (at > 0) return (text.includes(` ${word}`) ? 800 : 700) - Math.min(at, 50);
  return scoreSubsequence(text, word);
}

function scoreSubsequence(text: string, word: string): number {
  let from = 0;
  let gaps = 0;
  for (const character of word) {
    const at = text.indexOf(character, from);
    if (at === -1) return 0;
    if (from > 0) gaps += at - from;
    from = at + character.length;
  }
  return Math.max(1, 300 - gaps * 10);
}

/** One spelling for full and half width, upper and lower case, and what separates words. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, " ")
    .trim();
}
