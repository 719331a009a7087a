import type { Found } from "./found.ts";
import { matchAt } from "./match-at.ts";
import type { NumberMatch } from "./scan-numbers.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds in each unit; a month has 30 days and a year 365. */
const unitSeconds: readonly { words: string; seconds: number }[] = [
  { words: "milliseconds?|ms|毫秒", seconds: 0.001 },
  { words: "seconds?|secs?|秒钟|秒", seconds: 1 },
  { words: "minutes?|mins?|分钟", seconds: minute },
  { words: "hours?|hrs?|h|小时|钟头|个钟(?!头)", seconds: hour },
  { words: "days?|天(?!然|才|气|空|使|猫|真|花|下|上|河|津|边)|日(?!元|圆|本|语|文|报|币)", seconds: day },
  {
    words:
      "weeks?|wks?|周(?!年|边|围|刊|一|二|三|四|五|六|日|末)|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])",
    seconds: 7 * day,
  },
  { words: "months?|个月|月(?=期)", seconds: 30 * day },
  { words: "years?|yrs?|年(?![级代前底初末度月份头终])", seconds: 365 * day },
];
const units = unitSeconds.map(({ words, seconds }) => ({
  seconds,
  pattern: new RegExp(`[ -]?(?:个(?=[小钟星礼])|个(?=半))?(半)?个?(?:${words})(?![a-z])(半)?`, "y"),
}));
const andHalf = / and a half(?![a-z])/y;
const shortForm = /(\d+) ?([hms])(?: ?(\d+) ?(m|min|mins|s))?(?: ?(\d+) ?s)?(?![a-z0-9])/gu;
const joint = /^(?:[, ]|又|零)*(?:and )?$/;
const minutesBehind = /(\d{1,2}|[一二三四五]?十?[一二三四五六七八九]?)分(?!之|钱)/y;
const halves =
  /半个?(小时|钟头|月)|半(年)(?![级])|(?<![a-z])half (?:an? )?(hour|day|month|year|minute)(?![a-z])/gu;
const articles =
  /(?<![a-z])(?:(?:for|in|within|about|around|after|takes?|lasts?|lasted|only|just|another) )(an? (second|minute|hour|day|week|month|year)( and a half)?)(?![a-z])/gu;
const halfSeconds: Readonly<Record<string, number>> = {
  小时: hour / 2,
  钟头: hour / 2,
  月: 15 * day,
  年: 365 * (day / 2),
  minute: 30,
  hour: hour / 2,
  day: day / 2,
  month: 15 * day,
  year: 365 * (day / 2),
};

/** Lengths of time in seconds: 一个半小时, "two hours and 30 minutes", "1h30m", 半年, "half an hour", "for a week". */
export function findDurations(text: string, numbers: readonly NumberMatch[]): Found[] {
  const pieces: Piece[] = [];
  for (const number of numbers) {
    const piece = pieceAt(text, number);
    if (piece !== undefined && !pieces.some((each) => each.end > piece.start)) pieces.push(piece);
  }
  for (const match of text.matchAll(halves)) {
    const unit = match[1] ?? match[2] ?? match[3] ?? "";
    pieces.push({ start: match.index, end: match.index + match[0].length, value: halfSeconds[unit] ?? 0 });
  }
  for (const match of text.matchAll(articles)) {
    const phrase = match[1] ?? "";
    const seconds = 2 * (halfSeconds[match[2] ?? ""] ?? (match[2] === "week" ? 3.5 * day : 0.5));
    const end = match.index + match[0].length;
    pieces.push({ start: end - phrase.length, end, value: match[3] === undefined ? seconds : seconds * 1.5 });
  }
  for (const match of text.matchAll(shortForm)) {
    if (match[3] === undefined && match[2] !== "h") continue;
    pieces.push({ start: match.index, end: match.index + match[0].length, value: shortValue(match) });
  }
  return join(text, withoutInner(pieces));
}

interface Piece {
  start: number;
  end: number;
  value: number;
}

function pieceAt(text: string, { start, end, value }: NumberMatch): Piece | undefined {
  for (const { pattern, seconds } of units) {
    const match = matchAt(pattern, text, end);
    if (match === undefined) continue;
    if (seconds === 365 * day && value >= 1_000) return undefined;
    if (match[0].startsWith("年") && value > 200) return undefined;
    if (match[0].startsWith("日") && text.charAt(start - 1) === "月") return undefined;
    const half = (match[1] ?? match[2]) !== undefined ? 0.5 : 0;
    const after = end + match[0].length;
    const withHalf = matchAt(andHalf, text, after);
    const minutes = seconds === hour ? matchAt(minutesBehind, text, after) : undefined;
    if (minutes !== undefined && /^\d/.test(minutes[0])) {
      return { start, end: after + minutes[0].length, value: value * hour + Number(minutes[1]) * minute };
    }
    return {
      start,
      end: after + (withHalf?.[0].length ?? 0),
      value: (value + half + (withHalf === undefined ? 0 : 0.5)) * seconds,
    };
  }
  return undefined;
}

function shortValue([, first, unit, second, , third]: RegExpMatchArray): number {
  const seconds = unit === "h" ? hour : unit === "m" ? minute : 1;
  return Number(first) * seconds + (Number(second ?? 0) * seconds) / 60 + Number(third ?? 0);
}

function withoutInner(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || piece.start >= last.end) kept.push(piece);
  }
  return kept;
}

/** "two hours and thirty minutes" is one length: what follows must be the smaller. */
function join(text: string, pieces: readonly Piece[]): Found[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isMore =
      last !== undefined && piece.value < last.value && joint.test(text.slice(last.end, piece.start));
    if (isMore) joined[joined.length - 1] = { ...last, end: piece.end, value: last.value + piece.value };
    else joined.push(piece);
  }
  return joined.map(({ start, end, value }) => ({ start, end, entity: { type: "duration", value } }));
}
