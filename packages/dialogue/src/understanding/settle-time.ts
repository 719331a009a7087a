import { addDays, type Clock, compareDays, type Day, formatDay, formatTime } from "./clock.ts";
import type { DayPart, SaidTime } from "./date-atom.ts";
import type { DateEntity, Span } from "./entity.ts";

/** A bare hour is taken to lie within these minutes of the day, from seven to before ten at night. */
const businessFrom = 7 * 60;
const businessTo = 22 * 60;
const halfDay = 12 * 60;
const wholeDay = 24 * 60;

export interface SaidDate {
  day?: Day;
  part?: DayPart;
  time?: SaidTime;
}

/**
 * Settles which hour is meant.
 *
 * With a part of the day that part decides; after midnight counts to the night before (the evening of the 3rd at twelve is
 * 00:00 of the 4th). Without one, a bare hour from one to twelve lies between 07:00 and 22:00: one to six in the afternoon,
 * ten to twelve before or at noon, and seven to nine in the morning, but today in the evening once the morning is past.
 * On a day named "today" an hour that is past is taken to be the later one, if that is still to come.
 */
export function settle(
  { day, part, time }: SaidDate,
  clock: Clock,
): Omit<DateEntity, keyof Span> | undefined {
  if (time === undefined) {
    if (part === "noon") return { type: "date", ...dated(day), time: "12:00" };
    if (part !== undefined) return { type: "date", ...dated(day), part: part === "dawn" ? "morning" : part };
    return day === undefined ? undefined : { type: "date", ...dated(day) };
  }
  const minutes = minutesOf(time, { day, part }, clock);
  const shifted = day !== undefined && minutes >= wholeDay ? addDays(day, 1) : day;
  return { type: "date", ...dated(shifted), time: formatTime(minutes % wholeDay) };
}

function dated(day: Day | undefined): { date?: string } {
  return day === undefined ? {} : { date: formatDay(day) };
}

function minutesOf(
  time: SaidTime,
  { day, part }: { day: Day | undefined; part: DayPart | undefined },
  clock: Clock,
): number {
  const said = time.hour * 60 + time.minute;
  if (time.isExact || time.hour > 12 || time.hour === 0) return said;
  if (part !== undefined) return inPart(time, part);
  const early = said % halfDay;
  const both = [early, early + halfDay];
  const [first = early, ...others] = both.filter((each) => each >= businessFrom && each < businessTo);
  const isToday = day !== undefined && compareDays(day, clock) === 0;
  if (day !== undefined && !isToday) return first;
  const later = [first, ...others, ...(isToday ? both : [])].find((each) => each > clock.minutes);
  return later ?? first;
}

function inPart({ hour, minute }: SaidTime, part: DayPart): number {
  const early = (hour % 12) * 60 + minute;
  switch (part) {
    case "dawn":
      return early;
    case "morning":
      return hour * 60 + minute;
    case "noon":
      return hour < 10 ? early + halfDay : hour * 60 + minute;
    case "afternoon":
      return early + halfDay;
    case "evening":
      return hour >= 5 && hour < 12 ? early + halfDay : early + wholeDay;
  }
}
