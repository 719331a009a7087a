/** What two bags of items share. */
export interface Overlap {
  /** Of what was given, the share that is right; null where nothing was given. */
  precision: number | null;
  /** Of what is right, the share that was given; null where nothing is right. */
  recall: number | null;
  /** The harmonic mean of the two, 0 to 1. Where both bags are empty 1, where one is 0. */
  f1: number;
  shared: number;
}

/** The overlap of two bags: an item counts as often as it stands in both. */
export function overlap(given: readonly string[], right: readonly string[]): Overlap {
  const left = new Map<string, number>();
  for (const item of right) left.set(item, (left.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of given) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    shared += 1;
  }
  const sizes = given.length + right.length;
  return {
    precision: given.length === 0 ? null : shared / given.length,
    recall: right.length === 0 ? null : shared / right.length,
    f1: sizes === 0 ? 1 : (2 * shared) / sizes,
    shared,
  };
}
