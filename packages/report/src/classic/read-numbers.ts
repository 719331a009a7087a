/** A number as it stands in a folded text. */
export interface NumberMention {
  value: number;
  start: number;
  /** After the number, its magnitude and its sign of money or percent. */
  end: number;
  kind: "plain" | "money" | "percent";
  currency?: "USD" | "CNY";
}

const magnitudes: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  k: 3,
  grand: 3,
  million: 6,
  mn: 6,
  m: 6,
  billion: 9,
  bn: 9,
  b: 9,
  trillion: 12,
  tn: 12,
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};

const westernMagnitude = "hundred|thousand|grand|million|billion|trillion|mn|bn|tn|k|m|b";
const chineseMagnitude = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百";
const digitsPart = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,3})?`;
const written = new RegExp(
  String.raw`(?<sign>[$¥￥€]|us\$|rmb\s?)?\s?(?<digits>${digitsPart})\s*(?<magnitude>(?:(?:${westernMagnitude})(?![a-z]))(?:\s+(?:thousand|million|billion|trillion)(?![a-z]))?|(?:${chineseMagnitude})(?!分))?多?余?(?<more>个百分点|%|percent(?:age points?)?|per cent|pct)?`,
  "giu",
);

const smallWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const smallWord = Object.keys(smallWords)
  .toSorted((left, right) => right.length - left.length)
  .join("|");
const spelled = new RegExp(
  String.raw`(?<![a-z])(?:(?<half>half a|a quarter of a)|(?<article>a)|(?<words>(?:${smallWord})(?:[\s-](?:${smallWord}))?))(?:[\s-]+(?<hundreds>hundred)(?:\s+and)?(?:\s+(?<rest>(?:${smallWord})(?:[\s-](?:${smallWord}))?))?)?(?<magnitude>(?:[\s-]+(?:hundred|thousand|million|billion|trillion))*)(?![a-z])\s*(?<more>percent|per cent|%)?`,
  "giu",
);
const hasNumberWord = new RegExp(
  String.raw`(?<![a-z])(?:${smallWord}|half|quarter|hundred|thousand|million|billion|trillion)(?![a-z])`,
  "u",
);
const hanDigits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const hanNumber =
  /(?<share>百分之)?(?<digits>[一二两三四五六七八九十百千零〇半]{1,12}|\d+(?:\.\d+)?)(?<magnitude>万亿|亿|万)?(?:(?<tenths>成)(?<ones>[一二三四五六七八九](?![个倍分]))?)?(?<half>半)?/gu;
const moneyAfter =
  /^\s*(?:(?<usd>dollars?|usd|bucks?|us dollars?|美元|美金|刀)|(?<cny>yuan|rmb|cny|人民币|元人民币|元|块钱|块))(?![a-z])/iu;
const centsAfter = /^\s*(?:(?<usd>cents?|美分)|(?<cny>分钱|毛|角))(?![a-z])/iu;

/** Every number of a folded text, in digits or in words of either language, with its money or percent. */
export function readNumbers(folded: string): NumberMention[] {
  const found = [
    ...digitNumbers(folded),
    ...wordNumbers(folded),
    ...hanNumbers(folded),
    ...shares(folded),
    ...multiples(folded),
  ].toSorted((left, right) => left.start - right.start || right.end - left.end);
  const kept: NumberMention[] = [];
  for (const mention of found) {
    const last = kept.at(-1);
    if (last === undefined || mention.start >= last.end) kept.push(mention);
  }
  return kept;
}

function digitNumbers(folded: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of folded.matchAll(written)) {
    const { sign, digits = "", magnitude = "", more } = match.groups ?? {};
    const start = match.index + (match[0].length - match[0].trimStart().length);
    if (/[a-z\d.]/u.test(folded[start - 1] ?? "") && sign === undefined && !isSeparate(folded, start))
      continue;
    const bare = match.index + match[0].trimEnd().length;
    // A letter right behind the digits makes it a name (4k is none, 5g is one).
    if (magnitude === "" && more === undefined && isNameAfter(folded.slice(bare))) continue;
    const value = scaled(Number(digits.replaceAll(",", "")), magnitude);
    found.push(withKind(folded, { value, start, end: bare }, sign, more));
  }
  return found;
}

const unitBehind =
  /^(?:[tpe]?flops|tops|tokens?|gpus?|ms|mah|w|kw|usd|rmb|yuan|pf|h100|a100|hours?|days?|words?|users?)(?![a-z])/u;

function isNameAfter(after: string): boolean {
  return /^[a-z]/u.test(after) && !unitBehind.test(after);
}

function isSeparate(folded: string, start: number): boolean {
  return /[-\s]/u.test(folded[start] ?? "");
}

function wordNumbers(folded: string): NumberMention[] {
  const found: NumberMention[] = [];
  if (!hasNumberWord.test(folded)) return found;
  for (const match of folded.matchAll(spelled)) {
    const { half, article, words, hundreds, rest, magnitude = "", more } = match.groups ?? {};
    if (article !== undefined && hundreds === undefined && magnitude.trim() === "") continue;
    const after = folded.slice(match.index + match[0].length);
    if (words === "one" && hundreds === undefined && magnitude.trim() === "" && !countsOnce.test(after))
      continue;
    if (half !== undefined && magnitude.trim() === "") continue;
    const head =
      half === undefined ? (words === undefined ? 1 : sum(words)) : half.startsWith("half") ? 0.5 : 0.25;
    const whole = (hundreds === undefined ? head : head * 100) + (rest === undefined ? 0 : sum(rest));
    const end = match.index + match[0].trimEnd().length;
    found.push(
      withKind(folded, { value: scaled(whole, magnitude), start: match.index, end }, undefined, more),
    );
  }
  return found;
}

/** What "one" is a number before; elsewhere it is an article or a pronoun. */
const countsOnce = /^\s*(?:pass|epoch|year|month|week|day|hour|minute|percent)/u;

const partWords: Readonly<Record<string, number>> = {
  half: 50,
  一半: 50,
  半数: 50,
  third: 100 / 3,
  三分之一: 100 / 3,
  quarter: 25,
  四分之一: 25,
  fifth: 20,
  五分之一: 20,
  tenth: 10,
  十分之一: 10,
};
const part =
  /(?<![a-z])(?:(?:a )?(?<word>half)(?= of| the)|(?:a|one) (?<word>third|quarter|fifth|tenth)(?= of))|(?<word>一半|半数|[三四五十]分之一)/gu;

/** Parts of a whole said in words, as percentages: "half of", 一半, "a third of". */
function shares(folded: string): NumberMention[] {
  return [...folded.matchAll(part)].flatMap((match) => {
    const value = partWords[match.groups?.["word"] ?? ""];
    if (value === undefined) return [];
    return [{ value, start: match.index, end: match.index + match[0].length, kind: "percent" as const }];
  });
}

const timesWords: readonly (readonly [RegExp, number])[] = [
  [/(?<![a-z])(?:doubl(?:es?|ed|ing)(?![a-z]|[- ]check)|twice(?![a-z]))|翻(?:一)?[番倍]/gu, 2],
  [/(?<![a-z])(?:tripl(?:es?|ed|ing)|thrice)(?![a-z])/gu, 3],
  [/(?<![a-z])quadrupl(?:es?|ed|ing)(?![a-z])|翻两番/gu, 4],
];

/** Multiples said in one word: "tripled", 翻番. */
function multiples(folded: string): NumberMention[] {
  return timesWords.flatMap(([pattern, value]) =>
    [...folded.matchAll(pattern)].map((match) => ({
      value,
      start: match.index,
      end: match.index + match[0].length,
      kind: "plain" as const,
    })),
  );
}

function sum(words: string): number {
  return words.split(/[\s-]+/u).reduce((total, word) => total + (smallWords[word] ?? 0), 0);
}

function hanNumbers(folded: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of folded.matchAll(hanNumber)) {
    const { share, digits = "", magnitude, tenths, ones, half } = match.groups ?? {};
    const isHan = !/\d/u.test(digits);
    if (!isHan && share === undefined && tenths === undefined) continue;
    if (isHan && digits === "半" && share === undefined && tenths === undefined) continue;
    // A lone 一 is an article far more often than a number.
    if (isHan && digits === "一" && magnitude === undefined && tenths === undefined && share === undefined)
      continue;
    if (share === undefined && folded.startsWith("分之", match.index + match[0].length)) continue;
    const base = isHan ? fromHan(digits) : Number(digits);
    if (base === undefined) continue;
    const value =
      scaled(base + (half === undefined ? 0 : 0.5), magnitude ?? "") * (tenths === undefined ? 1 : 10) +
      (ones === undefined ? 0 : (hanDigits[ones] ?? 0));
    const end = match.index + match[0].length;
    const more = share === undefined && tenths === undefined ? undefined : "%";
    found.push(withKind(folded, { value, start: match.index, end }, undefined, more));
  }
  return found;
}

function fromHan(text: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  for (const character of text) {
    const value = hanDigits[character];
    if (value !== undefined) {
      digit = digit === undefined || digit === 0 ? value : digit * 10 + value;
      continue;
    }
    if (character === "半") return total + (digit ?? 0) + 0.5;
    const size = character === "十" ? 10 : character === "百" ? 100 : 1000;
    total += (digit ?? 1) * size;
    digit = undefined;
  }
  return total + (digit ?? 0);
}

function scaled(value: number, magnitude: string): number {
  const exponent = magnitude
    .trim()
    .split(/[\s-]+/u)
    .reduce((sumOf, word) => sumOf + (magnitudes[word.toLowerCase()] ?? 0), 0);
  // Written rather than multiplied: 1.1 ten-thousands are 11,000 and not a hair more.
  return exponent === 0 || !Number.isFinite(value) || /e/u.test(String(value))
    ? value
    : Number(`${value}e${exponent}`);
}

function withKind(
  folded: string,
  { value, start, end }: { value: number; start: number; end: number },
  sign: string | undefined,
  more: string | undefined,
): NumberMention {
  if (more !== undefined) return { value, start, end, kind: "percent" };
  if (sign !== undefined && sign !== "€")
    return {
      value,
      start,
      end: end + (moneyAfter.exec(folded.slice(end))?.[0].length ?? 0),
      kind: "money",
      currency: /[$]/u.test(sign) ? "USD" : "CNY",
    };
  const after = folded.slice(end);
  const cents = centsAfter.exec(after);
  if (cents !== null) {
    const divisor = /^(?:毛|角)$/u.test(cents[0].trim()) ? 10 : 100;
    return {
      value: value / divisor,
      start,
      end: end + cents[0].length,
      kind: "money",
      currency: cents.groups?.["usd"] === undefined ? "CNY" : "USD",
    };
  }
  const money = moneyAfter.exec(after);
  if (money === null) return { value, start, end, kind: "plain" };
  // 块 counts cards and plates as well as yuan.
  if (/^块$/u.test(money[0].trim()) && /^\s*块(?:显?卡|gpu|芯片|a100|h100|屏)/iu.test(after))
    return { value, start, end, kind: "plain" };
  return {
    value,
    start,
    end: end + money[0].length,
    kind: "money",
    currency: money.groups?.["usd"] === undefined ? "CNY" : "USD",
  };
}
