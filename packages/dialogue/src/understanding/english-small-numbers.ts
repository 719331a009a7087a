import { englishNumberAt } from "./numbers-en.ts";

/** How small numbers are said, for patterns; longest first. */
export const smallNumber =
  "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|" +
  "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine";

const ordinals: readonly string[] = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth " +
  "sixteenth seventeenth eighteenth nineteenth twentieth"
).split(" ");

/** Days of a month as ordinals: `3rd`, third, twenty-first. */
export const ordinalDay = `\\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:${ordinals.slice(0, 9).join("|")})|thirtieth|${ordinals.toReversed().join("|")}`;

/** The value of figures, a small number or an ordinal; "a" and "an" are 1. */
export function smallValue(written: string | undefined): number {
  if (written === undefined) return 0;
  if (written === "a" || written === "an") return 1;
  const figures = /^\d+/.exec(written)?.[0];
  if (figures !== undefined) return Number(figures);
  if (written === "thirtieth") return 30;
  const [first = "", second] = written.split(/[ -]/);
  const ordinal = ordinals.indexOf(second ?? first) + 1;
  if (ordinal > 0) return second === undefined ? ordinal : (englishNumberAt(first, 0)?.value ?? 0) + ordinal;
  return englishNumberAt(written, 0)?.value ?? 0;
}
