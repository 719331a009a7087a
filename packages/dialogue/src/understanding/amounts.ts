import { currencyHundredths, currencySigns, currencyWords, type CurrencySpelling } from "./currencies.ts";
import type { Found } from "./found.ts";
import { matchAt } from "./match-at.ts";
import type { NumberMatch } from "./scan-numbers.ts";

const gap = /[多余来几]? ?/y;
const latinEnd = /[a-z]$/;
const latin = /[a-z0-9]/;

/** 块 is a measure word too (三块显卡), 元 and 刀 begin other words. */
const notMoney =
  /(?:块(?!钱)(?![\s\p{P}零一二两三四五六七八九\d的左右以吧呢了每到就也和多卖买起上下给行能够可]|$)|元[旦素件月帅老]|刀[具片]|圆[圈形])/uy;

const jiao = /([毛角])/y;
const fenMoney = /分钱/y;
const twoMinors = /([一二两三四五六七八九\d])[毛角](?:([一二两三四五六七八九\d])分?)?(?:钱)?/y;
const bareMinor = /([一二三四五六七八九\d])(?![一二三四五六七八九十百千万亿\d.点个年月天号折])/y;
const englishMinor = / (?:and )?(\d{1,2})(?: cents?| pence)?(?![\d.,%a-z]| ?[a-z%])/y;
const chineseDigits = "零一二三四五六七八九";

/**
 * Amounts of money in major units: "8,000 dollars", "$8k", 八千美元, 1.5亿人民币, 5块3, 三毛五, "50 cents", "usd 20".
 * A currency behind the number outranks a sign before it.
 */
export function findAmounts(text: string, numbers: readonly NumberMatch[]): Found[] {
  return numbers.flatMap((number, index) => {
    if (index > 0 && number.start < (lastEnd(text, numbers[index - 1]) ?? 0)) return [];
    const found = minorAmount(text, number) ?? amountWithWord(text, number) ?? amountWithSign(text, number);
    return found === undefined ? [] : [found];
  });
}

/** Where the amount of a number before ends, so that the 3 of 5块3 is not a second one. */
function lastEnd(text: string, number: NumberMatch | undefined): number | undefined {
  return number === undefined ? undefined : amountWithWord(text, number)?.end;
}

function amount(start: number, end: number, value: number, currency: string): Found {
  return { start, end, entity: { type: "amount", value: Number(value.toPrecision(15)), currency } };
}

function minorAmount(text: string, { start, end, value }: NumberMatch): Found | undefined {
  const at = end + (text.charAt(end) === " " ? 1 : 0);
  const cents = spellingAt(currencyHundredths, text, at);
  if (cents !== undefined) return amount(start, at + cents.spelling.length, value / 100, cents.currency);
  const fen = matchAt(fenMoney, text, end);
  if (fen !== undefined) return amount(start, end + fen[0].length, value / 100, "CNY");
  const tenths = matchAt(jiao, text, end);
  if (tenths === undefined || value > 99 || !isJiao(text, end)) return undefined;
  const more = matchAt(
    /([一二三四五六七八九\d])分?(?![一二三四五六七八九十百千万亿\d.点个])/y,
    text,
    end + 1,
  );
  const fens = more === undefined ? 0 : digitOf(more[1]);
  const after = end + 1 + (more?.[0].length ?? 0);
  return amount(start, after + (text.charAt(after) === "钱" ? 1 : 0), value / 10 + fens / 100, "CNY");
}

/** 三角 may be a triangle. */
function isJiao(text: string, at: number): boolean {
  return text.charAt(at) === "毛"
    ? !/[驴]/u.test(text.charAt(at + 1))
    : !/[形度色恋洲]/u.test(text.charAt(at + 1));
}

function amountWithWord(text: string, { start, end, value }: NumberMatch): Found | undefined {
  const at = end + (matchAt(gap, text, end)?.[0].length ?? 0);
  if (matchAt(notMoney, text, at) !== undefined) return undefined;
  const word = spellingAt(currencyWords, text, at);
  if (word === undefined) return undefined;
  const after = at + word.spelling.length;
  const minor =
    word.spelling === "块" || word.spelling === "元"
      ? chineseMinor(text, after)
      : englishCents(text, after, word);
  return amount(start, minor?.end ?? after, value + (minor?.value ?? 0), word.currency);
}

function amountWithSign(text: string, { start, end, value, weak }: NumberMatch): Found | undefined {
  const before = start - (text.charAt(start - 1) === " " ? 1 : 0);
  if (weak && /[a-z]/.test(text.charAt(end))) return undefined;
  const sign = currencySigns.find(({ spelling }) => {
    const from = before - spelling.length;
    if (from < 0 || !text.startsWith(spelling, from)) return false;
    return !/^[a-z]/.test(spelling) || !latin.test(text.charAt(from - 1));
  });
  return sign === undefined ? undefined : amount(before - sign.spelling.length, end, value, sign.currency);
}

function chineseMinor(text: string, at: number): { end: number; value: number } | undefined {
  const both = matchAt(twoMinors, text, at);
  if (both !== undefined) {
    return { end: at + both[0].length, value: digitOf(both[1]) / 10 + digitOf(both[2]) / 100 };
  }
  const bare = matchAt(bareMinor, text, at);
  return bare === undefined ? undefined : { end: at + bare[0].length, value: digitOf(bare[1]) / 10 };
}

function englishCents(
  text: string,
  at: number,
  word: CurrencySpelling,
): { end: number; value: number } | undefined {
  if (!latinEnd.test(word.spelling)) return undefined;
  const match = matchAt(englishMinor, text, at);
  return match === undefined ? undefined : { end: at + match[0].length, value: Number(match[1]) / 100 };
}

function digitOf(written: string | undefined): number {
  if (written === undefined) return 0;
  if (written === "两") return 2;
  const value = chineseDigits.indexOf(written);
  return value === -1 ? Number(written) : value;
}

function spellingAt(
  spellings: readonly CurrencySpelling[],
  text: string,
  at: number,
): CurrencySpelling | undefined {
  return spellings.find(
    ({ spelling }) =>
      text.startsWith(spelling, at) &&
      !(latinEnd.test(spelling) && latin.test(text.charAt(at + spelling.length))),
  );
}
