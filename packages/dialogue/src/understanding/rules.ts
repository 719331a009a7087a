import type { Clock } from "./clock.ts";
import { findAmounts } from "./amounts.ts";
import { findCodes } from "./codes.ts";
import { findDates } from "./dates.ts";
import { findDurations } from "./durations.ts";
import { type Found, outside } from "./found.ts";
import { findNumbers, numberWithUnit, type UnitAt } from "./numbers.ts";
import { findPercents } from "./percents.ts";
import { scanNumbers } from "./scan-numbers.ts";

/**
 * Everything rules find in a folded text, from left to right. What comes first takes its place: codes, dates, percentages,
 * amounts, durations, numbers. A number whose unit is one of the assistant's is also reported where the same words are
 * an amount or a duration.
 */
export function findByRules(text: string, clock: Clock, unitAt: UnitAt): Found[] {
  const codes = findCodes(text);
  const dates = outside(findDates(text, clock), codes);
  const numbers = outside(scanNumbers(text), [...codes, ...dates]);
  const fixed = [...codes, ...dates];
  const percents = outside(findPercents(text, numbers), fixed);
  const amounts = outside(findAmounts(text, numbers), [...fixed, ...percents]);
  const durations = outside(findDurations(text, numbers), [...fixed, ...percents, ...amounts]);
  const measured = [...fixed, ...percents, ...amounts, ...durations];
  const plain = findNumbers(text, outside(numbers, measured), unitAt);
  const counted = outside(numbers, [...fixed, ...percents, ...plain]).flatMap((number) => {
    const found = numberWithUnit(text, number, unitAt);
    return found === undefined ? [] : [found];
  });
  return [...measured, ...plain, ...counted].toSorted((a, b) => a.start - b.start || b.end - a.end);
}
