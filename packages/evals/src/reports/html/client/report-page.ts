/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Figures } from "../../figures.ts";
import type { PageContext, PageIndex, PageView } from "../page-data.ts";
import type { Words } from "../words.ts";
import type { Address } from "./address.ts";
import type { Dom } from "./dom.ts";
import type { makeFilters } from "./filters.ts";
import type { makeKeys } from "./keys.ts";
import type { makeOverview } from "./overview.ts";
import type { makePlot } from "./plot.ts";
import type { makeReader } from "./reader.ts";
import type { makeRow } from "./row.ts";
import type { makeTopBar } from "./top-bar.ts";
import type { Store } from "./store.ts";
import type { makeTranscript } from "./transcript.ts";
import type { makeVirtualList } from "./virtual-list.ts";
import type { wordDiff } from "./word-diff.ts";

/** The parts of the page's script; each is shipped as text, so that none reaches for what is outside it. */
export interface PageParts {
  words: Words;
  letters: Readonly<Record<string, string>>;
  dom: Dom;
  store: Store;
  address: Address;
  figures: Figures;
  makePlot: typeof makePlot;
  makeOverview: typeof makeOverview;
  makeFilters: typeof makeFilters;
  makeVirtualList: typeof makeVirtualList;
  makeTranscript: typeof makeTranscript;
  makeReader: typeof makeReader;
  makeKeys: typeof makeKeys;
  makeRow: typeof makeRow;
  makeTopBar: typeof makeTopBar;
  wordDiff: typeof wordDiff;
}

/** The script of the report page. */
export async function reportPage(parts: PageParts): Promise<void> {
  const { words, letters, dom, store, address, figures } = parts;
  const { element, fill } = dom;
  const index: PageIndex = await store.index();
  const view: PageView = {
    query: "",
    model: "",
    outcome: "",
    field: "",
    value: "",
    epoch: 0,
    change: "",
    sample: "",
    shown: "",
    language: "en",
    theme: "",
  };
  address.read(view);
  const context: PageContext = { index, view, letters, words: () => words[view.language] };
  const filters = parts.makeFilters(context, dom, (isSearch) => changed(isSearch));
  const overview = parts.makeOverview(context, dom, figures, parts.makePlot(dom, figures));
  const transcript = parts.makeTranscript(context, dom, figures, parts.wordDiff);
  const reader = parts.makeReader(context, dom, {
    store,
    filters,
    transcript,
    onStep: step,
    onClose: close,
    onShow: () => {
      address.write(view);
      void reader.draw(index.ids.indexOf(view.sample));
    },
  });
  const fillRow = parts.makeRow(context, dom, filters);
  const list = parts.makeVirtualList(dom, {
    rowHeight: 56,
    fillRow: (row, at) => fillRow(row, positions[at] ?? 0),
    onChoose: choose,
  });
  const top = parts.makeTopBar(context, dom, {
    onTheme: () => address.write(view),
    onSamples() {
      samplesTitle.scrollIntoView();
      list.node.focus({ preventScroll: true });
    },
    onLanguage() {
      address.write(view);
      drawAll();
    },
  });
  const summary = element("div", { class: "overview" });
  const toolbar = element("div", { class: "toolbar" });
  const status = element("p", { role: "status", class: "status" });
  const hint = element("p", { class: "hint" });
  const legend = element("p", { class: "legend", "aria-hidden": "true" });
  let positions: number[] = [];
  let found = new Set<number>();
  let searching: AbortController | undefined;

  const activeRow = () => positions.indexOf(index.ids.indexOf(view.sample));

  function say(): void {
    const format = new Intl.NumberFormat(view.language);
    const { found: of, foundOne } = context.words();
    const counted = fill(index.ids.length === 1 ? foundOne : of, {
      n: format.format(positions.length),
      all: format.format(index.ids.length),
    });
    const empty = positions.length === 0 ? ` ${context.words().nothing}` : "";
    status.textContent =
      searching === undefined ? counted + empty : `${counted} · ${context.words().searching}`;
  }

  function refresh(isOther: boolean): void {
    positions = filters.apply(found);
    const labels = filters.columnsShown().map((column) => index.columns[column]?.label ?? "");
    legend.replaceChildren(
      element(
        "span",
        { class: "cells" },
        ...labels.map((label) => element("span", { class: "legend-label" }, label)),
      ),
    );
    list.setRows(positions.length, isOther);
    list.setActive(activeRow());
    say();
  }

  /** A filter was changed: the list follows at once, and a search goes on in the texts that are not unpacked yet. */
  function changed(isSearch: boolean): void {
    const focusedId = document.activeElement?.id ?? "";
    if (isSearch) startSearch();
    refresh(true);
    const isTyping = focusedId === "filter-query" && view.query !== "";
    if (!isTyping) {
      drawToolbar();
      if (focusedId !== "") document.querySelector<HTMLElement>(`#${focusedId}`)?.focus();
    }
    address.write(view);
    void reader.draw(index.ids.indexOf(view.sample));
  }

  function startSearch(): void {
    searching?.abort();
    searching = undefined;
    found = new Set();
    if (view.query === "") return;
    const mine = new AbortController();
    searching = mine;
    const onFound = (more: number[]) => {
      if (more.length === 0) return;
      for (const position of more) found.add(position);
      refresh(false);
    };
    const finish = () => {
      if (searching !== mine) return;
      searching = undefined;
      say();
    };
    void store.search(index, view.query, { signal: mine.signal, onFound }).then(finish, finish);
  }

  function choose(at: number): void {
    const position = positions[at];
    if (position === undefined) return;
    mark(position);
    open();
  }

  function mark(position: number): void {
    view.sample = index.ids[position] ?? "";
    list.setActive(positions.indexOf(position));
    address.write(view);
    void reader.draw(position);
  }

  function step(by: number): void {
    const now = activeRow();
    const next = now < 0 ? 0 : Math.min(positions.length - 1, Math.max(0, now + by));
    const position = positions[next];
    if (position !== undefined) mark(position);
  }

  /** On a narrow screen the reader takes the place of everything else. */
  function open(): void {
    document.body.classList.add("reading");
    if (matchMedia("(max-width: 899px)").matches) scrollTo(0, 0);
    reader.node.focus({ preventScroll: true });
  }

  function close(): void {
    document.body.classList.remove("reading");
    if (matchMedia("(max-width: 899px)").matches) list.node.scrollIntoView({ block: "center" });
    list.node.focus({ preventScroll: true });
    list.setActive(activeRow());
  }

  function drawToolbar(): void {
    toolbar.replaceChildren(filters.controls());
  }

  function drawAll(): void {
    document.documentElement.lang = view.language === "zh" ? "zh-Hans" : "en";
    const text = context.words();
    top.draw();
    summary.replaceChildren(...overview());
    drawToolbar();
    samplesTitle.textContent = text.samples;
    hint.textContent = text.keys;
    list.node.setAttribute("aria-label", text.list);
    refresh(false);
    void reader.draw(index.ids.indexOf(view.sample));
  }

  const samplesTitle = element("h2", { id: "samples" });
  const main = element(
    "main",
    {},
    summary,
    element(
      "section",
      { class: "samples", "aria-labelledby": "samples" },
      samplesTitle,
      toolbar,
      element(
        "div",
        { class: "panes" },
        element(
          "div",
          { class: "list-pane" },
          element("div", { class: "list-head" }, status, legend),
          list.node,
          hint,
        ),
        reader.node,
      ),
    ),
  );
  (document.querySelector("#page") ?? document.body).replaceChildren(top.node, main);
  top.applyTheme();
  if (view.query !== "") startSearch();
  drawAll();
  if (view.sample !== "") document.body.classList.add("reading");
  parts.makeKeys({
    list: list.node,
    reader: reader.node,
    choose: () => choose(Math.max(0, activeRow())),
    step,
    close,
    stepModel: reader.stepModel,
  });
  addEventListener("hashchange", () => {
    address.read(view);
    top.applyTheme();
    startSearch();
    drawAll();
    document.body.classList.toggle("reading", view.sample !== "");
  });
  requestAnimationFrame(() => performance.mark("assay-interactive"));
}
