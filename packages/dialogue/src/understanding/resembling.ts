import type { Vector } from "./vectoriser.ts";

/** From this cosine on two phrases have so much in common that one must not stand for the opposite of the other. */
const tooSimilar = 0.4;
/** Features of more phrases than this, or than this share of them, say little about what they have in common. */
const commonCount = 20;
const commonShare = 1 / 8;

/** Which of the vectors behind the first `count` are near one of those, as positions among themselves. */
export function resembling(vectors: readonly Vector[], count: number): Set<number> {
  const postings = indexByFeature(vectors.slice(0, count));
  const common = Math.max(commonCount, count * commonShare);
  const similar = new Set<number>();
  for (const [index, { indices, values }] of vectors.slice(count).entries()) {
    const products = new Float64Array(count);
    for (const [at, feature] of indices.entries()) {
      const posting = postings.get(feature) ?? [];
      if (posting.length > common) continue;
      for (const { vector, value } of posting) {
        products[vector] = (products[vector] ?? 0) + value * (values[at] ?? 0);
      }
    }
    if (products.some((product) => product >= tooSimilar)) similar.add(index);
  }
  return similar;
}

interface Posting {
  vector: number;
  value: number;
}

function indexByFeature(vectors: readonly Vector[]): Map<number, Posting[]> {
  const postings = new Map<number, Posting[]>();
  for (const [vector, { indices, values }] of vectors.entries()) {
    for (const [at, feature] of indices.entries()) {
      const posting = postings.get(feature) ?? [];
      posting.push({ vector, value: values[at] ?? 0 });
      postings.set(feature, posting);
    }
  }
  return postings;
}
