import type { Clock } from "./clock.ts";
import { atomsOf, type DateAtom } from "./date-atom.ts";
import { chineseDays } from "./days-zh.ts";
import { englishDays } from "./days-en.ts";
import { type Found, overlaps } from "./found.ts";
import { type SaidDate, settle } from "./settle-time.ts";
import { chineseTimes } from "./times-zh.ts";
import { englishTimes } from "./times-en.ts";
import { writtenDays } from "./days-written.ts";

const anyFigure = /\d/;
const chineseHint = /[点时天日号月年周期拜晚早晨午夜底节旦]|小时|分钟|钟头/u;
const englishHint =
  /\d|day|week|tom+or|tmr|night|morning|noon|evening|month|year|hour|minute|\bmins?\b|past|quarter|half|clock|a\.?m|p\.?m|\b(?:at|by|until|till)\b|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|christmas|thirty|fifteen|forty|\b(?:mon|tues?|weds?|thur?s?|fri|sat|sun)\b/;
/** Rules, and what must stand in a text for any of them to fit. */
const ruleSets = [
  { hint: anyFigure, rules: writtenDays },
  { hint: chineseHint, rules: [...chineseDays, ...chineseTimes] },
  { hint: englishHint, rules: [...englishDays, ...englishTimes] },
];
const between = /^(?:[ ,的@在约]|大概|大约|差不多|左右|at|on|by|in|the|around|about|of|for|(?:its|it's))*$/;
const kinds = ["day", "part", "time"] as const;
const nothingElse = /^[\s\p{P}]*$/u;

/**
 * Days, parts of days and times, joined where they stand side by side, resolved against the clock.
 *
 * Conventions. A bare weekday is the next one after today; 这周三 and "this Wednesday" are in this ISO week, 下周三 and
 * "next Wednesday" in the next one, "last Friday" is the latest that is past. A day without a year or a month is the next
 * such day, today included. `12/1` is the first of December. A weekend is its Saturday. Hours: see `settle`.
 * A time alone has no date; 半小时后 and "in two hours" have both.
 */
export function findDates(text: string, clock: Clock): Found[] {
  return join(text, longest(atomsIn(text, clock))).flatMap((group) => {
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? start;
    const isAll = nothingElse.test(text.slice(0, start)) && nothingElse.test(text.slice(end));
    if (!isAll && group.every((atom) => atom.needsCompany === true) && group.length === 1) return [];
    const entity = settle(merged(group), clock);
    return entity === undefined ? [] : [{ start, end, entity }];
  });
}

function atomsIn(text: string, clock: Clock): DateAtom[] {
  return ruleSets.flatMap(({ hint, rules }) => (hint.test(text) ? atomsOf(text, clock, rules) : []));
}

function longest(atoms: readonly DateAtom[]): DateAtom[] {
  const kept: DateAtom[] = [];
  for (const atom of atoms.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((other) => overlaps(atom, other))) kept.push(atom);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

function join(text: string, atoms: readonly DateAtom[]): DateAtom[][] {
  const groups: DateAtom[][] = [];
  for (const atom of atoms) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isNext = last !== undefined && between.test(text.slice(last.end, atom.start));
    if (group !== undefined && isNext && !group.some((other) => clash(other, atom))) group.push(atom);
    else groups.push([atom]);
  }
  return groups;
}

function clash(left: DateAtom, right: DateAtom): boolean {
  return kinds.some((kind) => left[kind] !== undefined && right[kind] !== undefined);
}

function merged(group: readonly DateAtom[]): SaidDate {
  const said: SaidDate = {};
  for (const { day, part, time } of group) {
    if (day !== undefined) said.day = day;
    if (part !== undefined) said.part = part;
    if (time !== undefined) said.time = time;
  }
  return said;
}
