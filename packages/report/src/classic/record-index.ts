import type { Atom } from "./atoms.ts";
import { readAtoms } from "./atoms.ts";
import { lexicon } from "./lexicon.ts";
import { readNumbers } from "./read-numbers.ts";

/** A text of a record and how much a word in it counts, from 0 to 1. */
export interface WeightedText {
  text: string;
  weight: number;
}

export interface RecordTexts {
  id: string;
  texts: readonly WeightedText[];
  /** Tokens that the record has besides its words: its metric, its entity, its region. */
  tokens?: readonly (readonly [token: string, weight: number])[];
}

/** Which records hold a token, and how much it counts there. */
export interface RecordIndex {
  ids: readonly string[];
  postings: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** From 0 for a token in every record to 1 for one in none. */
  rarity(token: string): number;
  /** For the part of a record that says what it is about: how rare each of its words is, and all together. */
  heads: readonly { rarities: ReadonlyMap<string, number>; total: number }[];
}

/** The tokens of a text: stems, pairs and single Chinese characters, what its phrases stand for, its numbers. */
export function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const group of tokenGroups(text)) for (const token of group) tokens.add(token);
  for (const { value } of readNumbers(readAtoms(text).folded)) tokens.add(`n:${value}`);
  return tokens;
}

/** The same without numbers, by the word or pair at which they begin. */
export function tokenGroups(text: string): Set<string>[] {
  const { atoms } = readAtoms(text);
  const groups = atoms.map((atom, at) => {
    const group = new Set(surfaceTokens(atoms, at));
    if (atom.kind === "han") group.add(`h:${atom.text}`);
    return group;
  });
  for (const { from, to, meanings } of lexicon().phrases.all(atoms)) {
    if (to - from === 1 && atoms[from]?.kind === "han") continue;
    for (const meaning of meanings) {
      if (meaning.type === "concept") groups[from]?.add(meaning.token);
      if (meaning.type === "entity") groups[from]?.add(`e:${meaning.slug}`);
      if (meaning.type === "metric") groups[from]?.add(`t:${meaning.metric}`);
    }
  }
  return groups;
}

/** A word's stem, or the pair that a Chinese character makes with the next. */
export function surfaceTokens(atoms: readonly Atom[], at: number): string[] {
  const atom = atoms[at];
  if (atom === undefined) return [];
  if (atom.kind !== "han") return [`w:${atom.text}`];
  const next = atoms[at + 1];
  return next?.kind === "han" && next.isJoined ? [`b:${atom.text}${next.text}`] : [];
}

/** The first text of a record says what it is about. */
export function createRecordIndex(records: readonly RecordTexts[]): RecordIndex {
  const postings = new Map<string, Map<number, number>>();
  const put = (token: string, record: number, weight: number) => {
    const list = postings.get(token);
    if (list === undefined) postings.set(token, new Map([[record, weight]]));
    else if ((list.get(record) ?? 0) < weight) list.set(record, weight);
  };
  const known = new Map<string, ReadonlySet<string>>();
  const read = (text: string) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const tokens = tokensOf(text);
    known.set(text, tokens);
    return tokens;
  };
  for (const [record, { texts, tokens = [] }] of records.entries()) {
    for (const { text, weight } of texts) for (const token of read(text)) put(token, record, weight);
    for (const [token, weight] of tokens) put(token, record, weight);
  }
  const most = Math.log(1 + records.length * 2);
  const rarity = (token: string) => {
    const found = postings.get(token)?.size ?? 0;
    return Math.log(1 + (records.length - found + 0.5) / (found + 0.5)) / most;
  };
  const heads = records.map(({ texts }) => {
    const rarities = new Map<string, number>();
    for (const token of read(texts[0]?.text ?? ""))
      if (!/^[ht]:/u.test(token)) rarities.set(token, rarity(token));
    return { rarities, total: [...rarities.values()].reduce((sum, each) => sum + each, 0) };
  });
  return { ids: records.map(({ id }) => id), postings, rarity, heads };
}
