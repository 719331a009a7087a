/// <reference lib="dom" />

import type { PageContext } from "../page-data.ts";
import type { Dom } from "./dom.ts";
import type { Filters } from "./filters.ts";

/** Fills a row of the list: id, change, the beginning of the input, and a mark for each model. */
export function makeRow(context: PageContext, { element }: Dom, filters: Filters) {
  const { index, letters } = context;

  return function fillRow(row: HTMLElement, position: number): void {
    const change = index.diff?.changes[position] ?? "-";
    const cells = filters.columnsShown().map((column) => {
      const outcome = filters.outcomeOf(column, position);
      const name = Object.keys(letters).find((each) => letters[each] === outcome) ?? "mixed";
      const { label = "" } = index.columns[column] ?? {};
      const text = `${label} ${context.words().outcomes[name] ?? name}`;
      return element(
        "span",
        { class: "cell", "data-outcome": outcome, title: text },
        element("span", { class: "unseen" }, `${text}. `),
      );
    });
    row.append(
      element(
        "span",
        { class: "row-text" },
        element(
          "span",
          { class: "row-id" },
          element("bdi", {}, index.ids[position] ?? ""),
          ...(change === "-"
            ? []
            : [
                element(
                  "span",
                  { class: "badge", "data-change": change },
                  context.words().changes[change] ?? change,
                ),
              ]),
        ),
        element("span", { class: "row-preview", dir: "auto" }, index.previews[position] ?? ""),
      ),
      element("span", { class: "cells" }, ...cells),
    );
  };
}
