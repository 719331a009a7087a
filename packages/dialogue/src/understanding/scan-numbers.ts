import { digitsAt } from "./digits.ts";
import { englishNumberAt } from "./numbers-en.ts";
import { chineseNumberAt } from "./numbers-zh.ts";

/** A number in folded text. */
export interface NumberMatch {
  start: number;
  end: number;
  value: number;
  /** Is a number only when something that is counted follows: 一 in 一个, "one", digits with letters behind. */
  weak: boolean;
}

const chineseStart = /[零〇一二两俩三仨四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟廿卅半]/u;
const latin = /[a-z]/u;
const wordCharacter = /[\p{L}\p{N}_]/u;
const digit = /[0-9.]/u;

/** Every number of a folded text from left to right, none inside another. Ordinals, ratios and versions are left out. */
export function scanNumbers(text: string): NumberMatch[] {
  const found: NumberMatch[] = [];
  let at = 0;
  while (at < text.length) {
    const match = numberAt(text, at);
    if (match === undefined) {
      at += 1;
      continue;
    }
    if (match.value !== undefined) {
      found.push({ start: at, end: match.end, value: match.value, weak: match.weak });
    }
    at = match.end;
  }
  return found;
}

/** What a number reader returns: `value` is absent for what looks like a number and must not be read as one. */
export interface Reading {
  end: number;
  value?: number;
  weak: boolean;
}

function numberAt(text: string, at: number): Reading | undefined {
  const character = text.charAt(at);
  if (digit.test(character)) {
    const digits = digitsAt(text, at);
    if (digits?.value === undefined) return digits;
    const chinese = chineseNumberAt(text, at);
    const english = englishNumberAt(text, at);
    const longer = (english?.end ?? 0) > (chinese?.end ?? 0) ? english : chinese;
    return longer !== undefined && longer.end >= digits.end ? longer : digits;
  }
  if (chineseStart.test(character)) return chineseNumberAt(text, at);
  if (!latin.test(character) || (at > 0 && isPartOfWord(text.charAt(at - 1)))) return undefined;
  return englishNumberAt(text, at);
}

function isPartOfWord(character: string): boolean {
  return wordCharacter.test(character) && !/\p{Script=Han}/u.test(character);
}
