import type { DateAtom, DateRule } from "./date-atom.ts";
import { smallNumber, smallValue } from "./english-small-numbers.ts";
import { momentAfter } from "./times-zh.ts";

const hour = "(1\\d|2[0-4]|0?\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const minuteWord =
  "(oh (?:one|two|three|four|five|six|seven|eight|nine)|ten|fifteen|twenty(?:[ -]five)?|thirty(?:[ -]five)?|forty(?:[ -]five)?|fifty(?:[ -]five)?|five)";
const meridiem = "(a\\.?m\\.?|p\\.?m\\.?)(?![a-z])";
const cue = "(?<=(?<![a-z])(?:at|by|until|till) )";
/** Behind "at three" may come the end or another part of the date, not what is counted. */
const closed =
  "(?= *$| *[,.?!;](?!\\d)| (?:on|today|tomorrow|tonight|in the|this|next|please|and|or|works|is|would|will|then|sharp|if|for|mon|tues|wednes|thurs|fri|satur|sun)|\\p{Script=Han})";
const amount = `(\\d{1,3}|${smallNumber}|an?|a couple of|half an?)`;

/** Times and parts of days as they are said in English, and figures with a colon, in folded text. */
export const englishTimes: readonly DateRule[] = [
  {
    pattern: /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])/g,
    read: ([, hours = "", minutes]) =>
      time(hours, Number(minutes), hours.length === 2 && (hours < "10" || hours > "12")),
  },
  {
    pattern: new RegExp(`(?<![\\d:.a-z])${hour}(?:[:.]([0-5]\\d))? ?${meridiem}`, "g"),
    read: ([, hours, minutes, half]) => withMeridiem(hours, Number(minutes ?? 0), half),
  },
  {
    pattern: new RegExp(`(?<![\\d:.a-z])${hour}[ -]${minuteWord} ?${meridiem}`, "g"),
    read: ([, hours, minutes, half]) => withMeridiem(hours, minutesOf(minutes), half),
  },
  {
    pattern: new RegExp(`(?<![\\d:.a-z])${hour} ?o ?'?clock(?: ?${meridiem})?`, "g"),
    read: ([, hours, half]) => (half === undefined ? time(hours, 0) : withMeridiem(hours, 0, half)),
  },
  {
    pattern: new RegExp(`(?<![a-z])half past ${hour}(?![\\d:])(?: ?${meridiem})?`, "g"),
    read: ([, hours, half]) => withMeridiem(hours, 30, half),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])half ${hour}(?![\\d:a-z])(?! (?:million|billion|thousand|hundred|dozen))`,
      "g",
    ),
    read: ([, hours]) => company(time(hours, 30)),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?:a )?quarter (past|after|to|till|before) ${hour}(?![\\d:a-z])(?: ?${meridiem})?`,
      "g",
    ),
    read: ([, direction, hours, half]) =>
      withMeridiem(hours, direction === "past" || direction === "after" ? 15 : -15, half),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(\\d{1,2}|five|ten|twenty(?:[ -]five)?)(?: minutes?)? past ${hour}(?![\\d:a-z])(?: ?${meridiem})?`,
      "g",
    ),
    read: ([, minutes, hours, half]) => withMeridiem(hours, smallValue(minutes), half),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(five|ten|twenty(?:[ -]five)?|\\d{1,2}(?= minutes))( minutes?)? (?:to|till) ${hour}(?![\\d:a-z])(?: ?${meridiem})?`,
      "g",
    ),
    read: ([, minutes, word, hours, half]) => {
      const read = withMeridiem(hours, -smallValue(minutes), half);
      return word === undefined && half === undefined ? company(read) : read;
    },
  },
  {
    pattern: new RegExp(`${cue}${hour}(?:[ -]${minuteWord})?${closed}`, "gu"),
    read: ([, hours, minutes]) => time(hours, minutesOf(minutes)),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d:.])${hour}[ -](fifteen|thirty|forty[ -]five)(?![a-z])(?! (?:million|billion|thousand|hundred))`,
      "g",
    ),
    read: ([, hours, minutes]) => company(time(hours, minutesOf(minutes))),
  },
  { pattern: /(?<![a-z])(?:12 )?(?:noon|midday)(?![a-z])/g, read: () => time("12", 0, true) },
  { pattern: /(?<![a-z])midnight(?![a-z])/g, read: () => time("24", 0, true) },
  {
    pattern: /(?<![a-z])in the (morning|afternoon|evening)(?![a-z])|(?<![a-z])at night(?![a-z])/g,
    read: ([, part]) => ({ part: part === "morning" || part === "afternoon" ? part : "evening" }),
  },
  {
    pattern: /(?<!(?:good|this|last) )(?<![a-z])(morning|afternoon|evening)(?![a-z])/g,
    read: ([, part]) => ({
      part: part === "morning" || part === "afternoon" ? part : "evening",
      needsCompany: true,
    }),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?:in ${amount} (hour|hr|minute|min)s?(?: and (?:(a half)|${amount} minutes?))?(?! ago)(?: time)?|${amount} (hour|hr|minute|min)s?(?: and (?:(a half)|${amount} minutes?))? (?:from now|later))(?![a-z])`,
      "g",
    ),
    read: ([, a, aUnit, aHalf, aMore, b, bUnit, bHalf, bMore], clock) => {
      const size = (aUnit ?? bUnit ?? "").startsWith("h") ? 60 : 1;
      const number = a ?? b;
      const count =
        number?.startsWith("half") === true ? 0.5 : number === "a couple of" ? 2 : smallValue(number);
      const extra = (aHalf ?? bHalf) === undefined ? 0 : 0.5;
      return momentAfter((count + extra) * size + smallValue(aMore ?? bMore), clock);
    },
  },
];

function minutesOf(written: string | undefined): number {
  return smallValue(written?.replace(/^oh /, ""));
}

function time(
  hours: string | undefined,
  minutes: number,
  isExact = false,
): Omit<DateAtom, "start" | "end"> | undefined {
  const all = smallValue(hours) * 60 + minutes;
  if (hours === undefined || all < 0 || all > 1_440 || minutes > 59) return undefined;
  return { time: { hour: Math.floor(all / 60), minute: all % 60, isExact } };
}

function withMeridiem(
  hours: string | undefined,
  minutes: number,
  half: string | undefined,
): Omit<DateAtom, "start" | "end"> | undefined {
  if (half === undefined) return time(hours, minutes);
  const hour24 = smallValue(hours);
  if (hour24 < 1 || hour24 > 12)
    return half.startsWith("p") && hour24 < 24 ? time(hours, minutes, true) : undefined;
  return time(String((hour24 % 12) + (half.startsWith("p") ? 12 : 0)), minutes, true);
}

function company(
  atom: Omit<DateAtom, "start" | "end"> | undefined,
): Omit<DateAtom, "start" | "end"> | undefined {
  return atom === undefined ? undefined : { ...atom, needsCompany: true };
}
