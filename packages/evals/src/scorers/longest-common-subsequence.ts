/** Steps of 30 cells each: a fraction of a second. */
const mostSteps = 80_000_000;
const wordBits = 30;
const ones = 2 ** wordBits - 1;

/**
 * The length of the longest common subsequence of two lists: the bit-vector algorithm of Hyyrö ("Bit-parallel
 * LCS-length computation revisited", AWOCA 2004), block by block, in memory linear in both lengths. Lists so long that it
 * would take more than that are cut into matching pieces, whose sum is a lower bound.
 */
export function longestCommonSubsequence(
  first: readonly string[],
  second: readonly string[],
): { length: number; isLowerBound: boolean } {
  let start = 0;
  while (start < first.length && start < second.length && first[start] === second[start]) start += 1;
  let end = 0;
  const most = Math.min(first.length, second.length) - start;
  while (end < most && first[first.length - 1 - end] === second[second.length - 1 - end]) end += 1;
  const shared = start + end;
  const [left, right] = numbered(
    first.slice(start, first.length - end),
    second.slice(start, second.length - end),
  );
  const steps = Math.ceil(left.length / wordBits) * right.length;
  const pieces = Math.ceil(steps / mostSteps);
  if (pieces <= 1) return { length: shared + lengthOf(left, right), isLowerBound: false };
  let sum = shared;
  for (let piece = 0; piece < pieces; piece++) {
    sum += lengthOf(pieceOf(left, piece, pieces), pieceOf(right, piece, pieces));
  }
  return { length: sum, isLowerBound: true };
}

/** Both lists as numbers from 0 on, without what stands in one of them only. */
function numbered(first: readonly string[], second: readonly string[]): [Int32Array, Int32Array] {
  const inSecond = new Set(second);
  const numbers = new Map<string, number>();
  for (const item of first) if (inSecond.has(item) && !numbers.has(item)) numbers.set(item, numbers.size);
  const numbersOf = (items: readonly string[]) =>
    Int32Array.from(items.flatMap((item) => numbers.get(item) ?? []));
  return [numbersOf(first), numbersOf(second)];
}

function pieceOf(items: Int32Array, piece: number, pieces: number): Int32Array {
  return items.subarray(
    Math.floor((items.length * piece) / pieces),
    Math.floor((items.length * (piece + 1)) / pieces),
  );
}

function lengthOf(first: Int32Array, second: Int32Array): number {
  let highest = -1;
  for (const item of first) if (item > highest) highest = item;
  for (const item of second) if (item > highest) highest = item;
  const places = new Int32Array(highest + 1);
  const carries = new Uint8Array(second.length);
  let length = 0;
  for (let start = 0; start < first.length; start += wordBits) {
    const block = first.subarray(start, start + wordBits);
    for (let bit = 0; bit < block.length; bit++) places[block[bit]!]! |= 1 << bit;
    let open = ones;
    for (let index = 0; index < second.length; index++) {
      const place = places[second[index]!]!;
      const sum = open + (open & place) + carries[index]!;
      carries[index] = sum >>> wordBits;
      open = (sum & ones) | (open & ~place);
    }
    for (let bit = 0; bit < block.length; bit++) if ((open & (1 << bit)) === 0) length += 1;
    for (const item of block) places[item] = 0;
  }
  return length;
}
