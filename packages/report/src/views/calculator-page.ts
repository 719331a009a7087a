import { defineResource } from "@assay/toolkit";
import { calculatorView } from "./calculator-view.ts";
import { words } from "./words.ts";

/** The page that shows a calculation to a person, for clients with MCP Apps. */
export const calculatorPageUri = "ui://assay/calculator";

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e7ebf0); --soft: light-dark(#566273, #a3afbd);
  --paper: light-dark(#ffffff, #14181d); --line: light-dark(#d9dfe6, #333c47); --accent: light-dark(#0b6e6e, #4cc4bd); }
[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--color-text-primary, var(--ink)); background: var(--color-background-primary, var(--paper));
  font: 15px/1.5 var(--font-sans, system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif); }
main { padding: 16px; max-width: 760px; margin: 0 auto; display: grid; gap: 20px; }
h1 { font-size: 1.2rem; margin: 0; }
h2, summary { font-size: .8rem; font-weight: 600; color: var(--color-text-secondary, var(--soft)); margin: 0 0 8px; }
p { margin: 0; }
summary { cursor: pointer; }
form { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 12px; align-items: end; }
.field label { display: block; font-size: .85rem; }
.control { display: flex; gap: 8px; align-items: center; }
input, select, button { font: inherit; font-size: 16px; min-height: 44px; padding: 6px 10px; border-radius: 8px;
  border: 1px solid var(--color-border-primary, var(--line)); background: transparent; color: inherit; min-width: 0; }
option { color: var(--ink); background: var(--paper); }
.field input, .field select { flex: 1; width: 100%; }
button { background: var(--accent); color: var(--paper); border-color: transparent; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
small, .unit { color: var(--color-text-secondary, var(--soft)); white-space: nowrap; }
.problem { grid-column: 1 / -1; color: light-dark(#a5231b, #ff9d94); }
.problem:empty { display: none; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 400; min-width: 8em; }
.series-table th { min-width: 0; }
td { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; }
td.unit { text-align: left; font-weight: 400; width: 1%; }
th, td { padding: 8px 8px 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.series-table { overflow-x: auto; margin-top: 12px; }
.series-table th[scope="col"] { text-align: right; font-size: .85rem; }
ol { margin: 0; padding-left: 1.4em; display: grid; gap: 8px; }
code { display: block; font: 13px/1.5 var(--font-mono, ui-monospace, monospace); overflow-wrap: anywhere; }
.values { color: var(--color-text-secondary, var(--soft)); }
.choices { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.choices select { max-width: 100%; }
svg { width: 100%; height: auto; display: block; }
svg text { font-size: 12px; fill: var(--soft); }
.grid { stroke: var(--line); }
.series { fill: none; stroke: var(--accent); stroke-width: 2; }
.here { fill: var(--accent); }
header { display: grid; gap: 8px; }
dl { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 0; }
dt { font-size: .8rem; color: var(--soft); }
dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
.verdict { padding: 2px 10px; border-radius: 99px; border: 1px solid currentColor; }
.verdict[data-verdict="reproduced"], .verdict[data-verdict="consistent"] { color: light-dark(#146c34, #6fd694); }
.verdict[data-verdict="close"] { color: light-dark(#8a5a00, #f0bd5b); }
.verdict[data-verdict="off"], .verdict[data-verdict="inconsistent"] { color: light-dark(#a5231b, #ff9d94); }
`;

/** The page whole: no request leaves it but those to the client that shows it. */
export function renderCalculatorPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Assay calculator</title>
<style>${style}</style>
</head>
<body>
<main></main>
<script>(${calculatorView.toString()})(${JSON.stringify(words)})</script>
</body>
</html>
`;
}

/** The page as a resource of the MCP Apps extension. */
export const calculatorPage = defineResource({
  name: "calculator-view",
  title: "Calculator view",
  description: "Form, result, trace and chart of a calculation, for clients that show MCP Apps.",
  mimeType: "text/html;profile=mcp-app",
  toolset: "report",
  uri: calculatorPageUri,
  meta: { ui: { prefersBorder: true, csp: { connectDomains: [], resourceDomains: [] } } },
  async read() {
    return { mimeType: "text/html;profile=mcp-app", text: renderCalculatorPage() };
  },
});
