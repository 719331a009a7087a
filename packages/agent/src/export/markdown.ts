import type { Citation } from "../citation.ts";
import { citationsOf } from "../shapes/citation-marks.ts";
import type { ToolCall, Turn, TurnMeta, TurnPart } from "../turn.ts";
import { markdownWords } from "./markdown-words.ts";
import type { MarkdownWords } from "./markdown-words.ts";

export interface MarkdownOptions {
  title: string;
  createdAt: Date;
  language: "en" | "zh";
  /** What sources' addresses are relative to: `https://assay.example`. */
  baseUrl: string;
}

/**
 * A path of turns as Markdown: questions as quotes, answers as they are, with calls, sources, and a line on engine, model,
 * time and cost. Reasoning is left out.
 */
export function toMarkdown(turns: readonly Turn[], options: MarkdownOptions): string {
  const { title, createdAt, language } = options;
  const words = markdownWords[language];
  const head = [`# ${escape(title === "" ? words.untitled : title)}`, `*${atMinute(createdAt)}*`];
  return `${[...head, ...turns.flatMap((turn) => blocksOf(turn, words, options))].join("\n\n")}\n`;
}

function blocksOf(turn: Turn, words: MarkdownWords, { baseUrl }: MarkdownOptions): string[] {
  const { role, status, parts, meta } = turn;
  if (role === "user") return [`## ${words.user}`, ...parts.flatMap(quoted)];
  const note = words.statuses[status];
  return [
    `## ${words.assistant}`,
    ...parts.flatMap((part) => answerBlock(part, words)),
    ...(note === undefined ? [] : [`*${note}*`]),
    ...sourcesOf(parts, words, baseUrl),
    ...(meta === undefined ? [] : [`*${describe(meta, words)}*`]),
  ];
}

function quoted(part: TurnPart): string[] {
  if (part.type !== "text") return [];
  return [
    part.text
      .split(/\r\n|\r|\n/u)
      .map((line) => `> ${line}`.trimEnd())
      .join("\n"),
  ];
}

function answerBlock(part: TurnPart, words: MarkdownWords): string[] {
  if (part.type === "text") return part.text === "" ? [] : [part.text];
  if (part.type === "call") return [callLine(part.call, words)];
  if (part.type === "problem") return [`**${words.problem}:** ${code(part.code)}`];
  return [];
}

function callLine({ server, name, arguments: given, state, durationMs }: ToolCall, words: MarkdownWords) {
  const tool = server === undefined ? name : `${server}/${name}`;
  const took = durationMs === undefined ? "" : `, ${inSeconds(durationMs)}`;
  return `- ${code(tool)} ${code(given.replaceAll(/\s*\n\s*/gu, " "))}: ${words.states[state]}${took}`;
}

function sourcesOf(parts: readonly TurnPart[], words: MarkdownWords, baseUrl: string): string[] {
  if (!parts.some(({ type }) => type === "citations")) return [];
  const citations = citationsOf(parts);
  if (citations.length === 0) return [`*${words.noSources}*`];
  return [`### ${words.sources}`, citations.map((each) => sourceLine(each, words, baseUrl)).join("\n")];
}

function sourceLine(citation: Citation, words: MarkdownWords, baseUrl: string): string {
  const { number, id, title, path = [], lines, state, href } = citation;
  const place = [
    ...(path.length === 0 ? [] : [path.map(escape).join(" › ")]),
    ...(lines === undefined ? [] : [words.lines(lines.join("–"))]),
    code(id),
    ...(state === "unconfirmed" ? [words.unconfirmed] : []),
  ];
  const address = URL.canParse(href, baseUrl) ? new URL(href, baseUrl).href : href;
  return `${number}. [${escape(title)}](<${address.replaceAll(/[<>\s]/gu, encodeURIComponent)}>), ${place.join(", ")}`;
}

function describe(meta: TurnMeta, words: MarkdownWords): string {
  const { engine, model, latencyMs, inputTokens, outputTokens, costMicros, currency } = meta;
  return [
    words.engines[engine],
    escape(model),
    inSeconds(latencyMs),
    ...(inputTokens === undefined && outputTokens === undefined
      ? []
      : [words.tokens(inputTokens ?? 0, outputTokens ?? 0)]),
    ...(costMicros === undefined ? [] : [`${currency ?? ""} ${inUnits(costMicros)}`.trim()]),
  ].join(" · ");
}

/** Milliseconds in seconds, with two decimals. */
function inSeconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(2)} s`;
}

/** Millionths of a currency in its unit, exactly. */
function inUnits(micros: number): string {
  return (micros / 1_000_000).toFixed(6).replace(/\.?0+$/u, "");
}

function atMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Text in backticks, more of them than stand in a row in it. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = text === "" || text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${space}${text}${space}${fence}`;
}

function escape(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/[\\`*_[\]<>#]/gu, String.raw`\$&`);
}
