import type { Intent } from "../../assistant.ts";
import type { WrittenIn } from "../../language.ts";
import type { Reader } from "../../reader.ts";
import type { Entity } from "../../understanding/entity.ts";

const longest = 4000;
const days: Readonly<Record<string, string>> = {
  today: "2026-11-25",
  tomorrow: "2026-11-26",
  friday: "2026-11-27",
  monday: "2026-11-30",
  yesterday: "2026-11-24",
  今天: "2026-11-25",
  明天: "2026-11-26",
  周五: "2026-11-27",
  周一: "2026-11-30",
};

function languageOf(text: string): WrittenIn {
  const isHan = /\p{Script=Han}/u.test(text);
  const isLatin = /[a-z]{2}/i.test(text);
  if (isHan && isLatin) return "mixed";
  if (isHan) return "zh";
  return isLatin ? "en" : "other";
}

function entitiesOf(text: string): readonly Entity[] {
  const found: Entity[] = [];
  const pattern =
    /today|tomorrow|yesterday|friday|monday|今天|明天|周五|周一|\b\d{1,2}:\d{2}\b|\d+(?:\.\d+)?/g;
  for (const match of text.matchAll(pattern)) {
    const span = { text: match[0], start: match.index, end: match.index + match[0].length };
    const day = days[match[0]];
    if (day !== undefined) found.push({ ...span, type: "date", date: day });
    else if (match[0].includes(":")) found.push({ ...span, type: "date", time: match[0].padStart(5, "0") });
    else found.push({ ...span, type: "number", value: Number(match[0]) });
  }
  return found;
}

/** Reads a few days, times and numbers, and intents by their phrases alone: enough to test the engine with. */
export function createSimpleReader(intents: readonly Intent[]): Reader {
  const phrases = intents.flatMap((intent) =>
    [...intent.phrases.zh, ...intent.phrases.en].map((phrase) => ({
      intent: intent.id,
      phrase: phrase.toLowerCase(),
    })),
  );
  return {
    read(text) {
      const cut = text.slice(0, longest);
      const normalised = cut.toLowerCase();
      const said = phrases.find(({ phrase }) => normalised.includes(phrase))?.intent;
      const best = said === undefined ? [] : [{ intent: said, probability: 0.95 }];
      return {
        text: cut,
        normalised,
        writtenIn: languageOf(normalised),
        entities: entitiesOf(normalised),
        guesses: [...best, { intent: "none", probability: said === undefined ? 0.97 : 0.05 }],
      };
    },
  };
}
