import { normalise, tokenise } from "@assay/search";

/** The smallest piece of a text that words are made of: a Chinese character, a Latin word's stem or a run of digits. */
export interface Atom {
  text: string;
  /** Where it stands in the folded text; `end` is exclusive. */
  start: number;
  end: number;
  kind: "han" | "word" | "digits";
  /** Whether nothing stands between it and the atom before, as in `gpt4` or between characters. */
  isJoined: boolean;
  /** As it stands there, before its ending was cut. */
  surface: string;
}

const piece = /\p{Script=Han}|\p{N}+|[[\p{L}]--\p{Script=Han}]+(?:['’][[\p{L}]--\p{Script=Han}]+)?/gv;
const plain = /^[ -~]*$/u;
const han = /^\p{Script=Han}/u;
const digits = /^\p{N}/u;
const possessive = /['’]s$/u;
const stems = new Map<string, string>();
const mostStems = 20_000;

/** A text folded for comparison, and the atoms it is made of. */
export function readAtoms(text: string): { folded: string; atoms: Atom[] } {
  const folded = plain.test(text) ? text.toLowerCase() : normalise(text);
  const atoms: Atom[] = [];
  let last = -1;
  for (const match of folded.matchAll(piece)) {
    const surface = match[0];
    const start = match.index;
    const end = start + surface.length;
    const kind = han.test(surface) ? "han" : digits.test(surface) ? "digits" : "word";
    atoms.push({
      text: kind === "word" ? stemOf(surface) : surface,
      start,
      end,
      kind,
      isJoined: start === last,
      surface,
    });
    last = end;
  }
  return { folded, atoms };
}

/** The stem of one Latin word, as {@link tokenise} cuts it. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = tokenise(word.replace(possessive, ""))[0] ?? word;
  if (stems.size < mostStems) stems.set(word, stem);
  return stem;
}
