/** Figures that were read out one by one, with where they stand in the folded text. */
export interface SpokenDigits {
  start: number;
  end: number;
  digits: string;
}

const chinese = "〇零一二三四五六七八九";
const words: Readonly<Record<string, string>> = {
  zero: "0",
  oh: "0",
  o: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
};
const english = "zero|oh|one|two|three|four|five|six|seven|eight|nine|o(?![a-z])";
const chineseRun = /[零〇一二三四五六七八九幺](?:[ ,、-]?[零〇一二三四五六七八九幺]){6,24}(?![十百千万亿])/gu;
const englishRun = new RegExp(
  `(?<![a-z])(?:(?:double|triple) )?(?:${english})(?:(?:, |[ ,-])(?:(?:double|triple) )?(?:${english}))+(?![a-z])`,
  "g",
);
const englishDigit = new RegExp(`(?:(double|triple) )?(${english})`, "g");
const fewest = 7;

/** Runs of seven digits and more that were read out: 幺三八…, "one three eight", "double five". */
export function findSpokenDigits(text: string): SpokenDigits[] {
  const inChinese = Array.from(text.matchAll(chineseRun), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: Array.from(match[0].replace(/[ ,、-]/gu, ""), digitOf).join(""),
  }));
  const inEnglish = Array.from(text.matchAll(englishRun), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: Array.from(match[0].matchAll(englishDigit), ([, times, word = ""]) =>
      (words[word] ?? "").repeat(times === "double" ? 2 : times === "triple" ? 3 : 1),
    ).join(""),
  }));
  return [...inChinese, ...inEnglish].filter(({ digits }) => digits.length >= fewest);
}

function digitOf(character: string): string {
  if (character === "幺") return "1";
  return String(Math.max(0, chinese.indexOf(character) - 1));
}
