import { describe, expect, test } from "vitest";
import { axisTicks } from "./chart-axis.tsx";
import { compactFormat, figureFormat, plainTickLabels, tickLabels } from "./chart-format.ts";
import { paretoFront } from "./chart-front.ts";
import { placeLabels, spreadLabels } from "./chart-labels.ts";
import { chartScale, extentOf, timeScale } from "./chart-scale.ts";

const odd = [
  0,
  -0,
  1,
  -1,
  1e-320,
  5e-324,
  1e300,
  -1e300,
  Number.MAX_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0.1 + 0.2,
  1 / 3,
];

describe("scales of charts", () => {
  test("a linear scale from zero ends at nice numbers", () => {
    const scale = chartScale([3, 47], { isFromZero: true });
    expect(scale?.domain).toEqual([0, 50]);
    expect(scale?.ticks(5)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(scale?.at(25)).toBe(0.5);
  });

  test("a logarithmic scale holds ten orders of magnitude in few ticks", () => {
    const scale = chartScale([2e4, 3.1e14], { kind: "log" });
    expect(scale?.domain).toEqual([1e4, 1e15]);
    expect(scale?.ticks(6)).toEqual([1e4, 1e7, 1e10, 1e13]);
    expect(scale?.at(0)).toBeUndefined();
    expect(scale?.at(-5)).toBeUndefined();
    expect(chartScale([3, 60], { kind: "log" })?.ticks(7)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  });

  test("what cannot be drawn makes no scale", () => {
    expect(chartScale([])).toBeUndefined();
    expect(chartScale([Number.NaN, undefined])).toBeUndefined();
    expect(chartScale([-1, 0], { kind: "log" })).toBeUndefined();
    expect(timeScale([Number.NaN])).toBeUndefined();
    expect(extentOf([Number.POSITIVE_INFINITY])).toBeUndefined();
  });

  test("any pair of numbers gives finite places within the scale and finite ticks within the domain", () => {
    for (const left of odd) {
      for (const right of odd) {
        for (const kind of ["linear", "log"] as const) {
          const scale = chartScale([left, right], { kind });
          if (scale === undefined) continue;
          const [low, high] = scale.domain;
          expect(low).toBeLessThan(high);
          const ticks = scale.ticks(6);
          expect(ticks.every((tick) => tick >= low && tick <= high)).toBe(true);
          expect(ticks.length).toBeLessThan(20);
          const places = [left, right].flatMap((value) => scale.at(value) ?? []);
          expect(places.every((at) => at >= 0 && at <= 1)).toBe(true);
        }
      }
    }
  });

  test("moments are ticked by the calendar", () => {
    const scale = timeScale([Date.UTC(2020, 0, 1), Date.UTC(2024, 0, 1)]);
    const years = scale?.ticks(5).map((tick) => new Date(tick).toISOString().slice(0, 10));
    expect(years).toEqual(["2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01"]);
  });

  test("a narrow chart has fewer ticks than a wide one", () => {
    const scale = chartScale([1e4, 1e14], { kind: "log" });
    const ticks = scale === undefined ? [] : axisTicks(scale, { label: (each) => tickLabels(each, "en") });
    const narrow = ticks.filter(({ width }) => width !== "wide");
    expect(narrow.length).toBeGreaterThan(1);
    expect(narrow.length).toBeLessThan(ticks.length);
  });
});

describe("figures as text", () => {
  test("are short, by the language, and powers of ten beyond words", () => {
    expect(compactFormat("en")(1_234_567)).toBe("1.23M");
    expect(compactFormat("zh")(1_200_000)).toBe("120万");
    expect(compactFormat("en")(2.1e25)).toBe("2.1×10²⁵");
    expect(compactFormat("en")(1e-7)).toBe("10⁻⁷");
    expect(compactFormat("en")(-0)).toBe("0");
    expect(compactFormat("en")(-3.5)).toBe("−3.5");
  });

  test("are never NaN", () => {
    for (const value of odd) expect(figureFormat("en")(value)).not.toMatch(/NaN|∞|undefined/u);
    expect(figureFormat("en", String)(Number.NaN)).toBe("–");
  });

  test("of ticks take the digits that tell them apart", () => {
    expect(tickLabels([1000.1, 1000.2, 1000.3], "en")).toEqual(["1.0001K", "1.0002K", "1.0003K"]);
    expect(plainTickLabels([2019, 2020], "en")).toEqual(["2019", "2020"]);
  });
});

describe("labels and fronts", () => {
  test("labels do not overlap, and one without room is left out", () => {
    const points = [0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.56].map((at, index) => ({
      id: String(index),
      text: "A long name",
      at,
      y: 50,
    }));
    const placed = placeLabels(points, { widths: [300], height: 100 });
    expect(placed.get("0")).toBe("left");
    expect(placed.size).toBeLessThan(points.length);
    expect(placeLabels([{ id: "a", text: "A", at: 1, y: 50 }], { widths: [300], height: 100 }).get("a")).toBe(
      "left",
    );
  });

  test("labels at one height are spread within the plot", () => {
    const heights = spreadLabels([100, 100, 99], 100);
    const ordered = heights.toSorted((left, right) => left - right);
    expect(ordered.every((y, index) => index === 0 || y - (ordered[index - 1] ?? 0) >= 16)).toBe(true);
    expect(Math.max(...heights)).toBeLessThanOrEqual(100);
    expect(heights[2]).toBe(Math.min(...heights));
  });

  test("the front holds the points that none beats", () => {
    const points = [
      { id: "cheap", x: 1, y: 5 },
      { id: "beaten", x: 2, y: 4 },
      { id: "good", x: 3, y: 9 },
      { id: "dear", x: 4, y: 9 },
    ];
    expect(paretoFront(points, { x: "low", y: "high" }).map(({ id }) => id)).toEqual(["cheap", "good"]);
    expect(paretoFront(points, { x: "high", y: "high" }).map(({ id }) => id)).toEqual(["dear"]);
  });
});
