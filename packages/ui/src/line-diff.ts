import { diffArrays } from "diff";
import { markWords } from "./word-diff.ts";
import type { DiffSpan } from "./word-diff.ts";

export interface DiffRow {
  kind: "same" | "removed" | "added";
  /** The line's number in the earlier and in the later text. */
  before?: number;
  after?: number;
  spans: DiffSpan[];
}

export interface LineDiff {
  rows: DiffRow[];
  added: number;
  removed: number;
  /** Lines at the end of the longer text that were not compared. */
  left: number;
  /** The texts differ so much that all of the one was put against all of the other. */
  isWhole: boolean;
}

export interface DiffLimits {
  lines: number;
  edits: number;
  /** Pairs of lines whose words are compared. */
  pairs: number;
}

export const diffLimits: DiffLimits = { lines: 5000, edits: 1000, pairs: 500 };

/** The difference of two texts by lines, with the changed words inside a changed line; bounded in time. */
export function diffTexts(before: string, after: string, limits: DiffLimits = diffLimits): LineDiff {
  const earlier = splitLines(before);
  const later = splitLines(after);
  const left = Math.max(earlier.length, later.length) - limits.lines;
  const [old, fresh] = [earlier.slice(0, limits.lines), later.slice(0, limits.lines)];
  const compared = diffArrays(old, fresh, { maxEditLength: limits.edits });
  const changes = compared ?? [
    { value: old, removed: true, added: false },
    { value: fresh, removed: false, added: true },
  ];

  const rows: DiffRow[] = [];
  let [atBefore, atAfter, pairs] = [0, 0, limits.pairs];
  for (const [index, { value, removed, added }] of changes.entries()) {
    const next = changes[index + 1];
    if (removed && next?.added === true) {
      const marks = value
        .slice(0, Math.min(next.value.length, pairs))
        .map((line, at) => markWords(line, next.value[at] ?? ""));
      pairs -= marks.length;
      for (const [at, line] of value.entries())
        rows.push({ kind: "removed", before: (atBefore += 1), spans: marks[at]?.before ?? plain(line) });
      for (const [at, line] of next.value.entries())
        rows.push({ kind: "added", after: (atAfter += 1), spans: marks[at]?.after ?? plain(line) });
    } else if (removed) {
      for (const line of value) rows.push({ kind: "removed", before: (atBefore += 1), spans: plain(line) });
    } else if (!added) {
      for (const line of value)
        rows.push({ kind: "same", before: (atBefore += 1), after: (atAfter += 1), spans: plain(line) });
    } else if (changes[index - 1]?.removed !== true) {
      for (const line of value) rows.push({ kind: "added", after: (atAfter += 1), spans: plain(line) });
    }
  }
  return {
    rows,
    added: rows.filter(({ kind }) => kind === "added").length,
    removed: rows.filter(({ kind }) => kind === "removed").length,
    left: Math.max(left, 0),
    isWhole: compared === undefined,
  };
}

export interface DiffStretch {
  isFolded: boolean;
  rows: DiffRow[];
}

/** Puts together what is shown and what is folded: unchanged lines further than `context` from a change. */
export function foldUnchanged(rows: readonly DiffRow[], context: number): DiffStretch[] {
  const isNear = new Set<number>();
  for (const [at, row] of rows.entries()) {
    if (row.kind === "same") continue;
    for (let near = at - context; near <= at + context; near += 1) isNear.add(near);
  }
  const stretches: DiffStretch[] = [];
  for (const [at, row] of rows.entries()) {
    const isFolded = !isNear.has(at);
    const last = stretches.at(-1);
    if (last?.isFolded === isFolded) last.rows.push(row);
    else stretches.push({ isFolded, rows: [row] });
  }
  // A fold of one line would take more room than the line.
  return stretches.map((stretch) => (stretch.rows.length === 1 ? { ...stretch, isFolded: false } : stretch));
}

function plain(text: string): DiffSpan[] {
  return [{ text, isChanged: false }];
}

function splitLines(text: string): string[] {
  if (text === "") return [];
  const lines = text.split(/\r\n|\r|\n/u);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
