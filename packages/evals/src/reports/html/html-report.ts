import { createHash } from "node:crypto";
import { compareRuns } from "../compare-runs.ts";
import { makeFigures } from "../figures.ts";
import { terminalTable } from "../terminal-table.ts";
import { buildPage } from "./build-page.ts";
import type { PageRun } from "./build-page.ts";
import { makeAddress } from "./client/address.ts";
import { makeDom } from "./client/dom.ts";
import { makeFilters } from "./client/filters.ts";
import { makeKeys } from "./client/keys.ts";
import { makeOverview } from "./client/overview.ts";
import { makePlot } from "./client/plot.ts";
import { makeReader } from "./client/reader.ts";
import { reportPage } from "./client/report-page.ts";
import { makeRow } from "./client/row.ts";
import { makeStore } from "./client/store.ts";
import { makeTopBar } from "./client/top-bar.ts";
import { makeTranscript } from "./client/transcript.ts";
import { makeVirtualList } from "./client/virtual-list.ts";
import { wordDiff } from "./client/word-diff.ts";
import { escapeHtml, pack } from "./pack.ts";
import { outcomeLetters } from "./page-data.ts";
import { pageStyle } from "./page-style.ts";
import { words } from "./words.ts";

export interface HtmlReportOptions {
  /** Of the page when it is opened; it can be switched there. */
  language?: "en" | "zh";
  /** Longer texts are cut; the log keeps them whole. */
  mostCharacters?: number;
}

/**
 * One run, or two with what changed between them, as one HTML file that needs nothing else and asks no network for
 * anything: its policy allows its own script and style and forbids the rest.
 * @throws RangeError for no run or more than two
 */
export function htmlReport(
  runs: readonly PageRun[],
  { language = "en", mostCharacters = 200_000 }: HtmlReportOptions = {},
): string {
  const [first, second] = runs;
  if (first === undefined || runs.length > 2)
    throw new RangeError(`a report shows one run or two, and there are ${runs.length}`);
  const between = second === undefined ? [] : compareRuns(first.log, second.log);
  const { index, chunks } = buildPage(runs, { mostCharacters, between });
  const script = scriptOf(language);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(pageStyle)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const plain = runs.map(({ summary }) => terminalTable(summary, { width: 100, isColour: false })).join("\n");
  const parts = chunks.map((text, chunk) => dataBlock(`chunk-${chunk}`, text));
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-Hans" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="assay eval">
<title>${escapeHtml(`${first.log.run.suite.title} · ${runs.map(({ log }) => log.run.id).join(" / ")}`)}</title>
<style>${pageStyle}</style>
${dataBlock("index", JSON.stringify(index))}
</head>
<body>
<div id="page"><pre class="tables">${escapeHtml(plain)}</pre></div>
<script>${script}</script>
${parts.join("\n")}
</body>
</html>
`;
}

function dataBlock(id: string, text: string): string {
  return `<script type="application/x-deflate" id="${id}">${pack(text)}</script>`;
}

/** Every part is written out as text: none uses what is outside it, so a bundler may rename as it likes. */
function scriptOf(language: "en" | "zh"): string {
  const factories = {
    makePlot,
    makeOverview,
    makeFilters,
    makeVirtualList,
    makeTranscript,
    makeReader,
    makeKeys,
    makeRow,
    makeTopBar,
    wordDiff,
  };
  const parts = [
    `words: ${JSON.stringify(words)}`,
    `letters: ${JSON.stringify(outcomeLetters)}`,
    `dom: (${makeDom.toString()})()`,
    `store: (${makeStore.toString()})()`,
    `address: (${makeAddress.toString()})(${JSON.stringify(language)})`,
    `figures: (${makeFigures.toString()})()`,
    ...Object.entries(factories).map(([name, factory]) => `${name}: (${factory.toString()})`),
  ];
  return `(${reportPage.toString()})({${parts.join(",\n")}});`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
