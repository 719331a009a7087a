import { Converter } from "opencc-js/t2cn";

/** The longest turn that is read, in UTF-16 units; what follows is cut off. */
export const longestTurn = 4_000;

/** A turn as it is compared, with the way back to how it was typed. */
export interface Folded {
  /** As typed, cut to `longestTurn`. */
  original: string;
  /** Simplified, half-width, lower case; no controls, single spaces, none at either end. */
  text: string;
  /** For each UTF-16 unit of `text`, where in `original` what it comes from begins and ends. */
  starts: readonly number[];
  ends: readonly number[];
}

const toSimplified = Converter({ from: "t", to: "cn" });

const cluster = /\P{M}\p{M}*|\p{M}+/gu;
const plain = /^[ !-@[-`a-z{-~]$/u;
const unread = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFE00-\uFE0F]/gu;
const space = /[\s--\uFEFF]/gv;
const hanRun = /\p{Script=Han}+/gu;

const folds: Readonly<Record<string, string>> = {
  "½": ".5",
  "¼": ".25",
  "¾": ".75",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "‐": "-",
  "‑": "-",
  "–": "-",
  "−": "-",
  "○": "〇",
};

/** Folds a turn: NFKC, lower case, traditional characters made simplified, invisible characters removed. */
export function fold(turn: string): Folded {
  const original = cut(turn);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (const match of original.matchAll(cluster)) {
    const piece = foldCluster(match[0]);
    for (const unit of piece.split("")) {
      if (unit === " " && (text === "" || text.endsWith(" "))) continue;
      text += unit;
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { original, text: simplify(text.trimEnd()), starts, ends };
}

/** Text as it is compared, without the way back. */
export function normalise(text: string): string {
  return fold(text).text;
}

/** A stretch of the folded text as it stands in the turn. */
export function spanOf(
  folded: Folded,
  start: number,
  end: number,
): { text: string; start: number; end: number } {
  const from = folded.starts[start] ?? 0;
  const to = folded.ends[end - 1] ?? from;
  return { text: folded.original.slice(from, to), start: from, end: to };
}

function cut(turn: string): string {
  if (turn.length <= longestTurn) return turn;
  const last = turn.charCodeAt(longestTurn - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return turn.slice(0, splitsPair ? longestTurn - 1 : longestTurn);
}

function foldCluster(piece: string): string {
  if (plain.test(piece)) return piece;
  const folded = foldCharacters(piece).normalize("NFKC").toLowerCase();
  return foldCharacters(folded).replace(space, " ").replace(unread, "");
}

function foldCharacters(text: string): string {
  return Array.from(text, (character) => folds[character] ?? character).join("");
}

/** Keeps the length, so that offsets hold: a run whose length would change is converted by character. */
function simplify(text: string): string {
  return text.replace(hanRun, (run) => {
    const whole = toSimplified(run);
    if (whole.length === run.length) return whole;
    return Array.from(run, (character) => {
      const simple = toSimplified(character);
      return simple.length === character.length ? simple : character;
    }).join("");
  });
}
