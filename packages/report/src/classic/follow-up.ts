import type { Piece, Question } from "./read-question.ts";

const opening = /^(?:(?:ok|okay|and|so|then)\b|(?:what|how) about|那么?|还有|再|换成|至于)/u;
const closing = /呢[?？。.!！]*$/u;
const pronoun =
  /\b(?:its?|their|they|them|he|she|his|her|that one|this one|the same)\b|它|他们|她|该公司|这家|那家|其(?=[^他中实它])/u;
const carriedShare = 0.3;

/** A turn read in the light of the one before: what it leaves unsaid is taken from there. */
export function inContext(question: Question, before: Question | undefined): Question {
  if (before === undefined || !isElliptical(question)) return question;
  const names = namesOf(question);
  const asks = question.metrics.length > 0 || question.units.size > 0;
  const dated = question.years.length > 0 || question.months.length > 0;
  if (names.length > 0 && !asks) {
    const kept = before.pieces.filter((piece) => !isName(piece) && !(dated && piece.kind === "number"));
    return { ...carried(question, before), pieces: [...kept, ...question.pieces] };
  }
  if (names.length === 0 && asks) {
    const kept = before.pieces.filter(({ kind }) => kind !== "metric" && kind !== "number").map(soften);
    return {
      ...question,
      entities: [...question.entities, ...before.entities],
      regions: question.regions.length > 0 ? question.regions : before.regions,
      pieces: [...kept, ...question.pieces],
    };
  }
  if (names.length === 0 && before.asksFigure) {
    const kept = before.pieces.filter((piece) => !(dated && piece.kind === "number"));
    return { ...carried(question, before), entities: before.entities, pieces: [...kept, ...question.pieces] };
  }
  return question;
}

/** Whether a turn leaves unsaid what the one before said. */
export function isElliptical({ folded, pieces }: Question): boolean {
  const isShort = pieces.length <= mostPieces;
  return (isShort && (opening.test(folded) || closing.test(folded))) || pronoun.test(folded);
}

const mostPieces = 5;

/** What is asked stays that of the turn before, and so do region and year unless others are named. */
function carried(question: Question, before: Question): Question {
  return {
    ...question,
    metrics: before.metrics,
    units: before.units,
    isCount: before.isCount,
    asksFigure: before.asksFigure,
    regions: question.regions.length > 0 ? question.regions : before.regions,
    years: question.years.length > 0 ? question.years : before.years,
    months: question.months.length > 0 ? question.months : before.months,
  };
}

function namesOf({ pieces }: Question): readonly Piece[] {
  return pieces.filter(isName);
}

function isName({ kind, isGeneric }: Piece): boolean {
  return kind === "entity" && isGeneric !== true;
}

function soften(piece: Piece): Piece {
  return isName(piece) ? piece : { ...piece, share: carriedShare };
}
