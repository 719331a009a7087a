import type { RankedFact } from "./rank-facts.ts";
import { factIndex } from "./fact-index.ts";
import { rankFacts } from "./rank-facts.ts";
import type { Piece, Question } from "./read-question.ts";
import { readQuestion } from "./read-question.ts";
import { remember } from "./remember.ts";
import { createSpelling } from "./spelling.ts";
import { asksWhetherItHolds } from "./claim-patterns.ts";
import { inContext } from "./follow-up.ts";
import { lexicon } from "./lexicon.ts";

/** The facts that answer a question, at most {@link mostFacts}, and how sure that is. */
export interface FoundFacts {
  question: Question;
  facts: readonly RankedFact[];
  /** The least sure of the parts of the question. */
  confidence: number;
  /** The best that was found, whether or not it answers. */
  nearest: readonly RankedFact[];
}

export const mostFacts = 3;
const sameWithin = 0.03;
const contextWeight = 0.3;

let spelling: ReturnType<typeof createSpelling> | undefined;

/** Reads a question with its words spelled as the report's data spells them. */
export const readSpelled = remember(readNow, (text: string) => text);

function readNow(text: string): Question {
  spelling ??= createSpelling([
    ...[...factIndex().index.postings.keys()].flatMap((token) =>
      token.startsWith("w:") ? [token.slice(2)] : [],
    ),
    ...lexicon().phrases.words(),
    ...lexicon().asks.words(),
  ]);
  return readQuestion(text, { correct: spelling });
}

/** Reads the turns of a conversation, the last in the light of those before. */
export function readTurns(turns: readonly string[]): Question {
  const [first = "", ...later] = turns;
  return later.reduce<Question>(
    (before, turn) => inContext(withoutContext(readSpelled(turn)), before),
    withoutContext(readSpelled(first)),
  );
}

/** Looks for the facts that answer the last turn: one for each part of it that asks for a figure. */
export const findFacts = remember(findNow, (turns: readonly string[]) => turns.join("\n"));

function findNow(turns: readonly string[]): FoundFacts {
  const text = turns.at(-1) ?? "";
  const whole = readTurns(turns);
  const ranked = rankFacts(whole);
  if (asksBeforeAndAfter.test(whole.folded)) {
    const [best] = ranked;
    const pair = ranked.filter(
      ({ fact }) => fact.metric === best?.fact.metric && fact.entity === best.fact.entity,
    );
    const confidence = best?.confidence ?? 0;
    return { question: whole, facts: pair.slice(0, 2), confidence, nearest: ranked.slice(0, mostFacts) };
  }
  const named = comparedNames(text, whole);
  const parts = named.length > 1 ? named : partsOf(text, whole);
  if (parts.length < 2) {
    return {
      question: whole,
      facts: withEquals(ranked),
      confidence: ranked[0]?.confidence ?? 0,
      nearest: ranked.slice(0, mostFacts),
    };
  }
  const chosen: RankedFact[] = [];
  let least = 1;
  for (const part of parts) {
    const best = rankFacts(part).find(({ fact }) => chosen.every((other) => other.fact !== fact));
    if (best === undefined) {
      least = 0;
      continue;
    }
    least = Math.min(least, best.confidence);
    chosen.push(best);
  }
  const nearest = ranked.slice(0, mostFacts);
  if (least >= sure)
    return { question: whole, facts: chosen.slice(0, mostFacts), confidence: least, nearest };
  // A part that finds nothing of its own is left to what the whole question finds.
  const found = [...chosen.filter(({ confidence }) => confidence >= sure), ...withEquals(ranked)];
  const facts = found.filter(({ fact }, at) => found.findIndex((other) => other.fact === fact) === at);
  const confidence = Math.max(0, ...facts.map((each) => each.confidence));
  return { question: whole, facts: facts.slice(0, mostFacts), confidence, nearest };
}

const asksBeforeAndAfter =
  /从(?:多少|百分之几|几).{0,8}(?:到|至)(?:多少|了?百分之几|几)|from what .{0,20}to what/u;
const sure = 0.5;

const contextClause =
  /(?:^|[.!。！])\s*(?:我(?:们|在|想|是|正|要)|想(?!知道|问)|最近|作为|i'm\b|i am\b|we're\b|we are\b|as an?\b|for my\b)[^，,.。!！?？]*[，,.。]/gu;

/** What somebody says about himself first, and a figure that is only put forward, count for less than what is asked. */
function withoutContext(question: Question): Question {
  const contexts = [...question.folded.matchAll(contextClause)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const isPutForward = asksWhetherItHolds.test(question.folded);
  if (contexts.length === 0 && !isPutForward) return question;
  const isContext = ({ kind, start, end }: Piece) =>
    (isPutForward && kind === "number") ||
    contexts.some((context) => context.start <= start && end <= context.end);
  return {
    ...question,
    pieces: question.pieces.map((piece) => (isContext(piece) ? { ...piece, share: contextWeight } : piece)),
  };
}

/** The best, and those that state the same as well. */
function withEquals(ranked: readonly RankedFact[]): RankedFact[] {
  const [best] = ranked;
  if (best === undefined) return [];
  return ranked
    .slice(0, mostFacts)
    .filter(
      ({ fact, score }) =>
        fact === best.fact ||
        (score >= best.score - sameWithin &&
          fact.metric === best.fact.metric &&
          fact.unit === best.fact.unit) ||
        score >= best.score - sameWithin / 3,
    );
}

const compares =
  /\bcompare|\bversus\b|\bvs\b|\bdifference\b|\bthan\b|\bwhich (?:is|one|of)\b|\bor\b|哪个|哪家|哪一个|对比|比较|相比|谁更|谁的|[和与跟].*(?:差|各|分别)|各(?:是|有)?多|分别/u;

/** A question that sets names beside each other, once for each of the names. */
function comparedNames(text: string, whole: Question): Question[] {
  const names = whole.entities.filter(({ isGeneric }) => !isGeneric);
  if (names.length < 2 || (!whole.asksFigure && !compares.test(text)) || !compares.test(whole.folded))
    return [];
  return names.slice(0, mostFacts).map((name) => ({
    ...whole,
    entities: [name],
    pieces: whole.pieces
      .filter((piece) => piece.kind !== "entity" || piece.isGeneric === true || piece.start === name.start)
      .filter(({ text: word }) => !compares.test(word)),
  }));
}

const separator =
  /[?？;；]+|[，,]\s*(?=and\b|以及|并且)|[，,](?=[^，,]{0,40}(?:多少|几|呢))|[，,]?\s*\b(?:and|as well as)\b|(?<=[多大少])(?:以及|和|，)|(?:以及)/iu;

const opensQuestion = /^(?:and\s+)?(?:what|how|which|when|by how)\b|呢$/u;

/** The parts of a question that each ask for a figure, with what the first is about carried on to the others. */
function partsOf(text: string, whole: Question): Question[] {
  const clauses = text
    .split(separator)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  if (clauses.length < 2) return [];
  const read = clauses.map((clause) => readSpelled(clause));
  const asking = read.filter(({ asksFigure, folded }) => asksFigure || opensQuestion.test(folded));
  if (asking.length < 2) return [];
  const topic = read[0]?.pieces.filter(({ kind }) => kind !== "metric" && kind !== "number") ?? [];
  return asking.map((clause, at) => {
    if (at === 0 && clause === read[0]) return clause;
    const hasName = clause.entities.some(({ isGeneric }) => !isGeneric);
    const carried = hasName ? topic.filter(({ kind }) => kind !== "entity") : topic;
    const isSelfContained = hasName && clause.metrics.length > 0;
    return {
      ...clause,
      language: whole.language,
      units: clause.units.size === 0 && clause.metrics.length === 0 ? whole.units : clause.units,
      entities: hasName ? clause.entities : [...clause.entities, ...whole.entities],
      regions: clause.regions.length > 0 ? clause.regions : whole.regions,
      pieces: isSelfContained ? clause.pieces : [...carried.map(soften), ...clause.pieces],
    };
  });
}

function soften(piece: Piece): Piece {
  return piece.kind === "entity" ? piece : { ...piece, share: contextWeight };
}
