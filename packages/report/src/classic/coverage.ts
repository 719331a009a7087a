import type { Piece } from "./read-question.ts";
import type { RecordIndex } from "./record-index.ts";

/** A piece with how much it counts and, for each record that holds it, how far. */
export interface WeighedPiece {
  piece: Piece;
  weight: number;
  credits: ReadonlyMap<number, number>;
}

const kindWeight: Readonly<Record<Piece["kind"], number>> = {
  entity: 1.6,
  metric: 0.9,
  concept: 1,
  word: 1,
  han: 0.9,
  number: 0.7,
  place: 1.5,
};
const surfaceCredit = 0.98;
const leastWeight = 0.12;

/** How much each piece of a question counts in an index: the rarer, the more; what no record holds counts most. */
export function weighPieces(pieces: readonly Piece[], index: RecordIndex): WeighedPiece[] {
  return pieces.map((piece) => {
    const credits = creditsOf(piece, index);
    const length = piece.kind === "han" ? Math.min(2, piece.text.length / 2) : 1;
    const weight =
      Math.max(leastWeight, rarityOf(piece, index, credits)) *
      (piece.isGeneric === true ? 1 : kindWeight[piece.kind]) *
      length *
      (piece.share ?? 1);
    return { piece, weight, credits };
  });
}

function rarityOf(piece: Piece, index: RecordIndex, credits: ReadonlyMap<number, number>): number {
  const known = [...piece.tokens.map(([token]) => token), ...piece.surface].filter((token) =>
    index.postings.has(token),
  );
  if (known.length === 0 || credits.size === 0) return 1;
  const full = [...credits.values()].filter((credit) => credit > 0.3).length;
  return Math.log(1 + (index.ids.length - full + 0.5) / (full + 0.5)) / Math.log(1 + index.ids.length * 2);
}

function creditsOf(piece: Piece, index: RecordIndex): Map<number, number> {
  const credits = new Map<number, number>();
  const raise = (record: number, credit: number) => {
    if ((credits.get(record) ?? 0) < credit) credits.set(record, credit);
  };
  for (const [token, credit] of piece.tokens) {
    for (const [record, weight] of index.postings.get(token) ?? []) raise(record, credit * weight);
  }
  if (piece.surface.length === 0) return credits;
  const sums = new Map<number, number>();
  for (const token of piece.surface) {
    for (const [record, weight] of index.postings.get(token) ?? [])
      sums.set(record, (sums.get(record) ?? 0) + weight);
  }
  for (const [record, sum] of sums) raise(record, (surfaceCredit * sum) / piece.surface.length);
  return credits;
}

/** For each record that holds any of them, the share of the pieces' weight that it covers. */
export function coverageOf(weighed: readonly WeighedPiece[]): Map<number, number> {
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const covered = new Map<number, number>();
  if (total === 0) return covered;
  for (const { weight, credits } of weighed) {
    for (const [record, credit] of credits)
      covered.set(record, (covered.get(record) ?? 0) + (weight * credit) / total);
  }
  return covered;
}

/** How much of what a record is about was asked for, from 0 to 1. */
export function createPrecision(
  weighed: readonly WeighedPiece[],
  index: RecordIndex,
): (record: number) => number {
  const asked = new Set(
    weighed.flatMap(({ piece }) => [...piece.tokens.map(([token]) => token), ...piece.surface]),
  );
  return (record) => {
    const head = index.heads[record];
    if (head === undefined || head.total === 0) return 0;
    let met = 0;
    for (const token of asked) met += head.rarities.get(token) ?? 0;
    return met / head.total;
  };
}
