import { matchAt } from "./match-at.ts";
import type { Reading } from "./scan-numbers.ts";

/** What each digit counts, financial and telephone forms included. */
export const chineseDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from("零一二三四五六七八九", (digit, value) => [digit, value])),
  ...Object.fromEntries(Array.from("〇壹贰叁肆伍陆柒捌玖", (digit, value) => [digit, value])),
  两: 2,
  俩: 2,
  仨: 3,
  幺: 1,
};
const bigUnits: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

const zero = "[零〇]";
const digit = "[一二两俩三仨四五六七八九壹贰叁肆伍陆柒捌玖]";
const figures = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)`;
const one = `(${digit}|${figures})`;

/** Up to four places: thousands, hundreds, tens, ones and what stands behind the point. */
const section = new RegExp(
  `(?:${one}[千仟]|([千仟])(?=[万亿]))?(?:${zero}?${one}[百佰]|([百佰])(?=[万亿]))?` +
    `(?:${zero}?(${digit})?([十拾])|([廿卅]))?(${zero}?)${one}?(?:点([零〇一二三四五六七八九]+))?`,
  "y",
);
const betweenUnits = /(?: ?[多余来](?=[万亿])|个(?=亿)| (?=[万亿]))?/y;
const spacedFigures = / (?=[\d.,]+万)/y;
const halfOfBig = /半个?([万亿])/y;
const run = /[零〇一二两三四五六七八九幺]{2,}/y;
const longestRun = 15;
const shortestPlainRun = 3;

/**
 * A Chinese number at a place of a folded text, figures included: 三千五百万, 一亿二, 两万零三十, 3.5万, 1亿2000万,
 * 三点五亿, 二〇二六. A last digit right behind a unit of a hundred or more counts tenths of it: 三千五 is 3500.
 * 多 and 余 are read as the least they can mean. Neighbouring digits (三四百) and 几 name no number, nor do ordinals.
 */
export function chineseNumberAt(text: string, at: number): Reading | undefined {
  const half = matchAt(halfOfBig, text, at);
  if (half !== undefined)
    return { end: at + half[0].length, value: (bigUnits[half[1] ?? ""] ?? 0) / 2, weak: false };
  const digits = matchAt(run, text, at)?.[0];
  const reading =
    digits !== undefined && !/^[零〇][^零〇]$/u.test(digits)
      ? readRun(text, at, digits)
      : readUnits(text, at);
  if (reading === undefined) return undefined;
  const isOrdinal = text.charAt(at - 1) === "第";
  const isWarning = /^千万[别不要记小]/u.test(text.slice(at, at + 3));
  const goesOn = /[几零〇一二两三四五六七八九十百千]/u.test(text.charAt(reading.end));
  if (isOrdinal || isWarning) return { end: reading.end, weak: true };
  return goesOn ? { end: reading.end + 1, weak: true } : reading;
}

/** Digits that are read out one by one; two of them may as well be an estimate or a word. */
function readRun(text: string, at: number, digits: string): Reading {
  const end = at + digits.length;
  const values = Array.from(digits, (each) => chineseDigits[each] ?? 0);
  const isRound = /[十百千万亿]/u.test(text.charAt(end));
  if (isRound || isEstimate(values) || digits.length > longestRun) return { end, weak: true };
  return { end, value: Number(values.join("")), weak: digits.length < shortestPlainRun };
}

function isEstimate([first = 0, second = 0, third]: readonly number[]): boolean {
  return third === undefined && (second - first === 1 || first === second || first === 0);
}

function readUnits(text: string, at: number): Reading | undefined {
  let total = 0;
  let lastBig = Infinity;
  let position = at;
  for (;;) {
    const part = sectionAt(text, position);
    const gap = part === undefined ? 0 : (matchAt(betweenUnits, text, part.end)?.[0].length ?? 0);
    const bigAt = (part?.end ?? position) + gap;
    const big = bigUnits[text.charAt(bigAt)];
    const grows = big !== undefined && big > lastBig && total < big;
    if (big !== undefined && (grows || (part !== undefined && big < lastBig))) {
      total =
        grows && lastBig !== Infinity ? (total + (part?.value ?? 0)) * big : total + (part?.value ?? 0) * big;
      lastBig = big;
      position = bigAt + 1 + (matchAt(spacedFigures, text, bigAt + 1)?.[0].length ?? 0);
      continue;
    }
    if (part !== undefined && (position === at || !startsWithDecimal(text, position))) {
      total += part.isSingle && lastBig !== Infinity ? (part.value * lastBig) / 10 : part.value;
      position = part.end;
    }
    if (position === at) return undefined;
    const isFigures = /^[\d.,]+$/.test(text.slice(at, position));
    const weak = isFigures ? /[a-z]/.test(text.charAt(position)) : position - at === 1;
    return { end: position, value: round(total), weak };
  }
}

interface Section {
  end: number;
  value: number;
  /** One digit and nothing else, so that it may count tenths of the unit before it. */
  isSingle: boolean;
}

function sectionAt(text: string, at: number): Section | undefined {
  const match = matchAt(section, text, at);
  if (match === undefined || match[0] === "") return undefined;
  const [whole, thousands, bareThousand, hundreds, bareHundred, tens, ten, twenties, gap, ones, decimals] =
    match;
  const hasZeroOnly = gap !== "" && ones === undefined;
  if (hasZeroOnly && whole !== gap && decimals === undefined) {
    return sectionAt(text.slice(0, at + whole.length - 1), at);
  }
  const above =
    (bareThousand === undefined ? valueOf(thousands) : 1) * 1_000 +
    (bareHundred === undefined ? valueOf(hundreds) : 1) * 100 +
    (ten === undefined ? 0 : (tens === undefined ? 1 : valueOf(tens)) * 10) +
    (twenties === undefined ? 0 : twenties === "廿" ? 20 : 30);
  const isShort = ones?.length === 1 && gap === "" && decimals === undefined;
  const unit = ten !== undefined || twenties !== undefined ? 1 : hundreds === undefined ? 100 : 10;
  const hasUnit = thousands !== undefined || hundreds !== undefined;
  const last = isShort && hasUnit && unit > 1 ? valueOf(ones) * unit : valueOf(ones);
  const behindPoint =
    decimals === undefined ? "" : `.${Array.from(decimals, (each) => chineseDigits[each]).join("")}`;
  return {
    end: at + whole.length,
    value: above + last + Number(`0${behindPoint}`),
    isSingle: isShort && whole === ones,
  };
}

function startsWithDecimal(text: string, at: number): boolean {
  return /^\d+\.\d/.test(text.slice(at, at + 20));
}

function valueOf(written: string | undefined): number {
  if (written === undefined) return 0;
  return chineseDigits[written] ?? Number(written.replaceAll(",", ""));
}

/** 1.2 times a hundred million is a whole number, whatever binary fractions make of it. */
function round(value: number): number {
  return Number(value.toPrecision(15));
}
