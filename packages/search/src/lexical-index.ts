import { tokenise } from "./tokenise.ts";

/** One part of a document with its weight: a title counts more than a body. */
export interface Field {
  text: string;
  weight?: number;
}

export interface IndexedDocument {
  id: string;
  fields: Field[];
}

export interface Hit {
  id: string;
  score: number;
}

export interface LexicalIndex {
  /**
   * The best documents first; ties in the order the documents were given. Terms of the query in no document are
   * ignored; a query of one Chinese character finds every pair it stands in.
   */
  search(query: string, options?: { limit?: number }): Hit[];
}

interface Posting {
  document: number;
  frequency: number;
}

/** Okapi BM25 (Robertson & Zaragoza 2009) over the terms of {@link tokenise}; k1 and b are the customary values. */
export function createLexicalIndex(
  documents: readonly IndexedDocument[],
  { k1 = 1.2, b = 0.75 }: { k1?: number; b?: number } = {},
): LexicalIndex {
  const postings = new Map<string, Posting[]>();
  const lengths = documents.map((document, index) => {
    const frequencies = termFrequencies(document);
    let length = 0;
    for (const [term, frequency] of frequencies) {
      length += frequency;
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [{ document: index, frequency }]);
      else list.push({ document: index, frequency });
    }
    return length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);

  return {
    search(query, { limit = 10 } = {}) {
      const scores = new Map<number, number>();
      for (const term of termsOf(query, postings)) {
        const list = postings.get(term);
        if (list === undefined) continue;
        const rarity = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
        for (const { document, frequency } of list) {
          const norm = k1 * (1 - b + (b * (lengths[document] ?? 0)) / average);
          const gain = (rarity * frequency * (k1 + 1)) / (frequency + norm);
          scores.set(document, (scores.get(document) ?? 0) + gain);
        }
      }
      return [...scores]
        .toSorted(([left, leftScore], [right, rightScore]) => rightScore - leftScore || left - right)
        .slice(0, limit)
        .map(([index, score]) => ({ id: documents[index]?.id ?? "", score }));
    },
  };
}

const oneHan = /^\p{Script=Han}$/u;

function termsOf(query: string, postings: ReadonlyMap<string, unknown>): Set<string> {
  const terms = new Set(tokenise(query));
  const [only = ""] = terms;
  if (terms.size > 1 || !oneHan.test(only)) return terms;
  return new Set([...postings.keys()].filter((term) => term.includes(only)));
}

function termFrequencies(document: IndexedDocument): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const { text, weight = 1 } of document.fields) {
    for (const term of tokenise(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
  }
  return frequencies;
}
