import { addDays, type Clock, type Day, weekdayOf } from "./clock.ts";

/** A weekday of the ISO week that lies so many weeks ahead; 1 is Monday. */
export function weekdayInWeek(weekday: number, weeks: number, clock: Clock): { day: Day } {
  return { day: addDays(clock, weekday - weekdayOf(clock) + 7 * weeks) };
}

/** The next such day after today. */
export function nextWeekday(weekday: number, clock: Clock): { day: Day } {
  const ahead = (weekday - weekdayOf(clock) + 7) % 7;
  return { day: addDays(clock, ahead === 0 ? 7 : ahead) };
}

/** The latest such day before today. */
export function lastWeekday(weekday: number, clock: Clock): { day: Day } {
  const back = (weekdayOf(clock) - weekday + 7) % 7;
  return { day: addDays(clock, back === 0 ? -7 : -back) };
}

/** The next Saturday, today included. */
export function nextSaturday(clock: Clock): { day: Day } {
  return { day: addDays(clock, (6 - weekdayOf(clock) + 7) % 7) };
}
