import { normalQuantile } from "./special.ts";

export interface Random {
  /** The next 32 bits as an unsigned integer. */
  bits(): number;
  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number;
  /** Uniform among 0 .. below - 1, without modulo bias; `below` is 1 to 2^31 - 1. */
  integer(below: number): number;
  /** A new list in random order (Fisher-Yates); the given one stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
  /** Standard normal, by inversion of {@link Random.uniform}. */
  normal(): number;
}

/** 31 bits are drawn for an integer, as arithmetic on them is the fastest there is. */
const largestInteger = 2 ** 31 - 1;

/**
 * A seeded generator: sfc32 (Chris Doty-Humphrey, PractRand), whose three words of state come from the seed by
 * {@link seedWords}. Only 32-bit integer arithmetic is used, so a seed gives the same bits, uniforms, integers and orders
 * on every machine; `normal` rests on `Math.log` and `Math.sqrt` in its tails.
 * The number 7 and the text "7" are the same seed.
 */
export function createRandom(seed: string | number): Random {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RangeError(`seed must be a text or a finite number, got ${seed}`);
  }
  let [a, b, c] = seedWords(String(seed));
  let counter = 1;

  const step = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum;
  };
  const uniform = () => ((step() >>> 5) * 2 ** 26 + (step() >>> 6)) / 2 ** 53;
  const integer = (below: number) => {
    if (!(below >= 1 && below <= largestInteger && Number.isInteger(below))) {
      throw new RangeError(`below must be a whole number from 1 to ${largestInteger}, got ${below}`);
    }
    const last = largestInteger - (((largestInteger % below) + 1) % below);
    let drawn = step() >>> 1;
    while (drawn > last) drawn = step() >>> 1;
    return drawn % below;
  };
  for (let round = 0; round < 15; round++) step();

  return {
    bits: () => step() >>> 0,
    uniform,
    integer,
    shuffle(items) {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last--) {
        const other = integer(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
    normal: () => normalQuantile(uniform() + 2 ** -54),
  };
}

/**
 * Three words from a text: FNV-1a over its UTF-16 code units from three offset bases (the standard 0x811c9dc5 and the
 * same plus one and two times 0x9e3779b9), each finished by the mixer of MurmurHash3 (fmix32).
 */
function seedWords(text: string): [number, number, number] {
  return [seedWord(text, 0x811c9dc5), seedWord(text, 0x1f54177e), seedWord(text, 0xbd8b9137)];
}

function seedWord(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
