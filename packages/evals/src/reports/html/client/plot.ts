/// <reference lib="dom" />

import type { Estimate } from "../../../log/summary.ts";
import type { Dom } from "./dom.ts";
import type { Figures } from "../../figures.ts";

export interface PlotRow {
  mark: string;
  name: string;
  note: string;
  estimate: Estimate | undefined;
  isFilled: boolean;
  isQuiet: boolean;
}

/** Dots with whiskers, one row each. Positions are shares of the width, so that text keeps its size on any screen. */
export function makePlot({ element, svg }: Dom, figures: Figures) {
  function rangeOf(rows: readonly PlotRow[], isDifference: boolean): [number, number] {
    const ends = rows.flatMap(({ estimate }) =>
      estimate === undefined
        ? []
        : [estimate.value, estimate.low ?? estimate.value, estimate.high ?? estimate.value],
    );
    if (isDifference) {
      const most = Math.max(0.01, ...ends.map(Math.abs));
      return [-nice(most), nice(most)];
    }
    const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    return least >= 0 && most <= 1 ? [0, 1] : [least < 0 ? -nice(-least) : 0, nice(most)];
  }

  /** The next figure whose half and quarter are short to write. */
  function nice(value: number): number {
    if (!(value > 0)) return 1;
    const power = 10 ** Math.floor(Math.log10(value));
    const step = [1, 2, 4, 6, 8, 10].find((each) => each * power >= value * 0.999_999) ?? 10;
    return step * power;
  }

  return function plot(
    rows: readonly PlotRow[],
    { isDifference, caption }: { isDifference: boolean; caption: string },
  ): HTMLElement {
    const [from, to] = rangeOf(rows, isDifference);
    const at = (value: number) => `${(((value - from) / (to - from)) * 100).toFixed(2)}%`;
    const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => from + share * (to - from));
    const decimals = Math.max(0, (isDifference ? 1 : 2) - Math.floor(Math.log10(to)));
    const grid = () =>
      ticks.map((tick) =>
        svg("line", {
          x1: at(tick),
          x2: at(tick),
          y1: 0,
          y2: "100%",
          class: isDifference && Math.abs(tick) < 1e-9 ? "zero" : "grid",
        }),
      );
    const picture = ({ estimate, isFilled, isQuiet }: PlotRow) => {
      const node = svg("svg", { class: isQuiet ? "quiet" : "", "aria-hidden": "true" }, ...grid());
      if (estimate === undefined) return node;
      const { value, low, high } = estimate;
      if (low !== undefined && high !== undefined) {
        node.append(svg("line", { x1: at(low), x2: at(high), y1: 14, y2: 14, class: "whisker" }));
        for (const end of [low, high])
          node.append(svg("line", { x1: at(end), x2: at(end), y1: 9, y2: 19, class: "whisker" }));
      }
      node.append(svg("circle", { cx: at(value), cy: 14, r: 5, class: isFilled ? "dot" : "dot hollow" }));
      return node;
    };
    const lines = rows.map((row) =>
      element(
        "div",
        { class: "plot-row" },
        element(
          "span",
          { class: "plot-name" },
          element("b", { class: "mark" }, row.mark),
          element("bdi", {}, row.name),
          row.note === "" ? "" : element("small", {}, row.note),
        ),
        element("span", { class: "plot-area" }, picture(row)),
        element(
          "span",
          { class: "figure" },
          isDifference && row.estimate !== undefined
            ? figures.formatDifference(row.estimate)
            : figures.formatEstimate(row.estimate),
        ),
      ),
    );
    const axis = svg(
      "svg",
      { "aria-hidden": "true" },
      ...ticks.map((tick, index) => {
        const anchor = index === 0 ? "start" : index === ticks.length - 1 ? "end" : "middle";
        const text = svg("text", { x: at(tick), y: 12, "text-anchor": anchor });
        text.textContent = figures.formatFixed(tick, decimals, isDifference);
        return text;
      }),
    );
    return element(
      "figure",
      {},
      element("figcaption", {}, caption),
      ...lines,
      element(
        "div",
        { class: "plot-row axis" },
        element("span"),
        element("span", { class: "plot-area" }, axis),
        element("span"),
      ),
    );
  };
}

export type Plot = ReturnType<typeof makePlot>;
