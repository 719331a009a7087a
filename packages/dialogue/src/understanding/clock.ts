/** A day as numbers; months from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** The local date and time that a turn is heard at. */
export interface Clock extends Day {
  /** Minutes since midnight. */
  minutes: number;
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;
const dayMs = 86_400_000;

/** Reads `2026-11-25T13:30`; what comes behind the minutes is left alone. Throws when it is none. */
export function parseClock(now: string): Clock {
  const match = pattern.exec(now);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (match ?? []).slice(1).map(Number);
  if (match === null || !isDay({ year, month, day }) || hour > 23 || minute > 59) {
    throw new RangeError(`not a local date and time: ${now}`);
  }
  return { year, month, day, minutes: hour * 60 + minute };
}

export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(from: Day, days: number): Day {
  const date = new Date(Date.UTC(from.year, from.month - 1, from.day) + days * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The same day of another month, or its last day where it is shorter. */
export function addMonths(from: Day, months: number): Day {
  const count = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return { year, month, day: Math.min(from.day, lastDayOf(year, month)) };
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

export function compareDays(a: Day, b: Day): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** `2026-11-27` */
export function formatDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
}

/** `15:30`, of minutes since midnight. */
export function formatTime(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
