import * as fc from "fast-check";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { cutToWidth, layGrid, wrapToWidth } from "./text-grid.ts";

it("counts East Asian characters as two columns", () => {
  expect(cutToWidth("模型", 4)).toBe("模型");
  expect(cutToWidth("模型模型", 6)).toBe("模型…");
  expect(cutToWidth("模型模型", 4)).toBe("模…");
});

it("puts what does not fit into further parts, each with the names of its rows", () => {
  const column = (title: string, text: string, rest = {}) => ({ title, cells: [{ text }], ...rest });
  const columns = [
    column("model", "模型甲", { isKey: true }),
    column("wide", "0123456"),
    column("n", "3", { isJoined: true }),
    column("c", "4"),
  ];
  expect(layGrid(columns, { width: 22, isColour: false })).toEqual([
    "model   wide     n  c",
    "模型甲  0123456  3  4",
  ]);
  expect(layGrid(columns, { width: 18, isColour: false })).toEqual([
    "model   wide     n",
    "模型甲  0123456  3",
    "",
    "model   c",
    "模型甲  4",
  ]);
  expect(layGrid(columns, { width: 16, isColour: false })).toEqual([
    "模型甲",
    "  wide: 0123456",
    "  n: 3",
    "  c: 4",
  ]);
});

it("is never wider than the terminal", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "模", "é", "👩‍👩‍👧", " ", "-"), maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 20, max: 90 }),
      (rows, width) => {
        const columns = [
          { title: "name", least: 10, isKey: true, cells: rows.map(([name]) => ({ text: name })) },
          { title: "kept", cells: rows.map(([, kept]) => ({ text: kept })) },
          { title: "last", least: 5, cells: rows.map(([, , last]) => ({ text: last })) },
        ];
        for (const line of layGrid(columns, { width, isColour: false }))
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        for (const line of wrapToWidth(rows.flat().join(" "), width, "  "))
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
