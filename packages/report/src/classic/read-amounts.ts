import { readAtoms } from "./atoms.ts";
import type { NumberMention } from "./read-numbers.ts";
import { readNumbers } from "./read-numbers.ts";
import { tokenGroups, tokensOf } from "./record-index.ts";

/** One number, or several that take each other's place, with the words around. */
export interface Amount {
  values: readonly number[];
  kind: NumberMention["kind"];
  currency?: "USD" | "CNY";
  start: number;
  end: number;
  /** Says when rather than how much: "in 2026", "2026年". */
  isYear: boolean;
  /** A multiple in one word: "tripled". */
  isTimes: boolean;
  /** Is so many a minute. */
  isPerMinute: boolean;
  /** Tokens of the word right behind it: what it counts. */
  unit: ReadonlySet<string>;
  /** Tokens of what stands before and after, the nearer the more. */
  before: readonly Near[];
  after: readonly Near[];
}

/** The tokens of one word beside a number, and how much its nearness makes it count. */
export interface Near {
  tokens: ReadonlySet<string>;
  weight: number;
}

const joiner =
  /^\s*(?:[,，、/]|or|and|to|vs\.?|versus|-|–|~|或者?|和|与|还是|到|至|对比|,\s*(?:and|or))\s*$/u;
const rangeJoiner = /^\s*(?:to|-|–|~|到|至|and)\s*$/u;
const rangeOpening = /(?:between|from|range|从|在|区间|范围)\s*$/u;
const refused =
  /(?:instead of|rather than|not|而不是|而非|不是|原来的?|down from|up from|compared (?:to|with))\s*(?:the\s|about\s|的)?$/u;
const changeTo = /^\s*(?:[^\d,，。;；]{0,8}?)(?:降|涨|升|提高|提升|增加|减少|下降|改|变|to\b|down to|up to)/u;
const clauseEnd =
  /[,，。;；?？!！:：]|\b(?:and|with|but)\b|、|(?=(?:提升|提高|增长|降|涨|升|减)[^,，]{0,2}到)/u;
/** A preposition opens the phrase of the number behind it. */
const phraseEnd = new RegExp(
  String.raw`${clauseEnd.source}|(?=\b(?:in|for|(?<!start(?:s|ing)? |begin(?:s|ning)? )at|on|over|by|from|to|within|against|of which)\b)`,
  "u",
);
const rangeSteps = 5;

/** The amounts of a folded text that could be inputs; names' numbers, and what is said not to hold, left out. */
export function readAmounts(
  folded: string,
  isName: (mention: NumberMention) => boolean,
  { isGrouped }: { isGrouped: boolean },
): Amount[] {
  const mentions = readNumbers(folded).filter((mention) => !isName(mention));
  const groups = isGrouped ? groupsOf(folded, mentions) : mentions.map((mention) => [mention]);
  return groups.flatMap((group, at) => {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) return [];
    if (refused.test(folded.slice(0, first.start))) return [];
    const previous = groups[at - 1]?.at(-1)?.end ?? 0;
    const next = groups[at + 1]?.[0]?.start ?? folded.length;
    return [
      {
        values: valuesOf(folded, group),
        kind: last.kind,
        ...(last.currency === undefined ? {} : { currency: last.currency }),
        start: first.start,
        end: last.end,
        isYear: group.every((mention) => isYear(folded, mention)),
        isTimes: isTimes(folded, last),
        isPerMinute: perMinute.test(folded.slice(first.start - 6, last.end + 24)),
        unit: isTimes(folded, last) ? tokensOf("times 倍") : unitTokens(folded.slice(last.end)),
        before: nearWords(folded.slice(previous, first.start), "before", at > 0),
        after: nearWords(folded.slice(last.end, next), "after", at < groups.length - 1),
      },
    ];
  });
}

/** Whether an amount is only what the next one changes: "from 20 to 30", "从两万降到一万". */
export function isLeftBehind(folded: string, { start, end }: Amount): boolean {
  return /(?:from|从|由)\s*$/u.test(folded.slice(0, start)) && changeTo.test(folded.slice(end));
}

const timesWord = /doubl|twice|tripl|thrice|quadrupl|翻/u;
const perMinute = /(?:a|per|each|every) minute|每分钟|一分钟/u;

function isTimes(folded: string, { start, end }: NumberMention): boolean {
  return timesWord.test(folded.slice(start, end));
}

function isYear(folded: string, { value, kind, start, end }: NumberMention): boolean {
  const isLikely =
    kind === "plain" && Number.isInteger(value) && value >= 1900 && value <= 2100 && end - start === 4;
  return (
    isLikely &&
    (folded.startsWith("年", end) ||
      /\b(?:in|by|since|until|of|for|before|after)\s*$/u.test(folded.slice(0, start)))
  );
}

function unitTokens(after: string): Set<string> {
  const { atoms } = readAtoms(after.slice(0, 24));
  const [first, second] = atoms;
  if (first === undefined || after.slice(0, first.start).trim() !== "") return new Set();
  return tokensOf(after.slice(0, first.kind === "han" && second?.kind === "han" ? second.end : first.end));
}

function groupsOf(folded: string, mentions: readonly NumberMention[]): NumberMention[][] {
  const groups: NumberMention[][] = [];
  for (const mention of mentions) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const between = last === undefined ? "" : folded.slice(last.end, mention.start);
    const isAlike = last !== undefined && (last.kind === mention.kind || last.kind === "plain");
    if (group !== undefined && isAlike && joiner.test(between)) group.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

function valuesOf(folded: string, group: readonly NumberMention[]): number[] {
  const last = group.at(-1);
  const [first, second] = group;
  if (first === undefined || last === undefined) return [];
  const scale = scaleOf(folded, last);
  const values = group.map((mention) =>
    mention !== last && scaleOf(folded, mention) === 1 && mention.value < last.value && mention.value < 1000
      ? Number(`${mention.value}e${Math.log10(scale)}`)
      : mention.value,
  );
  const isRange =
    group.length === 2 &&
    second !== undefined &&
    rangeJoiner.test(folded.slice(first.end, second.start)) &&
    (rangeOpening.test(folded.slice(0, first.start)) ||
      /^\s*(?:to|-|–|~|到|至)\s*$/u.test(folded.slice(first.end, second.start)));
  const [low = 0, high = 0] = values;
  if (!isRange || low >= high) return [...new Set(values)];
  return Array.from({ length: rangeSteps }, (_, step) =>
    Number((low + ((high - low) * step) / (rangeSteps - 1)).toPrecision(12)),
  );
}

/** The magnitude written after a number: 1,000 of "10 thousand". */
function scaleOf(folded: string, mention: NumberMention): number {
  const digits = /^[^\d]*([\d,]+(?:\.\d+)?)/u.exec(folded.slice(mention.start, mention.end))?.[1];
  const bare = digits === undefined ? Number.NaN : Number(digits.replaceAll(",", ""));
  const scale = Math.round(mention.value / bare);
  return Number.isInteger(Math.log10(scale)) ? scale : 1;
}

/**
 * Words of a stretch beside a number: those in the same clause count whole, those beyond less and less, and those that
 * stand nearer to another number less too.
 */
function nearWords(text: string, side: "before" | "after", isShared: boolean): Near[] {
  const clauses = text.split(side === "before" ? phraseEnd : clauseEnd);
  const ordered = side === "before" ? clauses.toReversed() : clauses;
  return ordered.slice(0, 3).flatMap((clause, distance) => {
    const groups = tokenGroups(clause);
    const isContested = isShared && distance === 0 && ordered.length === 1;
    const near = side === "before" ? groups.toReversed().slice(0, 10) : groups.slice(0, 8);
    const closest = distance > 0 ? 0 : side === "before" ? 4 : isContested ? 2 : 4;
    const weight = (isContested ? contested : 1) / (1 + distance * 1.5);
    return near.map((tokens, at) => ({ tokens, weight: at < closest ? closestWeight : weight }));
  });
}

const contested = 0.4;
const closestWeight = 1.6;
