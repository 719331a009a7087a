import { digitsAt } from "./digits.ts";
import { matchAt } from "./match-at.ts";
import type { Reading } from "./scan-numbers.ts";

const small: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
    "seventeen eighteen nineteen"
  )
    .split(" ")
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "twenty thirty forty fifty sixty seventy eighty ninety"
      .split(" ")
      .map((word, index) => [word, 20 + index * 10]),
  ),
  fourty: 40,
};
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
};
const suffixes: Readonly<Record<string, number>> = {
  k: 1e3,
  w: 1e4,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  b: 1e9,
  bn: 1e9,
  tn: 1e12,
};

const word = /[ -]?([a-z]+)(?![a-z0-9])/y;
const suffix = /(k|w|mn|mm|mio|m|bn|b|tn)(?![a-z0-9])/y;
const half = /half (?:of )?(?:an? )?(hundred|thousand|million|billion|trillion|dozen)(?![a-z])/y;
const quarter = /(?:a |one )?quarter of (?:an? )?(thousand|million|billion|trillion)(?![a-z])/y;
const article = /an? (?=(?:hundred|thousand|million|billion|trillion|dozen)(?![a-z]))/y;

/** Adds up the words of a number as they are read. */
interface Sum {
  total: number;
  /** What stands below the next scale; undefined right behind a scale. */
  current: number | undefined;
  lastScale: number;
}

/**
 * An English number at a place of a folded text: "two hundred and fifty", "a hundred million", "one point five billion",
 * "half a million", "two and a half thousand", "fifteen hundred", "8k", "1.5bn", "3 million", "two dozen".
 * "and" joins what is below the last scale only, so that "between one and two" are two numbers.
 */
export function englishNumberAt(text: string, at: number): Reading | undefined {
  const part = matchAt(half, text, at) ?? matchAt(quarter, text, at);
  if (part !== undefined) {
    const share = text.startsWith("half", at) ? 2 : 4;
    return { end: at + part[0].length, value: (scales[part[1] ?? ""] ?? 0) / share, weak: false };
  }
  const sum: Sum = { total: 0, current: undefined, lastScale: Infinity };
  const first = startAt(text, at, sum);
  if (first === undefined) return undefined;
  const isBetween = text.slice(Math.max(0, at - 8), at) === "between ";
  let end = first;
  for (;;) {
    const next =
      continueAt(text, end, sum) ??
      pointAt(text, end, sum) ??
      (isBetween ? undefined : andAt(text, end, sum));
    if (next === undefined) break;
    end = next;
  }
  const value = Number((sum.total + (sum.current ?? 0)).toPrecision(15));
  const isFigures = /^[\d.,]+$/.test(text.slice(at, end));
  const isOne = text.slice(at, end) === "one";
  return { end, value, weak: isOne || (isFigures && /[a-z]/.test(text.charAt(end))) };
}

function startAt(text: string, at: number, sum: Sum): number | undefined {
  const figures = digitsAt(text, at);
  if (figures?.value !== undefined) {
    sum.current = figures.value;
    const scale = matchAt(suffix, text, figures.end)?.[0];
    if (scale === undefined) return figures.end;
    sum.current *= suffixes[scale] ?? 1;
    sum.lastScale = 0;
    return figures.end + scale.length;
  }
  const opening = matchAt(article, text, at)?.[0];
  if (opening !== undefined) {
    sum.current = 1;
    return at + opening.length - 1;
  }
  if (/[ -]/.test(text.charAt(at))) return undefined;
  return wordAt(text, at, (each) => {
    sum.current = small[each] ?? tens[each];
    return sum.current !== undefined;
  });
}

/** A further word: tens, ones or a scale that fits behind what there is. */
function continueAt(text: string, at: number, sum: Sum): number | undefined {
  return wordAt(text, at, (each) => {
    const scale = scales[each];
    if (scale !== undefined) return applyScale(scale, sum);
    return addSmall(each, sum);
  });
}

function addSmall(each: string, sum: Sum): boolean {
  const value = small[each] ?? tens[each];
  if (value === undefined || value === 0 || sum.lastScale === 0) return false;
  const { current } = sum;
  const isFree = current === undefined ? sum.lastScale < Infinity : current >= 100 && current % 100 === 0;
  const isOnes = value < 10 && current !== undefined && current % 100 >= 20 && current % 10 === 0;
  if (!isFree && !isOnes) return false;
  sum.current = (current ?? 0) + value;
  return true;
}

function applyScale(scale: number, sum: Sum): boolean {
  if (sum.lastScale === 0) return false;
  if (scale === 100 || scale === 12) {
    if (sum.current === undefined || sum.current <= 0 || sum.current >= 100) return false;
    sum.current *= scale;
    return true;
  }
  if (sum.current === undefined) {
    if (sum.total === 0 || scale <= sum.lastScale) return false;
    sum.total *= scale;
  } else {
    if (scale >= sum.lastScale) return false;
    sum.total += sum.current * scale;
  }
  sum.current = undefined;
  sum.lastScale = scale;
  return true;
}

const pointWord = /[ ]point((?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine|\d+))+)(?![a-z0-9])/y;

function pointAt(text: string, at: number, sum: Sum): number | undefined {
  const match = sum.current !== undefined && sum.lastScale > 0 ? matchAt(pointWord, text, at) : undefined;
  if (match === undefined || !Number.isInteger(sum.current)) return undefined;
  const digits = (match[1] ?? "")
    .trim()
    .split(" ")
    .map((each) => (each === "oh" ? 0 : (small[each] ?? each)));
  sum.current = Number(`${sum.current}.${digits.join("")}`);
  return at + match[0].length;
}

const andWord = / and /y;
const andHalf = / and a half(?![a-z])/y;

function andAt(text: string, at: number, sum: Sum): number | undefined {
  const withHalf = sum.lastScale > 0 ? matchAt(andHalf, text, at) : undefined;
  if (withHalf !== undefined) {
    if (sum.current === undefined) sum.total += sum.lastScale / 2;
    else if (Number.isInteger(sum.current)) sum.current += 0.5;
    else return undefined;
    return at + withHalf[0].length;
  }
  const isRound =
    sum.current === undefined ? sum.lastScale < Infinity : sum.current >= 100 && sum.current % 100 === 0;
  const joint = isRound && sum.lastScale > 0 ? matchAt(andWord, text, at)?.[0] : undefined;
  if (joint === undefined) return undefined;
  const before = { ...sum };
  const end = wordAt(text, at + joint.length, (each) => addSmall(each, sum));
  if (end === undefined) return undefined;
  const hundreds = wordAt(text, end, (each) => each === "hundred");
  if (hundreds === undefined || before.current === undefined) return end;
  Object.assign(sum, before);
  return undefined;
}

function wordAt(text: string, at: number, accept: (word: string) => boolean): number | undefined {
  const match = matchAt(word, text, at);
  return match?.[1] !== undefined && accept(match[1]) ? at + match[0].length : undefined;
}
