/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { PageContext, PageView } from "../page-data.ts";
import type { Dom } from "./dom.ts";

/** Which samples are listed, and the controls that say so. */
export function makeFilters(
  context: PageContext,
  { element, button }: Dom,
  onChange: (isSearch: boolean) => void,
) {
  const { index, view, letters } = context;

  /** Letters of a sample's tries under a column, in the epochs that are shown. */
  function triesOf(column: number, position: number): string {
    const { epochs } = index;
    const all = index.outcomes[column]?.slice(position * epochs, (position + 1) * epochs) ?? "";
    return view.epoch > 0 ? (all[view.epoch - 1] ?? "-") : all;
  }

  /** One letter for a row's mark; `m` where epochs differ. */
  function outcomeOf(column: number, position: number): string {
    const tries = triesOf(column, position);
    const first = tries[0] ?? "-";
    return tries === first.repeat(tries.length) ? first : "m";
  }

  function columnsShown(): number[] {
    const all = index.columns.map((_, position) => position);
    const shown = all.filter((position) => index.columns[position]?.label === view.model);
    return shown.length > 0 ? shown : all;
  }

  function hasOutcome(position: number, columns: readonly number[]): boolean {
    if (view.outcome === "") return true;
    if (view.outcome === "disagree") {
      const judged = columns
        .map((column) => outcomeOf(column, position))
        .filter((letter) => "rwfm".includes(letter));
      return judged.includes("r") && judged.some((letter) => letter !== "r");
    }
    if (view.outcome === "mixed") return columns.some((column) => outcomeOf(column, position) === "m");
    const letter = letters[view.outcome] ?? "";
    return columns.some((column) => triesOf(column, position).includes(letter));
  }

  /** Positions of the samples that fit, in order. `found`: those whose texts hold the query, as far as is known. */
  function apply(found: ReadonlySet<number>): number[] {
    const columns = columnsShown();
    const field = index.fields.find(({ name }) => name === view.field);
    const value = view.value === "" ? -1 : (field?.values.indexOf(view.value) ?? -1);
    const needle = view.query.toLowerCase();
    const positions: number[] = [];
    for (let position = 0; position < index.ids.length; position += 1) {
      if (field !== undefined && value >= 0 && field.of[position] !== value) continue;
      if (view.change !== "" && index.diff !== undefined) {
        const change = index.diff.changes[position] ?? "-";
        if (view.change === "any" ? change === "-" : change !== view.change) continue;
      }
      if (!hasOutcome(position, columns)) continue;
      if (
        needle !== "" &&
        !found.has(position) &&
        index.ids[position]?.toLowerCase().includes(needle) !== true &&
        index.previews[position]?.toLowerCase().includes(needle) !== true
      )
        continue;
      positions.push(position);
    }
    return positions;
  }

  function select(
    key: "model" | "outcome" | "field" | "value" | "epoch" | "change",
    label: string,
    options: readonly (readonly [string, string])[],
  ): HTMLElement {
    const control = element("select", { id: `filter-${key}` });
    for (const [value, text] of [["", context.words().all] as const, ...options])
      control.append(element("option", { value }, text));
    control.value = key === "epoch" ? (view.epoch > 0 ? String(view.epoch) : "") : view[key];
    control.addEventListener("change", () => {
      if (key === "epoch") view.epoch = Number(control.value);
      else view[key] = control.value;
      if (key === "field") view.value = "";
      onChange(false);
    });
    return element("div", { class: "field" }, element("label", { for: `filter-${key}` }, label), control);
  }

  function reset(): void {
    const none: Partial<PageView> = {
      query: "",
      model: "",
      outcome: "",
      field: "",
      value: "",
      epoch: 0,
      change: "",
    };
    Object.assign(view, none);
    onChange(true);
  }

  function controls(): HTMLElement {
    const words = context.words();
    const search = element("input", {
      id: "filter-query",
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
    });
    search.value = view.query;
    search.addEventListener("input", () => {
      view.query = search.value.trim();
      onChange(true);
    });
    const outcomes = ["right", "wrong", "failed", "unjudged", "unavailable", "missing"];
    if (index.epochs > 1) outcomes.push("mixed");
    if (index.columns.length > 1) outcomes.push("disagree");
    const field = index.fields.find(({ name }) => name === view.field);
    const node = element(
      "form",
      { class: "filters", role: "search", "aria-label": words.filters },
      element(
        "div",
        { class: "field wide" },
        element("label", { for: "filter-query" }, words.search),
        search,
      ),
      select(
        "model",
        words.model,
        index.columns.map(({ label, model }) => [label, `${label} ${model}`] as const),
      ),
      select(
        "outcome",
        words.outcome,
        outcomes.map((outcome) => [outcome, words.outcomes[outcome] ?? outcome] as const),
      ),
    );
    if (index.diff !== undefined) node.append(select("change", words.change, Object.entries(words.changes)));
    if (index.epochs > 1)
      node.append(
        select(
          "epoch",
          words.epoch,
          Array.from({ length: index.epochs }, (_, epoch) => [String(epoch + 1), String(epoch + 1)] as const),
        ),
      );
    if (index.fields.length > 0)
      node.append(
        select(
          "field",
          words.field,
          index.fields.map(({ name }) => [name, name] as const),
        ),
      );
    if (field !== undefined)
      node.append(
        select(
          "value",
          words.value,
          field.values.map((value) => [value, value] as const),
        ),
      );
    node.append(button(words.reset, reset, { class: "plain" }));
    node.addEventListener("submit", (event) => event.preventDefault());
    return node;
  }

  return { apply, columnsShown, outcomeOf, triesOf, controls };
}

export type Filters = ReturnType<typeof makeFilters>;
