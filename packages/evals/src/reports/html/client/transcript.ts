/// <reference lib="dom" />

import type { PageContext, PageDetail, PageResult, PageSample } from "../page-data.ts";
import type { CallRecord } from "../../../solver.ts";
import type { Figures } from "../../figures.ts";
import type { Dom } from "./dom.ts";
import type { wordDiff } from "./word-diff.ts";

/** What was asked, expected, answered and scored: one sample under one model, with all its tries. */
export function makeTranscript(
  context: PageContext,
  { element, button, fill }: Dom,
  figures: Figures,
  diffWords: typeof wordDiff,
) {
  const { index, view } = context;
  const mostShown = 8_000;

  /** Foreign text as it is, with its own direction; the end of a very long one is shown when asked for. */
  function textBlock(text: string, className = "text"): HTMLElement {
    const node = element("div", { class: className, dir: "auto" }, text.slice(0, mostShown));
    if (text.length <= mostShown) return node;
    const whole = new Intl.NumberFormat(view.language).format(text.length);
    const more = button(fill(context.words().showAll, { n: whole }), () => {
      node.textContent = text;
      more.remove();
    });
    return element("div", {}, node, more);
  }

  function jsonBlock(value: unknown): HTMLElement {
    if (typeof value === "string") return textBlock(value);
    return textBlock(JSON.stringify(value, null, 2) ?? "", "text code");
  }

  function titled(title: string, ...children: (Node | string)[]): HTMLElement {
    return element("section", { class: "block" }, element("h4", {}, title), ...children);
  }

  function callBlock({ name, arguments: given, output, isError }: CallRecord): HTMLElement {
    const words = context.words();
    const node = element(
      "details",
      { class: isError === true ? "call bad" : "call" },
      element(
        "summary",
        {},
        `${words.call} `,
        element("code", {}, name),
        isError === true ? element("em", {}, ` ${words.callFailed}`) : "",
      ),
      element("h5", {}, words.arguments),
      jsonBlock(given),
    );
    if (output !== undefined) node.append(element("h5", {}, words.output), jsonBlock(output));
    return node;
  }

  function scores({ scores: all, errors }: PageResult): HTMLElement[] {
    const words = context.words();
    const rows = Object.entries(all).map(([scorer, { value, why, details }]) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, element("bdi", {}, scorer)),
        element(
          "td",
          { class: "figure" },
          value === null ? words.notJudged : figures.formatFixed(value, Number.isInteger(value) ? 0 : 2),
        ),
        element(
          "td",
          {},
          textBlock(why ?? ""),
          details === undefined ? "" : folded(words.details, jsonBlock(details)),
        ),
      ),
    );
    const blocks: HTMLElement[] = [];
    if (rows.length > 0)
      blocks.push(titled(words.scoreOf, element("table", { class: "why" }, element("tbody", {}, ...rows))));
    if (errors.length > 0)
      blocks.push(
        titled(
          words.errors,
          ...errors.map(({ code, message, scorer }) =>
            element(
              "div",
              { class: "notice bad" },
              element("code", {}, scorer === undefined ? code : `${code} (${scorer})`),
              textBlock(message),
            ),
          ),
        ),
      );
    return blocks;
  }

  function folded(title: string, ...children: Node[]): HTMLElement {
    return element("details", {}, element("summary", {}, title), ...children);
  }

  function attempt(result: PageResult, sample: PageSample | undefined): HTMLElement {
    const words = context.words();
    const { measured } = result;
    const badge = element(
      "span",
      { class: "badge", "data-outcome": context.letters[result.outcome] },
      words.outcomes[result.outcome] ?? result.outcome,
    );
    const cost =
      measured.costMicros === undefined
        ? ""
        : ` · ${words.columns.cost} ${figures.formatCost(measured.costMicros)}`;
    const cached = measured.isCached ? ` · ${words.cached}` : "";
    const tokens = `${words.columns.tokens} ${measured.inputTokens} / ${measured.outputTokens}`;
    const expected =
      sample?.expected === undefined
        ? element("p", { class: "quiet" }, words.noExpected)
        : jsonBlock(sample.expected);
    const answer =
      result.text === undefined || result.text === ""
        ? element("p", { class: "quiet" }, words.noAnswer)
        : textBlock(result.text);
    const node = element(
      "div",
      { class: "attempt" },
      element(
        "p",
        { class: "attempt-head" },
        ...(index.epochs > 1 ? [`${words.epoch} ${result.epoch} `] : []),
        badge,
        element("small", {}, `${figures.formatMs(measured.latencyMs)}${cost} · ${tokens}${cached}`),
      ),
      element("div", { class: "beside" }, titled(words.expected, expected), titled(words.answer, answer)),
      ...scores(result),
    );
    const messages = (result.transcript ?? []).map(({ role, text, calls = [] }) =>
      element(
        "li",
        { class: `message ${role}` },
        element("b", {}, words.roles[role] ?? role),
        text === "" ? "" : textBlock(text),
        ...calls.map(callBlock),
      ),
    );
    if (messages.length > 0)
      node.append(titled(words.transcript, element("ol", { class: "messages" }, ...messages)));
    if (result.calls !== undefined && result.calls.length > 0)
      node.append(titled(words.calls, ...result.calls.map(callBlock)));
    if (result.more !== undefined) node.append(folded(words.more, jsonBlock(result.more)));
    return node;
  }

  /** The answers of both runs to the same sample by the same model, word by word. */
  function comparison(detail: PageDetail, shown: number): HTMLElement[] {
    const words = context.words();
    const column = index.columns[shown];
    const pair = index.columns.flatMap((each, position) => (each.model === column?.model ? [position] : []));
    const [one, two] = pair;
    if (index.diff === undefined || one === undefined || two === undefined) return [];
    if (detail.samples[0] !== null && detail.samples[1] !== null)
      return [element("p", { class: "notice warn" }, words.changedContent)];
    const epochs =
      view.epoch > 0 ? [view.epoch] : Array.from({ length: index.epochs }, (_, epoch) => epoch + 1);
    return epochs.flatMap((epoch) => {
      const [before, after] = [one, two].map((position) =>
        detail.results[position]?.find((result) => result.epoch === epoch),
      );
      if (before === undefined || after === undefined) return [];
      const title = index.epochs > 1 ? `${words.answers} (${words.epoch} ${epoch})` : words.answers;
      const [was, is] = [before.text ?? "", after.text ?? ""];
      if (was === is) return [titled(title, element("p", { class: "quiet" }, words.sameAnswer))];
      const spans = diffWords(was, is);
      const side = (label: string, kind: "gone" | "new") =>
        titled(
          label,
          element(
            "div",
            { class: "text", dir: "auto" },
            ...spans.flatMap(({ kind: which, text }): (Node | string)[] => {
              if (which === "same") return [text];
              return which === kind ? [element(kind === "gone" ? "del" : "ins", {}, text)] : [];
            }),
          ),
        );
      return [
        titled(title, element("div", { class: "beside" }, side(words.was, "gone"), side(words.is, "new"))),
      ];
    });
  }

  return function transcript(detail: PageDetail, shown: number): Node[] {
    const words = context.words();
    const column = index.columns[shown];
    const sample =
      detail.samples[column?.run ?? 0] ?? detail.samples.find((each) => each !== null) ?? undefined;
    const results = (detail.results[shown] ?? []).filter(
      ({ epoch }) => view.epoch === 0 || epoch === view.epoch,
    );
    const facts =
      sample === undefined
        ? []
        : [
            [words.cluster, sample.cluster] as const,
            [words.hash, sample.hash] as const,
            ...Object.entries(sample.metadata ?? {}).map(
              ([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)] as const,
            ),
          ];
    return [
      ...(sample === undefined ? [] : [titled(words.input, jsonBlock(sample.input))]),
      ...comparison(detail, shown),
      ...(results.length === 0 ? [element("p", { class: "notice" }, words.notTried)] : []),
      ...results.map((result) => attempt(result, sample)),
      folded(
        words.metadata,
        element(
          "dl",
          { class: "facts" },
          ...facts.map(([name, value]) =>
            element(
              "div",
              {},
              element("dt", {}, element("bdi", {}, name)),
              element("dd", {}, element("bdi", {}, value)),
            ),
          ),
        ),
      ),
    ];
  };
}

export type Transcript = ReturnType<typeof makeTranscript>;
