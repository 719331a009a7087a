import { expect, it } from "vitest";
import { formatInterval, formatLines, formatNumber } from "./format.ts";
import { table } from "./table.ts";

it.each([
  [253_472_060, "253,472,060"],
  [40_509.259_259, "40,509.3"],
  [0.258_717, "0.258717"],
  [2.15e25, "2.150e+25"],
  [0, "0"],
])("prints %d as %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it("prints ranges of figures and of lines", () => {
  expect(formatInterval({ low: 1, high: 2 })).toBe("1–2");
  expect(
    formatLines([
      [8, 8],
      [10, 12],
    ]),
  ).toBe("8, 10–12");
});

it("counts Chinese characters double and cuts the last column only", () => {
  const columns = [
    { title: "甲", value: ([left = ""]: string[]) => left },
    { title: "B", value: ([, right = ""]: string[]) => right },
  ];
  const rows = [
    ["算力", "x".repeat(200)],
    ["ab", "y"],
  ];
  const [head, first, second] = table(rows, columns, 60).split("\n");
  expect(head).toBe("甲    B");
  expect(first).toBe(`算力  ${"x".repeat(53)}…`);
  expect(second).toBe("ab    y");
});
