import type { Clock, Day } from "./clock.ts";

/** A part of a day as it is named; dawn is before six, noon about twelve. */
export type DayPart = "dawn" | "morning" | "noon" | "afternoon" | "evening";

/** An hour as it was said. */
export interface SaidTime {
  /** 24 for midnight at the end of the day. */
  hour: number;
  minute: number;
  /** Said so that morning and afternoon are not in doubt. */
  isExact: boolean;
}

/** A word or phrase for a day, a part of it or a time; neighbours are joined to one date. */
export interface DateAtom {
  start: number;
  end: number;
  day?: Day;
  part?: DayPart;
  time?: SaidTime;
  /** Means a date only beside another atom, or when nothing else is said. */
  needsCompany?: boolean;
}

/** A pattern and what it stands for; nothing when it does not fit. */
export interface DateRule {
  pattern: RegExp;
  read: (match: RegExpMatchArray, clock: Clock) => Omit<DateAtom, "start" | "end"> | undefined;
}

/** Applies every rule to a folded text. Patterns leave out of a match what is not part of the date. */
export function atomsOf(text: string, clock: Clock, rules: readonly DateRule[]): DateAtom[] {
  return rules.flatMap(({ pattern, read }) =>
    Array.from(text.matchAll(pattern)).flatMap((match) => {
      const atom = read(match, clock);
      if (atom === undefined) return [];
      const start = match.index ?? 0;
      return [{ ...atom, start, end: start + match[0].length }];
    }),
  );
}
