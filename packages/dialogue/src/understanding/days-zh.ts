import { addDays, addMonths, type Clock, type Day, lastDayOf } from "./clock.ts";
import type { DateAtom, DateRule, DayPart } from "./date-atom.ts";
import { dayOf, nextDayOfMonth, nextDayOfYear } from "./days-written.ts";
import { chineseNumberAt } from "./numbers-zh.ts";
import { nextSaturday, nextWeekday, weekdayInWeek } from "./weekdays.ts";

const count = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const month = "(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
const dayNumber =
  "(3[01]|[12]\\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?|卅一?)";
const notAnother = "(?![线楼机店房门院桌位码员车厅馆台])";
const weekday = "([一二三四五六日天末])";

const offsets: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
const parts: Readonly<Record<string, DayPart>> = {
  晚: "evening",
  夜: "evening",
  早: "morning",
  晨: "morning",
};
const weeks: Readonly<Record<string, number>> = { 下下: 2, 下: 1, 上: -1, 这: 0, 本: 0 };
const years: Readonly<Record<string, number>> = { 去: -1, 今: 0, 本: 0, 明: 1, 后: 2 };
const holidays: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  情人节: [2, 14],
  劳动节: [5, 1],
  儿童节: [6, 1],
  国庆: [10, 1],
  国庆节: [10, 1],
  平安夜: [12, 24],
  圣诞: [12, 25],
  圣诞节: [12, 25],
};

/** Days as they are named in Chinese, in folded text. */
export const chineseDays: readonly DateRule[] = [
  {
    pattern: new RegExp(
      `(\\d{4}|[一二][零〇一二三四五六七八九]{3})年${month}月${dayNumber}(?:日|号${notAnother})?`,
      "gu",
    ),
    read: ([, year, monthWord, dayWord]) => dayOf(valueOf(year), valueOf(monthWord), valueOf(dayWord)),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?:([今明后本])年的?)?${month}月${dayNumber}(?:日|号${notAnother}|(?=$|[\\s\\p{P}]|[上中下]午|晚上|早上))`,
      "gu",
    ),
    read: ([, year, monthWord, dayWord], clock) => {
      const numbers = [valueOf(monthWord), valueOf(dayWord)] as const;
      return year === undefined
        ? nextDayOfYear(...numbers, clock)
        : dayOf(clock.year + (years[year] ?? 0), ...numbers);
    },
  },
  {
    pattern: new RegExp(`(?<![第型编单位\\da-z点月])${dayNumber}号${notAnother}`, "gu"),
    read: ([, dayWord], clock) => nextDayOfMonth(valueOf(dayWord), clock),
  },
  {
    pattern: new RegExp(`(下下|下|上|这|本)个?月的?${dayNumber}(?:日|号${notAnother})`, "gu"),
    read: ([, which = "", dayWord], clock) => {
      const { year, month: inMonth } = addMonths({ ...clock, day: 1 }, weeks[which] ?? 0);
      return dayOf(year, inMonth, valueOf(dayWord));
    },
  },
  {
    pattern: /(大前|前|昨|今|明|大后|后)(?:天|日(?![本元报])|儿个?|([晚早晨夜])(?!点|一点))/gu,
    read: ([, which = "", part], clock) => withPart(addDays(clock, offsets[which] ?? 0), part),
  },
  {
    pattern: new RegExp(
      `(下下|下|上|这|本)?(?:个)?(?:(?<![一二两三四五六七八九十几每\\d]个?)(?:周|星期|礼拜))${weekday}(?!年|期|[次回遍场个])`,
      "gu",
    ),
    read: ([, which, name = ""], clock) => {
      if (name === "末")
        return which === undefined ? nextSaturday(clock) : weekdayInWeek(6, weeks[which] ?? 0, clock);
      const number = name === "天" || name === "日" ? 7 : "一二三四五六".indexOf(name) + 1;
      return which === undefined
        ? nextWeekday(number, clock)
        : weekdayInWeek(number, weeks[which] ?? 0, clock);
    },
  },
  {
    pattern: new RegExp(
      `(?:(下下|下|上|这|本)个?|(?<!\\d)${month})?月([底末初]|中旬|中(?![国央间学心秋]))`,
      "gu",
    ),
    read: ([, which, monthWord, place = ""], clock) => placeInMonth(which, monthWord, place, clock),
  },
  {
    pattern: /(?:([今明后本])|(\d{4}))?年[底末]/gu,
    read: ([, which, year], clock) =>
      dayOf(year === undefined ? clock.year + (years[which ?? "今"] ?? 0) : Number(year), 12, 31),
  },
  {
    pattern: new RegExp(
      `(?:再?过)?(?:${count}个?|(半)个?)(天|日|周|星期|礼拜|个月|月|年)(?:之|以)?([后前])(?!天|面|者|缀)`,
      "gu",
    ),
    read: ([, number, half, unit = "", direction], clock) =>
      offsetBy(half === undefined ? valueOf(number) : 0.5, unit, direction === "后" ? 1 : -1, clock),
  },
  {
    pattern: new RegExp(`再?过${count}个?(天|周|星期|礼拜|月)(?!之?[后前])`, "gu"),
    read: ([, number, unit = ""], clock) => offsetBy(valueOf(number), unit, 1, clock),
  },
  {
    pattern: /元旦|情人节|劳动节|儿童节|国庆节?|平安夜|圣诞节?/gu,
    read: ([name], clock) => {
      const day = holidays[name];
      return day === undefined ? undefined : nextDayOfYear(...day, clock);
    },
  },
];

function valueOf(written: string | undefined): number {
  if (written === undefined) return 0;
  return /^\d+$/.test(written) ? Number(written) : (chineseNumberAt(written, 0)?.value ?? 0);
}

function withPart(day: Day, part: string | undefined): Omit<DateAtom, "start" | "end"> {
  const named = parts[part ?? ""];
  return named === undefined ? { day } : { day, part: named };
}

function placeInMonth(
  which: string | undefined,
  monthWord: string | undefined,
  place: string,
  clock: Clock,
): { day: Day } | undefined {
  const first =
    monthWord === undefined
      ? addMonths({ ...clock, day: 1 }, weeks[which ?? "本"] ?? 0)
      : { year: clock.year + (valueOf(monthWord) < clock.month ? 1 : 0), month: valueOf(monthWord), day: 1 };
  const dayIn = ({ year, month: inMonth }: Day) =>
    place === "初" ? 1 : place.startsWith("中") ? 15 : lastDayOf(year, inMonth);
  const isPast = which === undefined && monthWord === undefined && dayIn(first) < clock.day;
  const settled = isPast ? addMonths(first, 1) : first;
  return dayOf(settled.year, settled.month, dayIn(settled));
}

function offsetBy(number: number, unit: string, direction: 1 | -1, clock: Clock): { day: Day } | undefined {
  const amount = number * direction;
  if (unit.endsWith("月"))
    return number === 0.5 ? { day: addDays(clock, 15 * direction) } : { day: addMonths(clock, amount) };
  if (unit === "年") return number > 100 ? undefined : { day: addMonths(clock, amount * 12) };
  const days = unit === "天" || unit === "日" ? amount : amount * 7;
  return Number.isInteger(days) ? { day: addDays(clock, days) } : undefined;
}
