/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { PageContext } from "../page-data.ts";
import type { Dom } from "./dom.ts";
import type { Filters } from "./filters.ts";
import type { Store } from "./store.ts";
import type { Transcript } from "./transcript.ts";

export interface ReaderParts {
  store: Store;
  filters: Filters;
  transcript: Transcript;
  onStep(by: number): void;
  onClose(): void;
  onShow(): void;
}

/** The pane that shows one sample: its heading, a tab for each model, and the transcript. */
export function makeReader(
  context: PageContext,
  { element, button }: Dom,
  { store, filters, transcript, onStep, onClose, onShow }: ReaderParts,
) {
  const { index, view } = context;
  const node = element("section", {
    class: "reader",
    id: "reader",
    tabindex: "-1",
    "aria-labelledby": "reader-title",
  });
  let turn = 0;

  /** The column whose try is shown: the chosen one, or the first that is listed. */
  function shownColumn(): number {
    const columns = filters.columnsShown();
    const chosen = index.columns.findIndex(({ label }) => label === view.shown);
    return columns.includes(chosen) ? chosen : (columns[0] ?? 0);
  }

  function tabs(position: number): HTMLElement {
    const words = context.words();
    const shown = shownColumn();
    return element(
      "div",
      { class: "segments tabs", role: "group", "aria-label": words.model },
      ...filters.columnsShown().map((column) => {
        const { label = "", model = "" } = index.columns[column] ?? {};
        const outcome = filters.outcomeOf(column, position);
        const tab = button("", () => show(label), {
          "aria-pressed": String(column === shown),
          "data-key": "tab",
        });
        tab.append(
          element("span", { class: "cell", "data-outcome": outcome, "aria-hidden": "true" }),
          element("b", {}, label),
          element("bdi", {}, model),
        );
        return tab;
      }),
    );
  }

  function show(label: string): void {
    view.shown = label;
    onShow();
  }

  async function draw(position: number): Promise<void> {
    turn += 1;
    const now = turn;
    const words = context.words();
    if (position < 0) {
      node.replaceChildren(
        element("h3", { id: "reader-title", class: "unseen" }, words.transcript),
        element("p", { class: "quiet choose" }, words.choose),
      );
      return;
    }
    const heading = element("h3", { id: "reader-title" }, element("bdi", {}, index.ids[position] ?? ""));
    const change = index.diff?.changes[position] ?? "-";
    const bar = element(
      "div",
      { class: "reader-bar" },
      button(words.back, onClose, { class: "plain back" }),
      heading,
      ...(change === "-"
        ? []
        : [element("span", { class: "badge", "data-change": change }, words.changes[change] ?? change)]),
      element(
        "span",
        { class: "steps" },
        button("↑", () => onStep(-1), { "aria-label": words.previous, "data-key": "previous" }),
        button("↓", () => onStep(1), { "aria-label": words.next, "data-key": "next" }),
      ),
    );
    const body = await store.detail(index, position).then(
      (detail) => transcript(detail, shownColumn()),
      () => [element("p", { class: "notice bad", role: "alert" }, words.failed)],
    );
    if (now !== turn) return;
    const focused = node.contains(document.activeElement) ? document.activeElement : undefined;
    const key = focused?.getAttribute("data-key");
    node.replaceChildren(bar, tabs(position), ...body);
    node.scrollTop = 0;
    const same = [...node.querySelectorAll<HTMLElement>("[data-key]")].find(
      (each) => each.dataset["key"] === key && each.getAttribute("aria-pressed") !== "false",
    );
    if (focused !== undefined) (same ?? node).focus({ preventScroll: true });
  }

  return {
    node,
    draw,
    /** Shows the next model's try, or the one before. */
    stepModel(by: number): void {
      const columns = filters.columnsShown();
      const at = columns.indexOf(shownColumn());
      const next = columns[(at + by + columns.length) % columns.length] ?? 0;
      view.shown = index.columns[next]?.label ?? "";
      onShow();
    },
  };
}
