import type { CalculatorFields, Field } from "./calculator-fields.ts";
import { calculatorFields } from "./calculator-fields.ts";
import { coverageOf, weighPieces } from "./coverage.ts";
import type { Filled } from "./fill-inputs.ts";
import { fillInputs } from "./fill-inputs.ts";
import { readSpelled } from "./find-facts.ts";
import type { Amount } from "./read-amounts.ts";
import { isLeftBehind, readAmounts } from "./read-amounts.ts";
import type { Question } from "./read-question.ts";
import { tokensOf } from "./record-index.ts";
import { remember } from "./remember.ts";

/** A calculation that a turn asks for. */
export interface CalculatorRequest {
  id: string;
  inputs: Readonly<Record<string, number | string>>;
  /** Inputs that go through several values. */
  vary: readonly { input: string; values: readonly number[] }[];
  /** The output that is asked for. */
  output: string;
  /** From 0 to 1: how plainly this calculator is meant. */
  confidence: number;
  /** Inputs that this turn changes. */
  changed: readonly string[];
  /** Numbers of the turn that found no input. */
  unused: number;
}

export const hypothetical =
  /\b(?:if|suppose|supposing|assume|assuming|imagine|what about|would|could|calculate|compute|work out|run the|let's say|say we|with \d|scenario|compare)\b|如果|假如|假设|要是|若是|倘若|万一|换成|改成|降到|降为|提高到|提升到|涨到|变成|的话|算一下|算算|算出|计算|测算|估算一下|只抽查|情景|对比一下/iu;

/** What the calculators make of a turn; undefined where no calculator fits. */
export const chooseCalculator = remember(chooseNow, (text: string) => text);

function chooseNow(text: string): CalculatorRequest | undefined {
  const question = readSpelled(text);
  const { fields, index } = calculatorFields();
  const amounts = amountsOf(question);
  const apart = amountsOf(question, { isGrouped: false });
  const coverage = coverageOf(
    weighPieces(
      question.pieces.filter(({ kind }) => kind !== "number"),
      index,
    ),
  );
  let best: CalculatorRequest | undefined;
  let most = 0;
  for (const [at, id] of index.ids.entries()) {
    const own = fields.get(id);
    const topic = coverage.get(at) ?? 0;
    if (own === undefined || topic < leastTopic) continue;
    const request = requestOf(question, { amounts, apart }, own, topic);
    const score = request.confidence;
    if (score > most) [most, best] = [score, request];
  }
  return best;
}

const leastTopic = 0.15;

/** The same calculator with what a turn changes; undefined where the turn changes nothing of it. */
export function continueCalculator(
  text: string,
  previous: {
    id: string;
    inputs: Readonly<Record<string, number | string>>;
    output: string;
    changed: readonly string[];
  },
): CalculatorRequest | undefined {
  const own = calculatorFields().fields.get(previous.id);
  if (own === undefined) return undefined;
  const question = readSpelled(text);
  const amounts = amountsOf(question);
  if (amounts.length === 0) return undefined;
  const filled = fillInputs(amounts, own, previous.changed.slice(-1));
  if (filled.length === 0) return undefined;
  const request = toRequest(question, own, filled, amounts, 1);
  const asked = outputAsked(question, own);
  return {
    ...request,
    inputs: { ...previous.inputs, ...request.inputs },
    output: outputAfter(request, { asked, previous: previous.output, isAsked: question.units.size > 0 }),
    changed: [...previous.changed.filter((name) => !request.changed.includes(name)), ...request.changed],
  };
}

const clearOutput = 1;

function outputAfter(
  request: CalculatorRequest,
  {
    asked,
    previous,
    isAsked,
  }: { asked: { name: string; score: number }; previous: string; isAsked: boolean },
): string {
  if (isAsked && asked.score > clearOutput) return asked.name;
  return request.vary.length > 0 ? request.output : previous;
}

/** Amounts of a turn, without the numbers of names and of what is only changed. */
function amountsOf(
  { folded, entities }: Question,
  { isGrouped = true }: { isGrouped?: boolean } = {},
): Amount[] {
  const inName = (mention: { start: number; end: number }) =>
    entities.some(({ start, end }) => start <= mention.start && mention.end <= end);
  return readAmounts(folded, inName, { isGrouped });
}

function requestOf(
  question: Question,
  { amounts, apart }: { amounts: readonly Amount[]; apart: readonly Amount[] },
  own: CalculatorFields,
  topic: number,
): CalculatorRequest {
  const hasBothEnds = own.inputs.some(({ phrases }) => phrases.includes("从"));
  const kept = hasBothEnds
    ? apart
    : amounts.filter((amount) => amount === amounts.at(-1) || !isLeftBehind(question.folded, amount));
  const ends = own.calculator.id === "growth-rate" ? endsOf(question.folded, kept) : [];
  const filled = fillInputs(
    kept.filter((amount) => !ends.includes(amount)),
    own,
  );
  const named = ["start", "end"].flatMap((name, at) => {
    const field = own.inputs.find((each) => each.name === name);
    const amount = ends[at];
    return field === undefined || amount === undefined ? [] : [{ field, amount, fit: clearFit }];
  });
  const others = filled.filter(({ field }) => named.every((each) => each.field !== field));
  return toRequest(question, own, [...named, ...others], kept, topic);
}

const clearFit = 2;

/** The two amounts of "from 5 billion to 9 billion", 从50亿到90亿. */
function endsOf(folded: string, amounts: readonly Amount[]): readonly Amount[] {
  const at = amounts.findIndex((amount, position) => {
    const next = amounts[position + 1];
    return next !== undefined && leadsTo.test(folded.slice(amount.end, next.start));
  });
  return at < 0 ? [] : amounts.slice(at, at + 2);
}

const leadsTo = /^\s*(?:dollars|users|yuan)?\s*(?:to|涨到|增长到|长到|变成|变为|到|至)\s*$/u;

function toRequest(
  question: Question,
  own: CalculatorFields,
  filled: readonly Filled[],
  amounts: readonly Amount[],
  topic: number,
): CalculatorRequest {
  const inputs: Record<string, number | string> = {};
  const vary: { input: string; values: readonly number[] }[] = [];
  for (const { field, amount } of filled) {
    const [value] = amount.values;
    if (amount.values.length > 1) vary.push({ input: field.name, values: amount.values });
    else if (value !== undefined) inputs[field.name] = value;
  }
  const output = outputAsked(question, own);
  const share = amounts.length === 0 ? 0 : filled.length / amounts.length;
  const fit =
    filled.length === 0
      ? 0
      : Math.min(1, filled.reduce((sum, each) => sum + Math.min(2, each.fit), 0) / filled.length / 1.6);
  const confidence =
    topicShare * topic + fillShare * share * fit + outputShare * Math.min(1, output.score / 2);
  return {
    id: own.calculator.id,
    inputs: { ...inputs, ...choiceOf(own, inputs) },
    vary: vary.slice(0, 2),
    output: vary.length === 0 ? output.name : movedOutput(own, { inputs, vary, output: output.name }),
    confidence,
    changed: filled.map(({ field }) => field.name),
    unused: amounts.length - filled.length,
  };
}

/** The output asked for where the varied inputs move it, else the first that they move. */
function movedOutput(
  { calculator, outputs }: CalculatorFields,
  {
    inputs,
    vary,
    output,
  }: { inputs: Readonly<Record<string, unknown>>; vary: CalculatorRequest["vary"]; output: string },
): string {
  const at = (position: number) => {
    const varied = vary.map(({ input, values }) => [input, values.at(position)] as const);
    const outcome = calculator.run({ ...inputs, ...Object.fromEntries(varied) });
    return outcome.ok ? outcome.calculation.outputs : {};
  };
  const [first, last] = [at(0), at(-1)];
  const moves = (name: string) => first[name] !== last[name];
  return [output, calculator.main, ...outputs.map(({ name }) => name)].find(moves) ?? output;
}

const topicShare = 0.5;
const fillShare = 0.35;
const outputShare = 0.15;

/** What growth is solved for: the one of its four figures that is not given. */
function choiceOf(
  { calculator }: CalculatorFields,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, string> {
  if (calculator.id !== "growth-rate") return {};
  const given = { rate: "ratePercent", start: "start", end: "end", years: "years" };
  const missing = Object.entries(given).filter(([, name]) => !(name in inputs));
  const [only] = missing;
  return missing.length === 1 && only !== undefined ? { unknown: only[0] } : {};
}

/** The output whose words and unit a question names best; the calculator's main one where none is named. */
function outputAsked(
  question: Question,
  { calculator, outputs }: CalculatorFields,
): { name: string; score: number } {
  const { part, tokens: asked } = askedOf(question.folded);
  let best = { name: calculator.main, score: 0 };
  for (const field of outputs) {
    let score = field.name === calculator.main ? mainBonus : 0;
    for (const token of asked) score += field.tokens.get(token) ?? 0;
    score += Math.max(0, ...field.phrases.map((phrase) => (isSaid(part, phrase) ? phraseBonus : 0)));
    score *= unitAgreement(question, field);
    if (score > best.score) best = { name: field.name, score };
  }
  return best;
}

const mainBonus = 0.6;
const phraseBonus = 0.8;

function isSaid(text: string, phrase: string): boolean {
  return /^[a-z]/u.test(phrase)
    ? ` ${text} `.includes(` ${phrase} `) || text.includes(` ${phrase}?`)
    : text.includes(phrase);
}

const askedOf = remember(
  (folded: string) => {
    const part = askedPart(folded);
    return { part, tokens: tokensOf(part) };
  },
  (folded) => folded,
);

/** The clause that holds the question: the last with a question word, or the last. */
function askedPart(folded: string): string {
  const clauses = folded.split(/[,，。;；:：]|(?<=\s)-(?=\s)/u).filter((clause) => clause.trim() !== "");
  const asking = clauses.findLast((clause) =>
    /多少|几|多大|什么|哪|如何|怎|\bhow\b|\bwhat|\bwhich\b|\bwhen\b|\?|？/u.test(clause),
  );
  return asking ?? clauses.at(-1) ?? folded;
}

function unitAgreement({ units }: Question, { kind, unit }: Field): number {
  if (units.size === 0) return 1;
  const isMoney = kind === "usd" || kind === "cny" || kind === "money";
  if (units.has("money")) return isMoney ? 1.3 : kind === "amount" ? 1 : 0.5;
  if (units.has("percent")) return kind === "percent" ? 1.3 : unit === "ratio" ? 1 : 0.6;
  if (units.has("year-date")) return kind === "year" ? 1.3 : 0.6;
  const [first = ""] = unit.split(" ");
  return [...units].some((each) => each === first || unit.includes(each))
    ? 1.3
    : isMoney || kind === "percent"
      ? 0.7
      : 0.9;
}
