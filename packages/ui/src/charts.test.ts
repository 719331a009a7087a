import { readFileSync } from "node:fs";
import { createElement, type ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { BarChart } from "./bar-chart.tsx";
import { HeatTable, mostTint, tintOf } from "./heat-table.tsx";
import { LineChart } from "./line-chart.tsx";
import { ScatterChart } from "./scatter-chart.tsx";
import { renderStatic } from "./testing/render-static.ts";
import { TornadoChart } from "./tornado-chart.tsx";

const odd = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -0,
  -3,
  7,
  Number.MAX_VALUE,
  5e-324,
];

/** Every kind of chart over the same figures. */
function chartsOf(values: readonly number[]): readonly ReactNode[] {
  const items = values.map((value, index) => ({ id: `i${index}`, label: `Item ${index}`, value }));
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 0];
  return (["linear", "log"] as const).flatMap((scale) => [
    createElement(BarChart, { title: "Bars", scale, items: items.map((item) => ({ ...item, low, high })) }),
    createElement(LineChart, {
      title: "Lines",
      scale,
      series: [
        { id: "a", label: "A", points: values.map((y, x) => ({ x, y, low, high })) },
        { id: "b", label: "B", points: values.map((x) => ({ x, y: 1 })) },
      ],
    }),
    createElement(LineChart, {
      title: "Time",
      x: "time",
      series: [{ id: "a", label: "A", points: values.map((y) => ({ x: new Date(y), y })) }],
    }),
    createElement(ScatterChart, {
      title: "Points",
      xLabel: "X",
      yLabel: "Y",
      xScale: scale,
      yScale: scale,
      front: { x: "low", y: "high" },
      points: items.map(({ id, label, value }) => ({
        id,
        label,
        x: value,
        y: value,
        xLow: low,
        xHigh: high,
      })),
    }),
    createElement(HeatTable, {
      title: "Heat",
      rows: items,
      columns: [{ id: "c", label: "C" }],
      cells: items.map(({ id, value }) => ({ row: id, column: "c", value })),
    }),
    createElement(TornadoChart, {
      title: "Tornado",
      inputs: items.map(({ id, label, value }) => ({ id, label, low: value, high, base: 1 })),
    }),
  ]);
}

describe("charts", () => {
  test("never print NaN, Infinity or undefined, whatever the figures are", () => {
    const cases = [[], ...odd.map((value) => [value]), [5, 5, 5], odd, [...odd].toReversed(), [1e-9, 1e12]];
    for (const values of cases) {
      for (const chart of chartsOf(values)) {
        for (const locale of ["en", "zh"] as const) {
          expect(renderStatic(chart, locale)).not.toMatch(/NaN|Infinity|undefined|∞/u);
        }
      }
    }
  });

  test("say so when there is nothing to draw", () => {
    for (const chart of chartsOf([])) expect(renderStatic(chart)).toContain("Nothing to draw.");
    for (const chart of chartsOf([])) expect(renderStatic(chart)).not.toContain("<svg");
  });

  test("have a title, a drawing that is summed up, marks with titles, and the figures as a table", () => {
    for (const chart of chartsOf([1, 20, 300])) {
      const html = renderStatic(chart);
      expect(html).toMatch(/<figure[^>]*><figcaption>/u);
      expect(html).toMatch(/<table[^>]*><caption/u);
      if (html.includes("Heat")) continue;
      expect(html).toMatch(/<svg role="img" aria-label="[^"]{20,}"/u);
      expect(html).toContain("<title>");
      expect(html).toMatch(/<details[^>]*><summary[^>]*>.*Show as table/u);
    }
  });

  test("show the same figures in the drawing and in the table", () => {
    const values = [12, 3456, 0.078];
    const html = renderStatic(
      createElement(BarChart, {
        title: "Bars",
        items: values.map((value, index) => ({ id: String(index), label: `Item ${index}`, value })),
      }),
    );
    const [drawing = "", table = ""] = html.split("<details");
    for (const figure of ["12", "3.46K", "0.078"]) {
      expect(drawing).toContain(`>${figure}<`);
      expect(drawing).toContain(`: ${figure}</title>`);
      expect(table).toContain(`>${figure}</td>`);
    }
  });

  test("order bars by value with the missing last", () => {
    const items = [2, Number.NaN, 9, 4].map((value, index) => ({
      id: String(index),
      label: `L${index}`,
      value,
    }));
    const labels = (sort: "ascending" | "descending") =>
      [
        ...(renderStatic(createElement(BarChart, { title: "Bars", items, sort }))
          .split("<details")[0]
          ?.matchAll(/>(L\d)</gu) ?? []),
      ].map(([, label]) => label);
    expect(labels("descending")).toEqual(["L2", "L3", "L0", "L1"]);
    expect(labels("ascending")).toEqual(["L0", "L3", "L2", "L1"]);
  });

  test("sort a tornado by span and put both directions beside the base", () => {
    const html = renderStatic(
      createElement(TornadoChart, {
        title: "Cost",
        inputs: [
          { id: "a", label: "Small", low: 9, high: 11, base: 10 },
          { id: "b", label: "Large", low: 14, high: 6, base: 10, lowInput: "1%", highInput: "5%" },
        ],
      }),
    );
    expect(html.indexOf("Large")).toBeLessThan(html.indexOf("Small"));
    expect(html).toContain("Around 10, Large moves the result most: from 6 to 14.");
    expect(html).toContain("14 (1%)");
  });

  test("keep links out of the drawing", () => {
    const html = renderStatic(
      createElement(ScatterChart, {
        title: "Points",
        xLabel: "X",
        yLabel: "Y",
        points: [{ id: "a", label: "A", x: 1, y: 2, href: "/a" }],
      }),
    );
    for (const [drawing] of html.matchAll(/<svg role="img".*?<\/svg>/gu))
      expect(drawing).not.toContain("<a ");
    expect(html).toContain('<a href="/a" aria-label="A: X 1, Y 2"');
  });
});

describe("the heat table", () => {
  test("prints a dash for what is missing and the error for what failed", () => {
    const html = renderStatic(
      createElement(HeatTable, {
        title: "Scores",
        rows: [{ id: "r", label: "R" }],
        columns: ["x", "y", "z"].map((id) => ({ id, label: id })),
        cells: [
          { row: "r", column: "x", value: 0.5, href: "/run" },
          { row: "r", column: "y", error: "timed out" },
        ],
      }),
    );
    expect(html).toContain('href="/run"');
    expect(html).toContain('title="timed out"');
    expect(html).toContain(">–<");
  });

  test("keeps a contrast of 4.5 between its figures and every tint in both themes", () => {
    const pairs = themeColors();
    for (const theme of [0, 1] as const) {
      const color = (name: string) => rgb(pairs.get(name)?.[theme] ?? "");
      for (const tint of ["accent", "chart-2"]) {
        for (let share = 0; share <= mostTint; share += 1) {
          const ground = mix(color(tint), color("surface"), share / 100);
          expect(contrast(color("ink"), ground)).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  test("tints by size, and by sign where there are both", () => {
    expect(tintOf(10, [0, 10])).toContain(`var(--color-accent) ${mostTint}%`);
    expect(tintOf(0, [0, 10])).toContain("var(--color-accent) 0%");
    expect(tintOf(-10, [-10, 5])).toContain(`var(--color-chart-2) ${mostTint}%`);
    expect(tintOf(3, [3, 3])).not.toContain("NaN");
  });
});

type Rgb = readonly [number, number, number];

function themeColors(): ReadonlyMap<string, readonly [string, string]> {
  const css = readFileSync(new URL("../theme.css", import.meta.url), "utf8");
  const found = css.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/gu);
  return new Map([...found].map(([, name = "", light = "", dark = ""]) => [name, [light, dark]]));
}

function rgb(hex: string): Rgb {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16);
  return [part(1), part(3), part(5)];
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2) => one[at] * share + other[at] * (1 - share);
  return [part(0), part(1), part(2)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
