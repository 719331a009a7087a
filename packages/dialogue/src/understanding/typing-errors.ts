import { editDistance } from "./edit-distance.ts";

/** From this many letters on a name may have one typing error, and two. */
const oneFrom = 5;
const twoFrom = 9;
/** From this many characters on a Chinese name may have one wrong. */
const chineseFrom = 4;
/** Names are looked up by what remains of their beginning when letters are left out of it. */
const prefix = 7;

const han = /\p{Script=Han}/u;

/** Finds names that a written word may have been meant as. */
export interface TypingErrors {
  /** The nearest names, all at the same distance; empty when none is near enough. */
  nearest(written: string): { names: readonly string[]; distance: number };
  /** Lengths that Chinese names have, longest first. */
  chineseLengths: readonly number[];
  /** The most letters a Latin name has, and the most of a name that is still tolerated. */
  longest: number;
}

/** @param names compact; what is too short for an error is left out */
export function indexTypingErrors(names: readonly string[]): TypingErrors {
  const latin = names.filter((name) => !han.test(name) && name.length >= oneFrom);
  const chinese = names.filter((name) => han.test(name) && name.length >= chineseFrom);
  const byRest = new Map<string, string[]>();
  for (const name of latin) {
    for (const rest of rests(name.slice(0, prefix), errorsIn(name))) append(byRest, rest, name);
  }
  const byHalf = new Map<string, string[]>();
  for (const name of chinese) for (const half of halves(name)) append(byHalf, half, name);

  const nearestLatin = (written: string) => {
    const seen = new Set<string>();
    let best = Infinity;
    let nearest: string[] = [];
    for (const rest of rests(written.slice(0, prefix), written.length >= twoFrom - 1 ? 2 : 1)) {
      for (const name of byRest.get(rest) ?? []) {
        if (seen.has(name)) continue;
        seen.add(name);
        const distance = editDistance(written, name, errorsIn(name));
        if (distance > errorsIn(name) || distance > best || digitsOf(written) !== digitsOf(name)) continue;
        if (distance < best) nearest = [];
        best = distance;
        nearest.push(name);
      }
    }
    return { names: nearest.toSorted(), distance: best };
  };
  const nearestChinese = (written: string) => {
    const near = new Set(halves(written).flatMap((half) => byHalf.get(half) ?? []));
    return { names: [...near].filter((name) => differences(name, written) === 1).toSorted(), distance: 1 };
  };
  return {
    nearest: (written) => (han.test(written) ? nearestChinese(written) : nearestLatin(written)),
    chineseLengths: [...new Set(chinese.map((name) => name.length))].toSorted((a, b) => b - a),
    longest: latin.reduce((most, name) => Math.max(most, name.length), 0),
  };
}

function errorsIn(name: string): number {
  return name.length >= twoFrom ? 2 : 1;
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}

/** A word and what remains of it when up to so many letters are left out. */
function rests(word: string, errors: number): Set<string> {
  const all = new Set([word]);
  let last = [word];
  for (let round = 0; round < errors; round++) {
    last = last.flatMap((each) =>
      Array.from(each, (_, index) => each.slice(0, index) + each.slice(index + 1)),
    );
    for (const each of last) all.add(each);
  }
  return all;
}

/** One wrong character leaves one half of a name as it is. */
function halves(name: string): string[] {
  const middle = name.length >> 1;
  return [`${name.length}<${name.slice(0, middle)}`, `${name.length}>${name.slice(middle)}`];
}

function differences(left: string, right: string): number {
  let count = 0;
  for (let index = 0; index < left.length; index++)
    if (left.charAt(index) !== right.charAt(index)) count += 1;
  return count;
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
