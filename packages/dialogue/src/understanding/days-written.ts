import { type Clock, compareDays, type Day, isDay } from "./clock.ts";
import type { DateRule } from "./date-atom.ts";

/** A day of a month and year, if there is one. */
export function dayOf(year: number, month: number, day: number): { day: Day } | undefined {
  const wanted = { year, month, day };
  return isDay(wanted) ? { day: wanted } : undefined;
}

/** The next such day of the year, today included; a 29th of February in the next year that has one. */
export function nextDayOfYear(month: number, day: number, clock: Clock): { day: Day } | undefined {
  for (let year = clock.year; year <= clock.year + 8; year++) {
    const wanted = { year, month, day };
    if (isDay(wanted) && compareDays(wanted, clock) >= 0) return { day: wanted };
  }
  return undefined;
}

/** The next such day of a month, today included; months that are too short are passed over. */
export function nextDayOfMonth(day: number, clock: Clock): { day: Day } | undefined {
  for (let months = 0; months <= 2; months++) {
    const count = clock.month - 1 + months;
    const wanted = { year: clock.year + Math.floor(count / 12), month: (count % 12) + 1, day };
    if (isDay(wanted) && compareDays(wanted, clock) >= 0) return { day: wanted };
  }
  return undefined;
}

/** Days in figures: `2026-12-01`, `2026/12/1`, and `12/1` or `12/1/2027` with the month first unless it cannot be one. */
export const writtenDays: readonly DateRule[] = [
  {
    pattern: /(?<![\d.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/g,
    read: ([, year, , month, day]) => dayOf(Number(year), Number(month), Number(day)),
  },
  {
    pattern: /(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g,
    read: ([, first, second, year]) => {
      const [month, day] = monthFirst(Number(first), Number(second));
      return dayOf(Number(year), month, day);
    },
  },
  {
    pattern: /(?<=(?<![a-z])(?:on|by|until|till|before) )(\d{1,2})\/(\d{1,2})(?![\d/%])/g,
    read: ([, first, second], clock) => {
      const [month, day] = monthFirst(Number(first), Number(second));
      return nextDayOfYear(month, day, clock);
    },
  },
  {
    pattern: /(?<![\d/.$])(\d{1,2})\/(\d{1,2})(?![\d/%])/g,
    read: ([, first, second], clock) => {
      const [month, day] = monthFirst(Number(first), Number(second));
      const found = nextDayOfYear(month, day, clock);
      return found === undefined ? undefined : { ...found, needsCompany: true };
    },
  },
];

function monthFirst(first: number, second: number): [month: number, day: number] {
  return first > 12 ? [second, first] : [first, second];
}
