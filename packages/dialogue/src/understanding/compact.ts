/** A folded text without spaces, hyphens and points, so that "GPT-4", "gpt 4" and "gpt4" are one name. */
export interface Compact {
  text: string;
  /** For each UTF-16 unit of `text`, where it stands in the folded text. */
  places: readonly number[];
  /** Whether a name may begin at, or end before, each place; one longer than `text`. */
  boundaries: readonly boolean[];
}

const kept = /[\p{L}\p{N}+#]/u;
const han = /\p{Script=Han}/u;
const codePoints = /[^]/gu;

/** @param folded as `fold` returns it */
export function compact(folded: string): Compact {
  let text = "";
  const places: number[] = [];
  const boundaries: boolean[] = [];
  let before = "";
  let end = -1;
  for (const { 0: character, index } of folded.matchAll(codePoints)) {
    if (!kept.test(character)) continue;
    const isJoined = index === end && !han.test(character) && !han.test(before);
    const isDecimal = /^[.,]$/.test(folded.slice(end, index)) && /\d/.test(before) && /\d/.test(character);
    text += character;
    for (let unit = 0; unit < character.length; unit++) {
      places.push(index + unit);
      boundaries.push(unit === 0 && !isJoined && !isDecimal);
    }
    before = character;
    end = index + character.length;
  }
  boundaries.push(true);
  return { text, places, boundaries };
}
