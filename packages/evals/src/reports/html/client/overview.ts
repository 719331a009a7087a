/// <reference lib="dom" />

import type { Comparison, ModelSummary, Summary } from "../../../log/summary.ts";
import type { PageContext } from "../page-data.ts";
import type { Dom } from "./dom.ts";
import type { Figures } from "../../figures.ts";
import type { Plot } from "./plot.ts";

/** What was run, the scores with their intervals, and the paired differences. */
export function makeOverview(
  context: PageContext,
  { element, button, fill }: Dom,
  figures: Figures,
  plot: Plot,
) {
  const { index } = context;
  let metricId = index.metric;

  const whole = (value: number) => new Intl.NumberFormat(context.view.language).format(value);

  const isPair = () => index.runs.length > 1;
  const markOf = (run: number, model: string) =>
    index.columns.find((column) => column.run === run && column.model === model)?.label ?? "";

  function factsOf({ run }: Summary): [string, string][] {
    const words = context.words();
    const { dataset, provenance } = run;
    const { machine } = provenance;
    const revision =
      provenance.revision === undefined
        ? words.noRevision
        : `${provenance.revision.slice(0, 12)}${provenance.isDirty === true ? ` (${words.dirty})` : ""}`;
    const memory = `${Math.round(machine.memoryBytes / 2 ** 30)} GiB`;
    const versions = Object.entries(provenance.versions).map(([name, version]) => `${name} ${version}`);
    return [
      [words.facts.dataset, dataset.source],
      [words.facts.licence, dataset.licence],
      [words.facts.size, `${whole(dataset.size)} (${dataset.hash})`],
      [words.facts.run, run.id],
      [words.facts.started, run.startedAt.replace("T", " ").replace(/(?:\.\d+)?Z$/u, " UTC")],
      [words.facts.epochs, String(run.epochs)],
      [words.facts.seed, run.seed],
      [words.facts.revision, revision],
      [words.facts.machine, `${machine.os} ${machine.arch}, ${machine.cpu} × ${machine.cores}, ${memory}`],
      [words.facts.versions, versions.join(", ")],
    ];
  }

  /** What was run; with two runs, both where they differ. */
  function runs(): HTMLElement {
    const words = context.words();
    const [first = [], second] = index.runs.map(factsOf);
    const facts = first.map(([name, value], at) => {
      const other = second?.[at]?.[1] ?? value;
      const values = other === value ? [value] : [`1: ${value}`, `2: ${other}`];
      return element(
        "div",
        {},
        element("dt", {}, name),
        ...values.map((text) => element("dd", {}, element("bdi", {}, text))),
      );
    });
    const notices = index.runs.flatMap(({ isComplete, aggregates, run }) => {
      if (isComplete) return [];
      const sum = (kind: "planned" | "runErrors" | "missing") =>
        whole(aggregates.models.reduce((total, { counts }) => total + counts[kind], 0));
      const gaps = { all: sum("planned"), lost: sum("runErrors"), missing: sum("missing") };
      const which = isPair() ? `${run.id}: ` : "";
      return [element("p", { class: "notice warn" }, which + fill(words.incomplete, gaps))];
    });
    return element("div", { class: "runs" }, ...notices, element("dl", { class: "facts" }, ...facts));
  }

  interface Row {
    run: number;
    summary: Summary;
    model: ModelSummary;
  }

  function rowsOf(): Row[] {
    return index.columns.flatMap(({ run, model: address }) => {
      const summary = index.runs[run];
      const model = summary?.aggregates.models.find((each) => each.model === address);
      return summary === undefined || model === undefined ? [] : [{ run, summary, model }];
    });
  }

  const kindOf = ({ kind }: ModelSummary) =>
    kind === "baseline" ? context.words().baseline : kind === "engine" ? context.words().engine : "";

  function scoreTable(rows: readonly Row[], metricIds: readonly string[]): HTMLElement {
    const words = context.words();
    const { columns } = words;
    const failure = (value: number) => element("td", { class: value > 0 ? "bad" : "" }, whole(value));
    const head = [
      columns.model,
      ...metricIds.flatMap((id) => [id, columns.n]),
      columns.tries,
      columns.failed,
      columns.lost,
      columns.unscored,
      columns.missing,
      columns.latency,
      columns.cost,
      columns.tokens,
    ];
    const body = rows.map(({ run, summary, model }) => {
      const { counts } = model;
      const measured = summary.measurements.find((each) => each.model === model.model);
      const latency = measured?.latencyMs;
      return element(
        "tr",
        {},
        element(
          "th",
          { scope: "row" },
          element("b", { class: "mark" }, markOf(run, model.model)),
          element("bdi", {}, model.model),
          element("small", {}, kindOf(model)),
        ),
        ...metricIds.flatMap((id) => [
          element("td", {}, figures.formatEstimate(model.metrics[id])),
          element("td", {}, whole(model.metrics[id]?.samples ?? 0)),
        ]),
        element("td", {}, `${whole(counts.counted)} / ${whole(counts.planned)}`),
        ...[counts.solverErrors, counts.runErrors, counts.unscored, counts.missing].map(failure),
        element("td", {}, figures.formatLatency(latency)),
        element("td", {}, figures.formatCost(measured?.costMicros)),
        element(
          "td",
          {},
          measured === undefined
            ? figures.noFigure
            : `${whole(measured.inputTokens)} / ${whole(measured.outputTokens)}`,
        ),
      );
    });
    return scroller(fill(words.tableOf, { what: words.scores }), head, body);
  }

  /** The most frequent errors of each model that has some. */
  function causes(rows: readonly Row[]): HTMLElement[] {
    const words = context.words();
    const most = 3;
    const items = rows.flatMap(({ run, model: { model, errors } }) => {
      if (errors.length === 0) return [];
      const others = errors.slice(most).reduce((sum, { count }) => sum + count, 0);
      const lines = errors
        .slice(0, most)
        .map(({ code, message, count }) => `${whole(count)} × ${code}: ${message}`);
      if (others > 0) lines.push(fill(words.otherCauses, { n: whole(others) }));
      return [
        element("dt", {}, element("b", { class: "mark" }, markOf(run, model)), element("bdi", {}, model)),
        ...lines.map((line) => element("dd", {}, element("bdi", {}, line))),
      ];
    });
    if (items.length === 0) return [];
    return [element("p", { class: "quiet" }, words.causes), element("dl", { class: "causes" }, ...items)];
  }

  function scroller(label: string, head: readonly string[], body: readonly Node[]): HTMLElement {
    return element(
      "div",
      { class: "scroller", role: "region", tabindex: "0", "aria-label": label },
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
        element("tbody", {}, ...body),
      ),
    );
  }

  function scores(): HTMLElement {
    const words = context.words();
    const rows = rowsOf();
    const metrics = index.runs[0]?.run.suite.metrics ?? [];
    const shown = metrics.find(({ id }) => id === metricId) ?? metrics[0];
    const level = Math.round((rows[0]?.model.metrics[shown?.id ?? ""]?.level ?? 0.95) * 100);
    const lower = shown?.isLowerBetter === true ? ` (${words.lowerBetter})` : "";
    const section = element(
      "section",
      { "aria-labelledby": "scores" },
      element("h2", { id: "scores" }, words.scores),
    );
    if (metrics.length > 1)
      section.append(
        element(
          "div",
          { class: "segments", role: "group", "aria-label": words.metric },
          ...metrics.map(({ id }) =>
            button(
              id,
              () => {
                metricId = id;
                const next = scores();
                section.replaceWith(next);
                next.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
              },
              { "aria-pressed": String(id === shown?.id) },
            ),
          ),
        ),
      );
    section.append(
      plot(
        rows.map(({ run, model }) => ({
          mark: markOf(run, model.model),
          name: model.model,
          note: kindOf(model),
          estimate: model.metrics[shown?.id ?? ""],
          isFilled: true,
          isQuiet: model.kind === "baseline",
        })),
        {
          isDifference: false,
          caption: `${shown?.id ?? ""}${lower}. ${fill(words.scoresNote, { n: level })}`,
        },
      ),
      scoreTable(
        rows,
        metrics.map(({ id }) => id),
      ),
      ...causes(rows),
    );
    return section;
  }

  function differences(
    title: string,
    caption: string,
    rows: readonly { mark: string; name: string; comparison: Comparison }[],
  ): HTMLElement {
    const words = context.words();
    const { columns } = words;
    const body = rows.map(({ mark, name, comparison }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, element("b", { class: "mark" }, mark), element("bdi", {}, name)),
        element("td", {}, figures.formatDifference(comparison.difference)),
        element("td", {}, figures.formatP(comparison.p)),
        element(
          "td",
          {},
          `${figures.formatP(comparison.adjustedP)}${comparison.isSignificant ? ` · ${words.significant}` : ""}`,
        ),
        element(
          "td",
          {},
          comparison.wins === undefined ? figures.noFigure : `${comparison.wins} : ${comparison.losses ?? 0}`,
        ),
        element("td", {}, whole(comparison.difference.samples)),
      ),
    );
    return element(
      "section",
      {},
      element("h2", {}, title),
      plot(
        rows.map(({ mark, name, comparison }) => ({
          mark,
          name,
          note: "",
          estimate: comparison.difference,
          isFilled: comparison.isSignificant,
          isQuiet: false,
        })),
        { isDifference: true, caption },
      ),
      scroller(
        fill(words.tableOf, { what: title }),
        [columns.model, columns.difference, columns.p, columns.holm, columns.wins, words.samples],
        body,
      ),
    );
  }

  function paired(): HTMLElement[] {
    const words = context.words();
    return index.runs.flatMap(({ aggregates }, run) => {
      if (aggregates.comparisons.length === 0) return [];
      const rows = aggregates.comparisons.map((comparison) => ({
        mark: `${markOf(run, comparison.model)}−${markOf(run, comparison.against)}`,
        name: `${comparison.model} − ${comparison.against}`,
        comparison,
      }));
      const which = isPair() ? `: ${run === 0 ? words.baseRun : words.otherRun}` : "";
      const { metric } = index;
      return [differences(fill(words.paired, { metric }) + which, fill(words.pairedNote, { metric }), rows)];
    });
  }

  function between(): HTMLElement[] {
    const words = context.words();
    const { diff, metric } = index;
    if (diff === undefined) return [];
    const title = fill(words.between, { metric });
    const rows = diff.between.map((comparison) => ({
      mark: `${markOf(1, comparison.model)}−${markOf(0, comparison.model)}`,
      name: comparison.model,
      comparison,
    }));
    const notes = [
      ...diff.warnings.map((code) => words.warnings[code] ?? code),
      ...(diff.onlyBase.length > 0 ? [`${words.onlyBase}: ${diff.onlyBase.join(", ")}`] : []),
      ...(diff.onlyOther.length > 0 ? [`${words.onlyOther}: ${diff.onlyOther.join(", ")}`] : []),
    ].map((text) => element("p", { class: "notice warn" }, text));
    if (rows.length === 0)
      return notes.length === 0 ? [] : [element("section", {}, element("h2", {}, title), ...notes)];
    const section = differences(title, fill(words.betweenNote, { metric }), rows);
    section.querySelector("h2")?.after(...notes);
    return [section];
  }

  return () => [runs(), ...between(), scores(), ...paired()];
}
