import type { Measurement, Summary } from "../log/summary.ts";
import { formatCost, formatDifference, formatEstimate, formatLatency, formatP } from "./figures.ts";
import { plainLine } from "./plain-text.ts";
import { describeRun, notesOn } from "./summary-notes.ts";

/** A summary as GitHub's Markdown: for a pull request's comment or a README. Foreign text stays text. */
export function markdown(summary: Summary): string {
  const [title = "", ...lines] = describeRun(summary).map(escapeMarkdown);
  const sections = [`## ${title}`, lines.join("  \n"), scores(summary)];
  const [first] = summary.aggregates.comparisons;
  if (first !== undefined) {
    const level = Math.round(first.difference.level * 100);
    sections.push(
      `### Paired differences of ${escapeMarkdown(first.metric)}`,
      comparisons(summary),
      `${level}% intervals; bold: significant after Holm's correction.`,
    );
  }
  const notes = notesOn(summary);
  if (notes.length > 0) {
    const items = notes.map(({ kind, model, text }) => {
      if (kind === "cause") return `  - ${escapeMarkdown(text)}`;
      return model === undefined ? `- ${text}` : `- ${escapeMarkdown(model)}: ${text}`;
    });
    sections.push("### Failed or missing", items.join("\n"));
  }
  return `${sections.join("\n\n")}\n`;
}

function scores({ run, aggregates, measurements }: Summary): string {
  const measured = new Map<string, Measurement>(measurements.map((each) => [each.model, each]));
  const { metrics } = run.suite;
  const titles = [
    "model",
    ...metrics.flatMap(({ id, isLowerBetter }) => [
      `${id}${isLowerBetter === true ? " (less is better)" : ""}`,
      "n",
    ]),
    "tries",
    "failed",
    "lost",
    "unscored",
    "missing",
    "p50/p95",
    "cost",
  ];
  const rows = aggregates.models.map(({ model, kind, metrics: estimates, counts }) => {
    const measurement = measured.get(model);
    const name = escapeMarkdown(model);
    return [
      kind === "baseline" ? `*${name}* (baseline)` : name,
      ...metrics.flatMap(({ id }) => [formatEstimate(estimates[id]), String(estimates[id]?.samples ?? 0)]),
      `${counts.counted}/${counts.planned}`,
      ...[counts.solverErrors, counts.runErrors, counts.unscored, counts.missing].map(String),
      formatLatency(measurement?.latencyMs),
      formatCost(measurement?.costMicros),
    ];
  });
  const aligned = titles.map((_, index) => (index > 0 ? "--:" : "---"));
  return table([titles.map(escapeMarkdown), aligned, ...rows]);
}

function comparisons({ aggregates }: Summary): string {
  const rows = aggregates.comparisons.map(
    ({ model, against, difference, p, adjustedP, isSignificant, wins, losses }) => [
      escapeMarkdown(model),
      escapeMarkdown(against),
      isSignificant ? `**${formatDifference(difference)}**` : formatDifference(difference),
      escapeMarkdown(formatP(p)),
      escapeMarkdown(formatP(adjustedP)),
      wins === undefined ? "" : `${wins}:${losses ?? 0}`,
    ],
  );
  return table([
    ["model", "less", "difference", "p", "Holm p", "won:lost"],
    ["---", "---", "--:", "--:", "--:", "--:"],
    ...rows,
  ]);
}

function table(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Foreign text for a line or a cell: no markup, no HTML, no mentions of people, no formulas. */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replaceAll(/[\\`*_[\]|~$!#]/gu, String.raw`\$&`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;");
}
