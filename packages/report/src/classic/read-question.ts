import type { Metric, Region, Unit } from "../vocabulary.ts";
import type { Atom } from "./atoms.ts";
import { readAtoms } from "./atoms.ts";
import { loosePatterns } from "./ask-patterns.ts";
import { lexiconData } from "./lexicon-data.ts";
import type { Meaning } from "./lexicon.ts";
import { lexicon } from "./lexicon.ts";
import type { NumberMention } from "./read-numbers.ts";
import { readNumbers } from "./read-numbers.ts";
import { surfaceTokens } from "./record-index.ts";

/** A part of a question that an answer should cover. */
export interface Piece {
  kind: "entity" | "metric" | "concept" | "word" | "han" | "number" | "place";
  text: string;
  start: number;
  end: number;
  /** Any of these in a record covers the piece, as far as the number says. */
  tokens: readonly (readonly [token: string, credit: number])[];
  /** The words themselves: covers it too, where they all stand in the record. */
  surface: readonly string[];
  /** Written like a name: with a capital in mid-sentence, or in Latin letters among Chinese. */
  isCapital?: boolean;
  /** An entity that is a word of the field rather than a name. */
  isGeneric?: boolean;
  /** Counts for less: it comes from what was said before, or stands beside what is asked. */
  share?: number;
}

export interface EntityMention {
  slugs: readonly string[];
  isGeneric: boolean;
  start: number;
  end: number;
}

/** A question as far as it is understood. */
export interface Question {
  language: "zh" | "en";
  folded: string;
  pieces: readonly Piece[];
  entities: readonly EntityMention[];
  metrics: readonly Metric[];
  /** Units an answer comes in; empty where none is asked for. */
  units: ReadonlySet<Unit>;
  /** "How many" without a word for what. */
  isCount: boolean;
  /** Whether a figure is asked for at all. */
  asksFigure: boolean;
  regions: readonly Region[];
  years: readonly number[];
  /** Months named, from 1 to 12. */
  months: readonly number[];
  numbers: readonly NumberMention[];
}

/** A question may hold more than its own words: what was asked before, or how it is meant to be spelled. */
export interface Reading {
  correct?: (atom: Atom) => string;
}

const howMany = /\bhow many\b|多少|几[个家种类位名款台]/u;

/** @param text a question, or a clause of one */
export function readQuestion(text: string, { correct }: Reading = {}): Question {
  const { folded, atoms: raw } = readAtoms(text);
  const atoms =
    correct === undefined
      ? raw
      : raw.map((atom) => (atom.kind === "word" ? { ...atom, text: correct(atom) } : atom));
  const { phrases, asks } = lexicon();
  const numbers = readNumbers(folded);
  const asked = asks.longest(atoms);
  const isAsked = atoms.map((_, at) => asked.some(({ from, to }) => from <= at && at < to));
  const pieces: Piece[] = [];
  const entities: EntityMention[] = [];
  const loose = loosePatterns.filter(({ pattern }) => pattern.test(folded));
  const metrics = new Set<Metric>(loose.flatMap(({ metric }) => (metric === undefined ? [] : [metric])));
  const regions = new Set<Region>();
  const covered = atoms.map(() => false);
  for (const { from, to, meanings } of segment(atoms, phrases)) {
    for (let at = from; at < to; at++) covered[at] = true;
    const first = atoms[from];
    const last = atoms[to - 1];
    if (first === undefined || last === undefined) continue;
    const span = { text: folded.slice(first.start, last.end), start: first.start, end: last.end };
    const named = meanings.filter((meaning) => meaning.type === "entity");
    const measured = meanings.filter((meaning) => meaning.type === "metric");
    for (const { metric } of measured) metrics.add(metric);
    for (const meaning of meanings) if (meaning.type === "region") regions.add(meaning.region);
    if (named.length > 0) {
      entities.push({
        slugs: named.map(({ slug }) => slug),
        isGeneric: named.every(({ isGeneric }) => isGeneric),
        start: span.start,
        end: span.end,
      });
    }
    const isWay = isAsked[from] === true && isAsked[to - 1] === true;
    if (isWay && named.length === 0 && meanings.every(({ type }) => type !== "concept")) continue;
    if (meanings.some(({ type }) => type === "stop") && named.length === 0 && measured.length === 0) continue;
    pieces.push({
      ...span,
      kind:
        named.length > 0
          ? "entity"
          : measured.length > 0
            ? "metric"
            : meanings.some(({ type }) => type === "place")
              ? "place"
              : "concept",
      tokens: meanings.flatMap(tokensOfMeaning),
      surface:
        named.some(({ isGeneric }) => !isGeneric) || measured.length > 0 ? [] : surfaceOf(atoms, from, to),
      ...(named.length > 0 ? { isGeneric: named.every(({ isGeneric }) => isGeneric) } : {}),
    });
  }
  const isNumber = atoms.map(({ start, end }) =>
    numbers.some((number) => number.start <= start && end <= number.end),
  );
  for (let from = 0; from < atoms.length; from++) {
    const atom = atoms[from];
    if (atom === undefined || covered[from] === true || isNumber[from] === true || isAsked[from] === true)
      continue;
    if (atom.kind !== "han") {
      pieces.push({
        kind: "word",
        text: atom.surface,
        start: atom.start,
        end: atom.end,
        tokens: [],
        surface: [`w:${atom.text}`],
        isCapital: isWrittenAsName(text, atom.surface),
      });
      continue;
    }
    let to = from + 1;
    while (
      to < atoms.length &&
      atoms[to]?.kind === "han" &&
      atoms[to]?.isJoined === true &&
      covered[to] === false &&
      isAsked[to] === false &&
      isNumber[to] === false
    )
      to++;
    pieces.push({
      kind: "han",
      text: folded.slice(atom.start, atoms[to - 1]?.end),
      start: atom.start,
      end: atoms[to - 1]?.end ?? atom.end,
      tokens: [],
      surface: to - from === 1 ? [`h:${atom.text}`] : surfaceOf(atoms, from, to),
    });
    from = to - 1;
  }
  for (const { pattern, metric } of loose) {
    const match = metric === undefined ? null : pattern.exec(folded);
    if (match === null || metric === undefined) continue;
    const span = { text: match[0], start: match.index, end: match.index + match[0].length };
    const { close } = lexiconData().metrics[metric];
    pieces.push({
      ...span,
      kind: "metric",
      tokens: tokensOfMeaning({ type: "metric", metric, close }),
      surface: [],
    });
  }
  const unknown = unknownNames(atoms, covered, entities, text);
  for (const piece of unknown) pieces.push(piece);
  const inName = (mention: { start: number; end: number }) =>
    [...entities, ...unknown].some(({ start, end }) => start <= mention.start && mention.end <= end);
  const free = numbers.filter((number) => !inName(number));
  const years = free.filter(isYear).map(({ value }) => value);
  for (const number of free) {
    pieces.push({
      kind: "number",
      text: folded.slice(number.start, number.end),
      start: number.start,
      end: number.end,
      tokens: [[`n:${number.value}`, 1]],
      surface: [],
    });
  }
  return {
    language: languageOf(folded),
    folded,
    pieces: pieces.toSorted((left, right) => left.start - right.start),
    entities,
    metrics: [...metrics],
    units: new Set([
      ...asked.flatMap(({ meanings }) => meanings.flatMap(({ units }) => units)),
      ...loose.flatMap(({ units }) => units),
    ]),
    isCount: asked.length + loose.length === 0 && howMany.test(folded),
    asksFigure: asked.length + loose.length > 0 || howMany.test(folded) || metrics.size > 0,
    regions: [...regions],
    years,
    months: readMonths(folded),
    numbers: free,
  };
}

const version =
  /^[-\s]?v?\d{1,2}(?:\.\d)?(?!\d|,\d|%|\s*(?:[a-z]+s\b|million|billion|[个张台万亿月年天小]))/u;

/** A version that no name has: "GPT-5", "Llama 3". */
function unknownNames(
  atoms: readonly Atom[],
  covered: readonly boolean[],
  entities: readonly EntityMention[],
  text: string,
): Piece[] {
  const folded = readAtoms(text).folded;
  return entities.flatMap(({ start, end }) => {
    const match = version.exec(folded.slice(end));
    const isLatin = /[a-z0-9]$/u.test(folded.slice(start, end));
    const next = atoms.findIndex((atom) => atom.start >= end);
    if (match === null || !isLatin || covered[next] === true) return [];
    const span = { start, end: end + match[0].length };
    return [
      { ...span, kind: "place" as const, text: folded.slice(span.start, span.end), tokens: [], surface: [] },
    ];
  });
}

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Months that a folded text names; "may" only as "in May". */
export function readMonths(folded: string): number[] {
  const written = [...folded.matchAll(/(?<![\d个])(1[0-2]|0?[1-9])月(?!活|均|费|付)/gu)].map(([, month]) =>
    Number(month),
  );
  const named = monthNames.flatMap((name, at) =>
    (name === "may" ? /\b(?:in|of|since) may\b/u : new RegExp(`\\b${name}\\b`, "u")).test(folded)
      ? [at + 1]
      : [],
  );
  return [...new Set([...written, ...named])];
}

/** Whether a word that no text knows looks like a name. */
function isWrittenAsName(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  const before = text.slice(0, Math.max(0, at)).trimEnd();
  const isOpening = before === "" || /[.!?。！？:：]$/u.test(before);
  return at >= 0 && !isOpening && /^\p{Lu}/u.test(text.slice(at));
}

function isYear({ value, kind }: NumberMention): boolean {
  return kind === "plain" && Number.isInteger(value) && value >= 1900 && value <= 2100;
}

function languageOf(folded: string): "zh" | "en" {
  return /\p{Script=Han}/u.test(folded) ? "zh" : "en";
}

function surfaceOf(atoms: readonly Atom[], from: number, to: number): string[] {
  const tokens: string[] = [];
  for (let at = from; at < to; at++) {
    if (atoms[at]?.kind === "han" && at === to - 1) {
      if (from === to - 1) tokens.push(`h:${atoms[at]?.text}`);
      continue;
    }
    tokens.push(...surfaceTokens(atoms, at));
  }
  return tokens;
}

function tokensOfMeaning(meaning: Meaning): (readonly [string, number])[] {
  switch (meaning.type) {
    case "concept":
      return [[meaning.token, 1]];
    case "entity":
      return [[`e:${meaning.slug}`, 1]];
    case "metric":
      return [
        [`m:${meaning.metric}`, 1],
        [`t:${meaning.metric}`, 0.65],
        ...meaning.close.map((metric) => [`m:${metric}`, 0.8] as const),
      ];
    case "region":
      return [[`r:${meaning.region}`, 0.85]];
    case "place":
    case "stop":
      return [];
  }
}

interface Segment {
  from: number;
  to: number;
  meanings: readonly Meaning[];
}

/** The phrases that together explain most of the text; a word that says nothing counts for less. */
function segment(atoms: readonly Atom[], phrases: ReturnType<typeof lexicon>["phrases"]): Segment[] {
  const best: { score: number; via?: Segment }[] = atoms.map(() => ({ score: 0 }));
  best.push({ score: 0 });
  for (let from = atoms.length - 1; from >= 0; from--) {
    let chosen: { score: number; via?: Segment } = { score: best[from + 1]?.score ?? 0 };
    for (const match of phrases.startingAt(atoms, from)) {
      const { to, meanings } = match;
      const length = to - from;
      const isStop = meanings.every(({ type }) => type === "stop");
      const isAllowed =
        !isStop || length > 1 || atoms[from]?.isJoined === false || atoms[from]?.kind === "han";
      if (!isAllowed) continue;
      const score = length * length * (isStop ? 0.5 : 1) + (best[to]?.score ?? 0);
      if (score > chosen.score) chosen = { score, via: match };
    }
    best[from] = chosen;
  }
  const found: Segment[] = [];
  for (let at = 0; at < atoms.length;) {
    const via = best[at]?.via;
    if (via !== undefined) found.push(via);
    at = via?.to ?? at + 1;
  }
  return found;
}
