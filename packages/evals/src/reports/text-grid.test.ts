import * as fc from "fast-check";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { cutToWidth, layGrid, wrapToWidth } from "./text-grid.ts";

it("counts East Asian characters as two columns", () => {
  expect(cutToWidth("模型", 4)).toBe("模型");
  expect(cutToWidth("模型模型", 6)).toBe("模型…");
  expect(cutToWidth("模型模型", 4)).toBe("模…");
});

it("keeps what has no order, and of the rest what fits", () => {
  const column = (title: string, text: string, dropOrder?: number) => ({
    title,
    cells: [{ text }],
    ...(dropOrder !== undefined && { dropOrder }),
  });
  const columns = [
    column("model", "模型甲"),
    column("wide", "0123456789", 1),
    column("n", "3"),
    column("c", "4", 2),
  ];
  expect(layGrid(columns, { width: 15, isColour: false })).toEqual({
    lines: ["model   n  c", "模型甲  3  4"],
    dropped: ["wide"],
  });
});

it("is never wider than the terminal", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "模", "é", "👩‍👩‍👧", " ", "-"), maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 20, max: 90 }),
      (rows, width) => {
        const columns = [
          { title: "name", least: 10, cells: rows.map(([name]) => ({ text: name })) },
          { title: "kept", cells: rows.map(([, kept]) => ({ text: kept })) },
          { title: "optional", dropOrder: 1, cells: rows.map(([, , optional]) => ({ text: optional })) },
        ];
        for (const line of layGrid(columns, { width, isColour: false }).lines)
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        for (const line of wrapToWidth(rows.flat().join(" "), width, "  "))
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
