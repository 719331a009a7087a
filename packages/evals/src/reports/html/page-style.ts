/** The page's style. Colours are those of the console's theme, pairs of light and dark. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --bg: light-dark(#f7f6f2, #12110f); --surface: light-dark(#ffffff, #191815); --raised: light-dark(#efede6, #24221d);
  --line: light-dark(#e0ddd3, #322f28); --line-strong: light-dark(#8b8473, #7f7968);
  --ink: light-dark(#1c1a15, #ece8dc); --muted: light-dark(#585347, #b3ac9b); --faint: light-dark(#6b6557, #989181);
  --accent: light-dark(#7a5600, #e3b341); --accent-soft: light-dark(#f6ecd2, #382d12);
  --good: light-dark(#1a6638, #74d097); --good-soft: light-dark(#dcf0e2, #17321f);
  --warn: light-dark(#864800, #f0a860); --warn-soft: light-dark(#fae7d0, #3a2812);
  --bad: light-dark(#a3241b, #ff958a); --bad-soft: light-dark(#fae0dd, #421b17);
  --info: light-dark(#1d5796, #8fbbf2); --info-soft: light-dark(#dee9f7, #182b42);
  --sans: "Geist", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono CJK SC", Menlo, Consolas, monospace;
}
[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
html { background: var(--bg); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0; font: 14px/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
#page { max-width: 1400px; margin: 0 auto; padding: 0 24px 32px; }
h1, h2, h3, h4, h5, p, dl, dd, figure, ol { margin: 0; padding: 0; }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; text-wrap: balance; }
h2 { font-size: 16px; line-height: 24px; font-weight: 600; }
h3 { font: 600 14px/20px var(--mono); min-width: 0; }
h4 { font-size: 13px; font-weight: 600; color: var(--muted); }
h5 { font-size: 12px; font-weight: 600; color: var(--muted); margin-top: 6px; }
small { font-size: 12px; color: var(--muted); font-weight: 400; }
.quiet { color: var(--muted); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
/* Where no script may run, the plain tables show after a moment. */
.tables { margin: 24px 0; overflow-x: auto; font: 13px/1.5 var(--mono); animation: appear 0s 2s both; }
@keyframes appear { from { visibility: hidden; } to { visibility: visible; } }

.top { display: flex; flex-wrap: wrap; gap: 12px 24px; justify-content: space-between; align-items: start; padding: 20px 0 14px; border-bottom: 1px solid var(--line); }
.top > :first-child { flex: 1 1 280px; min-width: 0; }
.controls { display: flex; gap: 8px; align-items: center; }
button { font: inherit; color: inherit; cursor: pointer; }
button:where(:not(.segments button)) { min-height: 32px; padding: 4px 12px; border: 1px solid var(--line-strong); border-radius: 5px; background: var(--surface); }
button.plain { border-color: transparent; background: transparent; color: var(--accent); text-decoration: underline; text-underline-offset: 3px; text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent); }
button:hover { background: var(--raised); }
.segments { display: inline-flex; flex-wrap: wrap; gap: 3px; padding: 3px; border-radius: 5px; background: var(--raised); max-width: 100%; }
.overview .segments { justify-self: start; }
.segments button { border: 0; background: transparent; min-height: 28px; padding: 2px 10px; border-radius: 3px; color: var(--muted); display: inline-flex; align-items: center; gap: 6px; max-width: 100%; text-align: start; }
.segments button[aria-pressed="true"] { background: var(--surface); color: var(--ink); font-weight: 500; box-shadow: 0 0 0 1px var(--line); }

.overview { display: grid; gap: 28px; padding: 18px 0 28px; }
.overview > section { display: grid; gap: 12px; min-width: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 8px 24px; }
.facts dt { font-size: 12px; color: var(--muted); }
.facts dd { min-width: 0; }
.causes dd { padding-inline-start: 16px; color: var(--muted); }
.runs { display: grid; gap: 12px; }
.facts dd + dd { color: var(--muted); }
.notice { padding: 8px 12px; border-radius: 5px; background: var(--raised); border-left: 3px solid var(--line-strong); }
.notice.warn { background: var(--warn-soft); border-color: var(--warn); }
.notice.bad { background: var(--bad-soft); border-color: var(--bad); }
.notice.bad code { color: var(--bad); font-weight: 600; }
.notice .text { background: transparent; padding: 0; }

figure { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px 8px; }
figcaption { color: var(--muted); font-size: 13px; margin-bottom: 8px; }
.plot-row { display: grid; grid-template-columns: minmax(150px, 1.1fr) minmax(140px, 2fr) 172px; gap: 0 16px; align-items: center; }
.plot-name { display: flex; gap: 2px 8px; align-items: baseline; flex-wrap: wrap; min-width: 0; line-height: 18px; }
.plot-name bdi { min-width: 0; }
.mark { font: 600 12px/18px var(--mono); color: var(--muted); flex: none; }
.plot-area { min-width: 0; padding: 0 8px; }
.plot-area svg { display: block; width: 100%; height: 28px; overflow: visible; }
.axis .plot-area svg { height: 16px; }
.axis text { font: 12px var(--sans); fill: var(--faint); }
.figure { text-align: right; white-space: nowrap; }
.grid { stroke: var(--line); }
.zero { stroke: var(--line-strong); stroke-dasharray: 3 3; }
.whisker { stroke: var(--accent); stroke-width: 2; }
.dot { fill: var(--accent); stroke: var(--accent); stroke-width: 2; }
.dot.hollow { fill: var(--surface); }
.quiet .whisker, .quiet .dot { stroke: var(--line-strong); }
.quiet .dot { fill: var(--line-strong); }

.scroller { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 7px 12px; text-align: right; white-space: nowrap; border-top: 1px solid var(--line); vertical-align: baseline; }
thead th { border-top: 0; font-size: 12px; font-weight: 500; color: var(--muted); }
th:first-child { text-align: left; }
tbody th { font-weight: 500; }
tbody th bdi { margin: 0 8px; }
td.bad { color: var(--bad); font-weight: 600; }

.samples { border-top: 1px solid var(--line); padding-top: 18px; }
.toolbar { padding: 10px 0 12px; }
.filters { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
.field { display: grid; gap: 2px; min-width: 0; flex: 0 1 160px; }
.field.wide { flex: 1 1 220px; }
.field label { font-size: 12px; color: var(--muted); }
input, select { font: inherit; color: inherit; min-height: 32px; padding: 4px 8px; width: 100%; min-width: 0; border: 1px solid var(--line-strong); border-radius: 5px; background: var(--surface); }
.panes { display: grid; grid-template-columns: minmax(320px, 5fr) 7fr; gap: 16px; height: calc(100dvh - 40px); min-height: 420px; }
.list-pane { display: grid; grid-template-rows: auto 1fr auto; min-height: 0; min-width: 0; }
.list-head { display: flex; gap: 12px; justify-content: space-between; align-items: end; padding: 0 12px 4px 0; min-height: 24px; }
.status { color: var(--muted); font-size: 13px; }
.list { overflow-y: auto; overflow-x: hidden; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); contain: strict; scrollbar-gutter: stable; }
.rows { position: relative; }
.row { position: absolute; inset: 0 0 auto 0; height: 56px; padding: 8px 12px; display: flex; gap: 12px; align-items: center; border-bottom: 1px solid var(--line); cursor: pointer; overflow: hidden; }
.row:hover { background: var(--raised); }
.row[aria-selected="true"] { background: var(--accent-soft); box-shadow: inset 3px 0 0 var(--accent); }
.row-text { flex: 1; min-width: 0; display: grid; }
.row-id { font: 500 12px/18px var(--mono); color: var(--muted); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.row[aria-selected="true"] .row-id { color: var(--ink); }
.row-preview { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; line-height: 20px; }
.cells { display: flex; flex-wrap: wrap; gap: 4px; flex: none; max-width: 45%; justify-content: end; }
.cell, .legend-label { width: 20px; height: 20px; flex: none; display: inline-grid; place-items: center; border-radius: 3px; font: 600 12px/1 var(--mono); }
.legend-label { color: var(--muted); height: 16px; }
.legend { padding-right: var(--gutter, 14px); flex: none; max-width: 45%; }
.legend .cells { max-width: none; }
.cell::before { content: "–"; }
.cell, .badge { background: var(--raised); color: var(--muted); }
[data-outcome="r"] { background: var(--good-soft); color: var(--good); }
[data-outcome="w"] { background: var(--bad-soft); color: var(--bad); }
[data-outcome="f"] { background: var(--bad); color: var(--surface); }
[data-outcome="u"], [data-outcome="x"] { background: var(--warn-soft); color: var(--warn); }
[data-outcome="m"] { background: var(--info-soft); color: var(--info); }
.cell[data-outcome="r"]::before { content: "✓"; }
.cell[data-outcome="w"]::before { content: "✗"; }
.cell[data-outcome="f"]::before { content: "!"; }
.cell[data-outcome="u"]::before { content: "?"; }
.cell[data-outcome="x"]::before { content: "×"; }
.cell[data-outcome="m"]::before { content: "±"; }
.badge { display: inline-block; padding: 0 8px; border-radius: 99px; font: 500 12px/18px var(--sans); margin-left: 8px; }
.attempt-head .badge, .reader-bar .badge { margin-left: 0; flex: none; }
[data-change="b"] { background: var(--bad-soft); color: var(--bad); }
[data-change="f"] { background: var(--good-soft); color: var(--good); }
[data-change="m"], [data-change="c"] { background: var(--info-soft); color: var(--info); }
.hint { font-size: 12px; color: var(--faint); padding-top: 6px; }

.reader { overflow-y: auto; min-width: 0; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); padding: 0 16px 24px; display: grid; gap: 14px; align-content: start; grid-template-columns: minmax(0, 1fr); position: relative; }
.reader:focus-visible { outline-offset: -2px; border-radius: 8px; }
.choose { padding: 16px 0; }
.reader-bar { position: sticky; top: 0; z-index: 1; display: flex; gap: 10px; align-items: center; background: var(--surface); padding: 10px 0; border-bottom: 1px solid var(--line); }
.reader-bar h3 { flex: 0 1 auto; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.steps { margin-left: auto; display: flex; gap: 4px; }
.tabs { justify-self: start; }
.block { display: grid; gap: 4px; min-width: 0; grid-template-columns: minmax(0, 1fr); align-content: start; }
.beside { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
.text { white-space: pre-wrap; background: var(--raised); border-radius: 5px; padding: 8px 10px; unicode-bidi: isolate; min-height: 20px; }
.text:empty { display: none; }
.code, code { font: 12.5px/1.5 var(--mono); }
.attempt { display: grid; gap: 12px; border-top: 1px solid var(--line); padding-top: 12px; grid-template-columns: minmax(0, 1fr); }
.attempt-head { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.why { table-layout: auto; }
.why th, .why td { white-space: normal; padding: 5px 8px 5px 0; text-align: left; vertical-align: top; }
.why tr:first-child > * { border-top: 0; }
.why td.figure { width: 1%; white-space: nowrap; padding-right: 16px; font-weight: 600; }
.why th { width: 1%; padding-right: 16px; }
.why th bdi { margin: 0; display: block; width: max-content; max-width: 18ch; overflow-wrap: break-word; }
.why .text { background: transparent; padding: 0; }
.messages { list-style: none; display: grid; gap: 10px; }
.message { border-left: 3px solid var(--line-strong); padding-left: 10px; display: grid; gap: 4px; grid-template-columns: minmax(0, 1fr); }
.message.assistant { border-color: var(--accent); }
.message.user { border-color: var(--info); }
.message > b { font-size: 12px; color: var(--muted); font-weight: 600; }
summary { cursor: pointer; min-height: 28px; padding: 3px 0; color: var(--muted); }
.call { border: 1px solid var(--line); border-radius: 5px; padding: 0 10px; }
.call[open] { padding-bottom: 10px; }
.call summary code { color: var(--ink); }
.call.bad { border-color: var(--bad); }
.call.bad em { color: var(--bad); font-style: normal; }
del { background: var(--bad-soft); color: var(--bad); }
ins { background: var(--good-soft); color: var(--good); text-decoration-thickness: 1px; text-underline-offset: 3px; }

@media (max-width: 899px) {
  #page { padding: 0 14px 24px; }
  .panes { grid-template-columns: minmax(0, 1fr); height: auto; min-height: 0; }
  .list-pane { height: calc(100dvh - 24px); }
  .reader { display: none; border: 0; background: transparent; padding: 0 0 24px; overflow: visible; }
  .reader-bar { background: var(--bg); }
  .hint { display: none; }
  .reading .top { padding: 8px 0 6px; }
  .reading h1 { font-size: 12px; line-height: 18px; font-weight: 500; color: var(--muted); }
  .reading .top .quiet, .reading .controls, .reading .overview, .reading .toolbar, .reading .list-pane { display: none; }
  .reading .samples > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .reading .samples { border: 0; padding: 0; }
  .reading .reader { display: grid; }
}
@media (min-width: 900px) { .back { display: none; } }
@media (max-width: 599px) {
  .plot-row { grid-template-columns: minmax(0, 1fr) auto; padding-top: 6px; }
  .plot-area { grid-row: 2; grid-column: 1 / -1; }
  .axis { padding-top: 0; }
  .axis > :not(.plot-area) { display: none; }
  figure { padding: 10px 12px 6px; }
  .beside { grid-template-columns: minmax(0, 1fr); }
  .field, .field.wide { flex: 1 1 calc(50% - 6px); }
  .field.wide { flex-basis: 100%; }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 16px; }
  .cells { max-width: 42%; gap: 3px; }
  .cell, .legend-label { width: 18px; }
  .reader-bar { flex-wrap: wrap; gap: 4px 10px; }
  .reader-bar h3 { order: 3; flex: 1 0 50%; max-width: 65%; }
  .reader-bar .badge { order: 4; }
}
@media (pointer: coarse), (max-width: 599px) {
  button, .segments button, select, input, summary { min-height: 44px; }
  select, input { font-size: 16px; }
  summary { padding: 11px 0; }
  .segments button { padding: 2px 12px; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print {
  :root { color-scheme: light; }
  #page { max-width: none; padding: 0; }
  .controls, .toolbar, .list-pane, .tabs, .steps, .back, .segments, .samples > h2 { display: none !important; }
  .reading .overview { display: grid; }
  .panes { display: block; height: auto; }
  .samples { border: 0; }
  body:not(.reading) .reader { display: none; }
  .reader { overflow: visible; border: 0; padding: 0; break-before: page; display: grid; }
  .reader-bar { position: static; }
  .scroller { overflow: visible; }
  .scroller table, .scroller thead th { font-size: 9px; overflow-wrap: normal; }
  .scroller th, .scroller td { padding: 4px 6px; white-space: normal; }
  figure, .message, tr { break-inside: avoid; }
}
`;
