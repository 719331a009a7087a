import { addDays, addMonths, type Clock, type Day, lastDayOf } from "./clock.ts";
import type { DateRule } from "./date-atom.ts";
import { dayOf, nextDayOfMonth, nextDayOfYear } from "./days-written.ts";
import { ordinalDay, smallNumber, smallValue } from "./english-small-numbers.ts";
import { lastWeekday, nextSaturday, nextWeekday, weekdayInWeek } from "./weekdays.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const fullWeekday = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const shortWeekday = "(mon|tues?|weds?|thur?s?|fri|sat|sun)";
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?";
const year = "(?:,? (?:of )?(2\\d{3}))?";
const amount = `(\\d{1,3}|${smallNumber}|an?|a couple of|half an?)`;
const unit = "(day|week|fortnight|month|year)s?";
const cue = "(?<=(?<![a-z])(?:on|by|until|till|before|from) )";
const end = "(?![a-z])";

/** Days as they are named in English, in folded text. */
export const englishDays: readonly DateRule[] = [
  {
    pattern: /(?<![a-z])(?:the )?day after tomorrow(?![a-z])/g,
    read: (_, clock) => ({ day: addDays(clock, 2) }),
  },
  {
    pattern: /(?<![a-z])(?:the )?day before yesterday(?![a-z])/g,
    read: (_, clock) => ({ day: addDays(clock, -2) }),
  },
  {
    pattern: /(?<![a-z])(?:tomorrow|tomorow|tommorr?ow|tmrw|tmr)(?![a-z])/g,
    read: (_, clock) => ({ day: addDays(clock, 1) }),
  },
  { pattern: /(?<![a-z])today(?![a-z])/g, read: (_, clock) => ({ day: addDays(clock, 0) }) },
  { pattern: /(?<![a-z])yesterday(?![a-z])/g, read: (_, clock) => ({ day: addDays(clock, -1) }) },
  {
    pattern: /(?<![a-z])tonight(?![a-z])/g,
    read: (_, clock) => ({ day: addDays(clock, 0), part: "evening" }),
  },
  {
    pattern: /(?<![a-z])(?:this|last) (morning|afternoon|evening|night)(?![a-z])/g,
    read: ([phrase, part], clock) => {
      const day = addDays(clock, phrase.startsWith("last") ? -1 : 0);
      return part === "morning" || part === "afternoon" ? { day, part } : { day, part: "evening" };
    },
  },
  {
    pattern: new RegExp(
      `(?<![a-z]|every )(?:(this coming|coming|next|this|last) )?${fullWeekday}( next week)?${end}`,
      "g",
    ),
    read: ([, which, name, nextWeek], clock) => weekday(which, name, nextWeek, clock),
  },
  {
    pattern: new RegExp(`(?<![a-z])(this coming|coming|next|this|last) ${shortWeekday}\\.?${end}`, "g"),
    read: ([, which, name], clock) => weekday(which, name, undefined, clock),
  },
  {
    pattern: new RegExp(`${cue}${shortWeekday}\\.?${end}`, "g"),
    read: ([, name], clock) => weekday(undefined, name, undefined, clock),
  },
  {
    pattern: new RegExp(`(?<![a-z])${shortWeekday}\\.?${end}`, "g"),
    read: ([, name], clock) => ({ ...weekday(undefined, name, undefined, clock), needsCompany: true }),
  },
  {
    pattern: /(?<![a-z])(?:the |this |next )?weekend(?![a-z])/g,
    read: ([phrase], clock) => (phrase.startsWith("next") ? weekdayInWeek(6, 1, clock) : nextSaturday(clock)),
  },
  {
    pattern: new RegExp(`(?<![a-z\\d])(?:the )?(${ordinalDay}|\\d{1,2})(?: of)? ${month}${end}${year}`, "g"),
    read: ([, day, name, inYear], clock) => dated(name, smallValue(day), inYear, clock),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])${month} (?:the )?(${ordinalDay}|\\d{1,2})(?![\\d:a-z%,.]\\w)${year}`,
      "g",
    ),
    read: ([, name, day, inYear], clock) => dated(name, smallValue(day), inYear, clock),
  },
  {
    pattern: new RegExp(`(?<![a-z])the (${ordinalDay}) of (next|this|the) month${end}`, "g"),
    read: ([, day, which], clock) => {
      const { year: inYear, month: inMonth } = addMonths({ ...clock, day: 1 }, which === "next" ? 1 : 0);
      return dayOf(inYear, inMonth, smallValue(day));
    },
  },
  {
    pattern: new RegExp(`${cue}the (\\d{1,2}(?:st|nd|rd|th))(?! of)${end}`, "g"),
    read: ([, day], clock) => nextDayOfMonth(smallValue(day), clock),
  },
  {
    pattern: /(?<![a-z])the (\d{1,2}(?:st|nd|rd|th))(?! of)(?![a-z])/g,
    read: ([, day], clock) => {
      const found = nextDayOfMonth(smallValue(day), clock);
      return found === undefined ? undefined : { ...found, needsCompany: true };
    },
  },
  {
    pattern: new RegExp(`(?<![a-z])in ${amount} ${unit}${end}(?: time)?`, "g"),
    read: ([, number, of = ""], clock) => offsetBy(number, of, 1, clock),
  },
  {
    pattern: new RegExp(`(?<![a-z])${amount} ${unit} (?:from (?:now|today)|later|hence)${end}`, "g"),
    read: ([, number, of = ""], clock) => offsetBy(number, of, 1, clock),
  },
  {
    pattern: new RegExp(`(?<![a-z])${amount} ${unit} ago${end}`, "g"),
    read: ([, number, of = ""], clock) => offsetBy(number, of, -1, clock),
  },
  {
    pattern:
      /(?<![a-z])(?:the )?(end|start|beginning|middle) of (the|this|next) month(?![a-z])|(?<![a-z])month[ -]end(?![a-z])/g,
    read: ([, place = "end", which], clock) => placeInMonth(place, which === "next" ? 1 : 0, clock),
  },
  {
    pattern: /(?<![a-z])(?:the )?end of (the|this|next) year(?![a-z])/g,
    read: ([, which], clock) => dayOf(clock.year + (which === "next" ? 1 : 0), 12, 31),
  },
  {
    pattern: /(?<![a-z])(christmas day|christmas eve|christmas|new year's day|new year's eve)(?![a-z])/g,
    read: ([, name = ""], clock) =>
      name.startsWith("new")
        ? nextDayOfYear(name.endsWith("eve") ? 12 : 1, name.endsWith("eve") ? 31 : 1, clock)
        : nextDayOfYear(12, name.endsWith("eve") ? 24 : 25, clock),
  },
];

function weekday(
  which: string | undefined,
  name: string | undefined,
  nextWeek: string | undefined,
  clock: Clock,
): { day: Day } {
  const number = weekdays.indexOf((name ?? "").slice(0, 3)) + 1;
  if (which === "next" || nextWeek !== undefined) return weekdayInWeek(number, 1, clock);
  if (which === "this") return weekdayInWeek(number, 0, clock);
  return which === "last" ? lastWeekday(number, clock) : nextWeekday(number, clock);
}

function dated(
  name: string | undefined,
  day: number,
  inYear: string | undefined,
  clock: Clock,
): { day: Day } | undefined {
  const number = months.indexOf((name ?? "").slice(0, 3)) + 1;
  return inYear === undefined ? nextDayOfYear(number, day, clock) : dayOf(Number(inYear), number, day);
}

function offsetBy(
  number: string | undefined,
  of: string,
  direction: 1 | -1,
  clock: Clock,
): { day: Day } | undefined {
  if (number?.startsWith("half") === true) {
    return of === "year"
      ? { day: addMonths(clock, 6 * direction) }
      : of === "month"
        ? { day: addDays(clock, 15 * direction) }
        : undefined;
  }
  const value = (number === "a couple of" ? 2 : smallValue(number)) * direction;
  if (of === "month" || of === "year") return { day: addMonths(clock, of === "year" ? value * 12 : value) };
  return { day: addDays(clock, value * (of === "day" ? 1 : of === "week" ? 7 : 14)) };
}

function placeInMonth(place: string, ahead: number, clock: Clock): { day: Day } | undefined {
  const { year: inYear, month: inMonth } = addMonths({ ...clock, day: 1 }, ahead);
  if (place === "end") return dayOf(inYear, inMonth, lastDayOf(inYear, inMonth));
  return dayOf(inYear, inMonth, place === "middle" ? 15 : 1);
}
