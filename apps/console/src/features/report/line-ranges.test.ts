import { expect, test } from "vitest";
import { linesAround, linesHref, linesText, overlaps, parseLines, widened } from "./line-ranges.ts";

test("reads one line and ranges, and nothing beyond the report", () => {
  expect(["368", "368-369", "1-836"].map(parseLines)).toEqual([
    [368, 368],
    [368, 369],
    [1, 836],
  ]);
  expect(["", "0", "369-368", "1-837", "1e2", "-5", "1-2-3", "99999", "a", "3.5"].map(parseLines)).toEqual(
    Array.from({ length: 10 }),
  );
});

test("prints and addresses lines", () => {
  expect([linesText([3, 3]), linesText([3, 5]), linesHref([3, 3]), linesHref([3, 5])]).toEqual([
    "3",
    "3–5",
    "/report/lines/3",
    "/report/lines/3-5",
  ]);
});

test("goes on by as many lines and stops at the ends", () => {
  expect(linesAround([2, 4])).toEqual({ before: [1, 1], after: [5, 7] });
  expect(linesAround([1, 836])).toEqual({ before: undefined, after: undefined });
  expect(widened([1, 835], 3)).toEqual([1, 836]);
});

test("ranges that share a line overlap", () => {
  expect([overlaps([1, 3], [3, 9]), overlaps([1, 3], [4, 9])]).toEqual([true, false]);
});
