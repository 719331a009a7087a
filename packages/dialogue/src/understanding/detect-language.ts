import type { WrittenIn } from "../language.ts";

const hanCharacter = /\p{Script=Han}/gu;
const kanaOrHangul = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const otherLetter =
  /[\p{L}--[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]/gv;
const latinWord = /(?<![\p{L}\p{N}_])[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'’.+#-]*/gu;
const address = /[^\s@]{1,64}@\S+|https?:\/\/\S+|www\.\S+/giu;
const hasAddress = /@|:\/\/|www\./iu;
const properName = /\d|^\p{Lu}|\p{Ll}\p{Lu}/u;

/** A Chinese word has this many characters on average. */
const charactersPerWord = 1.5;
/** A language with less than this share of the words is a guest in the sentence of the other. */
const guestShare = 1 / 3;

/** Words no English sentence is made of, but short sentences of its neighbours are. */
const foreignWords = new Set(
  (
    "le la les des une est et que qui pour dans avec vous je nous pas bonjour merci combien comment " +
    "el los las una es que por para con está cómo cuánto hola gracias usted quiero " +
    "der das und ist nicht ein eine ich sie wie viel für mit auf danke guten " +
    "il che di per sono non quanto ciao grazie della " +
    "os uma não você quanto olá obrigado eu " +
    "het een en ik niet hoeveel van dank"
  ).split(" "),
);
const englishWords = new Set(
  (
    "a an the i you he she it we they is are was were be do does did what how who why when where which can " +
    "could would will should of to in on for with and or not no yes my your me please have has that this there much many"
  ).split(" "),
);

/**
 * What a turn is written in. Proper names (capitals, figures in them) do not count in a Chinese sentence:
 * "GPT-4 多少钱" is zh. What has no words of its own, as "8k" or "👍", and any third language is `other`.
 */
export function detectLanguage(turn: string): WrittenIn {
  const text = hasAddress.test(turn) ? turn.replace(address, " ") : turn;
  const han = count(text, hanCharacter);
  const foreign = count(text, otherLetter) + count(text, kanaOrHangul);
  const words = Array.from(text.matchAll(latinWord), ([word]) => word).filter((word) => /\p{L}/u.test(word));
  const common = words.filter((word) => !properName.test(word) && word.length > 1);
  const letters = words.reduce((sum, word) => sum + word.length, 0);

  if (foreign > han / 4 && foreign > letters / 2) return "other";
  if (han === 0) return isEnglish(words) ? "en" : "other";

  const chinese = han / charactersPerWord;
  const share = chinese / (chinese + common.length);
  if (share >= 1 - guestShare) return "zh";
  return share <= guestShare ? "en" : "mixed";
}

function isEnglish(words: readonly string[]): boolean {
  const spoken = words.filter((word) => !/\d/u.test(word)).map((word) => word.toLowerCase());
  if (spoken.length === 0) return false;
  const english = spoken.filter((word) => englishWords.has(word)).length;
  const foreign = spoken.filter(
    (word) => (foreignWords.has(word) && !englishWords.has(word)) || /[^ -~’]/u.test(word),
  ).length;
  return foreign <= english || foreign / spoken.length < guestShare;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
