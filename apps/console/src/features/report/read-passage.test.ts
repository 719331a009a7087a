import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createSourceText } from "@assay/report";
import { readPassage } from "./read-passage.ts";

const small = fileURLToPath(
  new URL("../../../../../packages/report/src/tools/__fixtures__/small-report.txt", import.meta.url),
);

test("quotes lines with those around them and marks what was asked for", async () => {
  expect(await readPassage(createSourceText(small), [2, 2], 1)).toEqual({
    state: "quoted",
    lines: [
      { line: 1, text: "A first line about nothing.", isMarked: false },
      { line: 2, text: "The second line speaks of a pomegranate.", isMarked: true },
      { line: 3, text: "A third line.", isMarked: false },
    ],
    rest: undefined,
  });
});

test("marks nothing when there is nothing around", async () => {
  expect(await readPassage(createSourceText(small), [2, 2])).toMatchObject({
    lines: [{ line: 2, isMarked: false }],
  });
});

test("says from where on it is too much to quote at once", async () => {
  const text = (line: number) => ({ line, text: "x" });
  const source = {
    lines: () => Promise.resolve([]),
    quote: ([first]: readonly [number, number]) => Promise.resolve([text(first), text(first + 1)]),
  };
  expect(await readPassage(source, [10, 40])).toMatchObject({ rest: [12, 40] });
});

test("says that no file is named, and that a named one cannot be read", async () => {
  expect(await readPassage(createSourceText(undefined), [1, 2])).toEqual({ state: "noFile" });
  expect(await readPassage(createSourceText("/nowhere/at/all.txt"), [1, 2])).toEqual({ state: "unreadable" });
});
