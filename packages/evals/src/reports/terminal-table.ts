import type { Comparison, Measurement, ModelSummary, Summary } from "../log/summary.ts";
import { formatCost, formatDifference, formatEstimate, formatLatency, formatP } from "./figures.ts";
import { plainLine } from "./plain-text.ts";
import { describeRun, notesOn } from "./summary-notes.ts";
import { layGrid, painted, wrapToWidth } from "./text-grid.ts";
import type { GridCell, GridColumn, GridOptions } from "./text-grid.ts";

const leastWidth = 20;

/**
 * A summary for a terminal: scores with intervals and the samples behind them, paired differences, and what is
 * incomplete, with its causes. Lines are at most `width` columns wide; columns that do not fit go below.
 */
export function terminalTable(summary: Summary, { width, isColour }: GridOptions): string {
  const options = { width: Math.max(leastWidth, width), isColour };
  const heading = (text: string) => (isColour ? painted(text, "bold") : text);
  const wrapped = (text: string) => wrapToWidth(plainLine(text), options.width, "  ");
  const sections = [
    describeRun(summary).flatMap(wrapped),
    scores(summary, options),
    comparisons(summary, options, heading),
  ];
  const notes = notesOn(summary);
  if (notes.length > 0) {
    const lines = notes.flatMap(({ model, text }) =>
      wrapped(model === undefined ? text : `${model}: ${text}`),
    );
    sections.push([heading("Failed or missing"), ...lines]);
  }
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function scores({ run, aggregates, measurements }: Summary, options: GridOptions): string[] {
  const { models } = aggregates;
  const measured = new Map<string, Measurement>(measurements.map((each) => [each.model, each]));
  const paint = ({ kind }: ModelSummary) => (kind === "baseline" ? ("dim" as const) : undefined);
  const column = (text: (each: ModelSummary) => string, rest: Omit<GridColumn, "cells">): GridColumn => ({
    align: "right",
    ...rest,
    cells: models.map((each) => ({ text: text(each), paint: paint(each) })),
  });
  const samplesOf = (id: string) =>
    column(({ metrics }) => String(metrics[id]?.samples ?? 0), { title: "n", isJoined: true });
  const [headline, ...others] = run.suite.metrics;
  const columns: GridColumn[] = [
    column(({ model, kind }) => `${plainLine(model)}${kind === "baseline" ? " (baseline)" : ""}`, {
      title: "model",
      align: "left",
      least: 18,
      isKey: true,
    }),
  ];
  if (headline !== undefined) {
    const title = `${plainLine(headline.id)}${headline.isLowerBetter === true ? " (less is better)" : ""}`;
    const cells = models.map((each): GridCell => ({
      text: formatEstimate(each.metrics[headline.id]),
      paint: paint(each) ?? "bold",
    }));
    columns.push(
      { title, cells, least: Math.max(...cells.map(({ text }) => text.length)) },
      samplesOf(headline.id),
    );
  }
  columns.push(column(({ counts }) => `${counts.counted}/${counts.planned}`, { title: "tries" }));
  columns.push(...failures(models));
  for (const { id, isLowerBetter } of others)
    columns.push(
      column(({ metrics }) => formatEstimate(metrics[id]), {
        title: `${plainLine(id)}${isLowerBetter === true ? " (less is better)" : ""}`,
        align: "left",
        least: 18,
      }),
      samplesOf(id),
    );
  columns.push(
    column(({ model }) => formatLatency(measured.get(model)?.latencyMs), { title: "p50/p95" }),
    column(({ model }) => formatCost(measured.get(model)?.costMicros), { title: "cost" }),
  );
  return layGrid(columns, options);
}

/** One column for each kind of failure that occurred. */
function failures(models: readonly ModelSummary[]): GridColumn[] {
  const kinds = [
    ["failed", "solverErrors"],
    ["lost", "runErrors"],
    ["unscored", "unscored"],
    ["missing", "missing"],
  ] as const;
  return kinds
    .filter(([, kind]) => models.some(({ counts }) => counts[kind] > 0))
    .map(([title, kind]) => ({
      title,
      align: "right",
      cells: models.map(({ counts }) => ({
        text: String(counts[kind]),
        paint: counts[kind] > 0 ? "bad" : undefined,
      })),
    }));
}

function comparisons(
  { aggregates }: Summary,
  options: GridOptions,
  heading: (text: string) => string,
): string[] {
  const [first] = aggregates.comparisons;
  if (first === undefined) return [];
  const column = (
    text: (each: Comparison) => string,
    rest: Omit<GridColumn, "cells">,
    paint?: (each: Comparison) => GridCell["paint"],
  ): GridColumn => ({
    ...rest,
    cells: aggregates.comparisons.map((each) => ({ text: text(each), paint: paint?.(each) })),
  });
  const hasWins = aggregates.comparisons.some(({ wins }) => wins !== undefined);
  const columns = [
    column(({ model }) => plainLine(model), { title: "model", least: 10, isKey: true }),
    column(({ against }) => plainLine(against), { title: "less", least: 10, isKey: true }),
    column(
      ({ difference }) => formatDifference(difference),
      { title: "difference" },
      ({ isSignificant }) => (isSignificant ? "bold" : undefined),
    ),
    column(({ p }) => formatP(p), { title: "p", align: "right" }),
    column(({ adjustedP, isSignificant }) => `${formatP(adjustedP)}${isSignificant ? " *" : "  "}`, {
      title: "Holm p  ",
      align: "right",
    }),
  ];
  if (hasWins)
    columns.push(
      column(({ wins, losses }) => (wins === undefined ? "" : `${wins}:${losses ?? 0}`), {
        title: "won:lost",
        align: "right",
      }),
    );
  const lines = layGrid(columns, options);
  const level = Math.round(first.difference.level * 100);
  const title = `Paired differences of ${plainLine(first.metric)}, ${level}% intervals (* significant after Holm)`;
  return [...wrapToWidth(title, options.width, "  ").map(heading), ...lines];
}
