import type { Found } from "./found.ts";
import { smallValue } from "./english-small-numbers.ts";
import { matchAt } from "./match-at.ts";
import { chineseDigits } from "./numbers-zh.ts";
import { scanNumbers, type NumberMatch } from "./scan-numbers.ts";

const sign = / ?(?:%|％|percentage points?|percent|per cent|pct|个?百分点)(?![a-z])/y;
const perMille = / ?‰/y;
const tenths = /成(?:(半)|([一二三四五六七八九]))?(?![功为本员立果交熟绩长都人语])/y;
/** What a share is of: 百分之三, 三分之一. */
const parts = /(百|千|万|[二两三四五六七八九十])分之/gu;
const whole = /百分百|百分之百/gu;
const halves = /一半(?!天)|(?<![a-z])half (?:of|the)(?! an? )(?![a-z])/gu;
const fractions = /(?<![a-z])(an?|one|two|three) (third|quarter|fifth|tenth)s?(?= of(?! an? )(?![a-z]))/g;
const shares: Readonly<Record<string, number>> = { third: 3, quarter: 4, fifth: 5, tenth: 10 };
const wholes: Readonly<Record<string, number>> = {
  ...chineseDigits,
  十: 10,
  百: 100,
  千: 1_000,
  万: 10_000,
};

/** Percentages, in percent: "27.5%", "30 per cent", 百分之三十, 千分之三, 三成, 两成半, 三分之一, 一半, "half of". */
export function findPercents(text: string, numbers: readonly NumberMatch[]): Found[] {
  const found: Found[] = [];
  const add = (start: number, end: number, value: number) => {
    if (found.some((each) => start < each.end && each.start < end)) return;
    found.push({ start, end, entity: { type: "percent", value: Number(value.toPrecision(12)) } });
  };
  for (const match of text.matchAll(whole)) add(match.index, match.index + match[0].length, 100);
  for (const match of text.matchAll(parts)) {
    const from = match.index + match[0].length;
    const number = scanNumbers(text.slice(from, from + 40))[0];
    if (number?.start !== 0) continue;
    add(match.index, from + number.end, (number.value * 100) / (wholes[match[1] ?? ""] ?? 100));
  }
  for (const { start, end, value } of numbers) {
    const percent = matchAt(sign, text, end);
    if (percent !== undefined) add(start, end + percent[0].length, value);
    const mille = matchAt(perMille, text, end);
    if (mille !== undefined) add(start, end + mille[0].length, value / 10);
    const tenth = value <= 10 ? matchAt(tenths, text, end) : undefined;
    if (tenth === undefined) continue;
    const rest = tenth[1] === undefined ? "零一二三四五六七八九".indexOf(tenth[2] ?? "零") : 5;
    add(start, end + tenth[0].length, value * 10 + rest);
  }
  for (const match of text.matchAll(halves))
    add(match.index, match.index + (match[0].startsWith("half") ? 4 : 2), 50);
  for (const { 0: phrase, 1: count = "", 2: share = "", index } of text.matchAll(fractions)) {
    add(index, index + phrase.length, (100 * smallValue(count)) / (shares[share] ?? 1));
  }
  return found.toSorted((a, b) => a.start - b.start);
}
