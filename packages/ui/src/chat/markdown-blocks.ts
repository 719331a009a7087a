export type MarkdownBlock =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "code"; language: string; text: string }
  | { kind: "rule" }
  | { kind: "quote"; blocks: MarkdownBlock[] }
  | { kind: "list"; isOrdered: boolean; start: number; items: MarkdownBlock[][] };

const mostDepth = 6;
const fence = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]{0,30})/u;
// A dot takes the line separators of Unicode too: a line that a dot cannot cross is read again from each space.
const heading = /^ {0,3}#{1,6}\s+(.*)$/su;
const item = /^( *)(?:[-*+•]|(\d{1,9})[.)])\s+(.*)$/su;
const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/u;
const quote = /^ {0,3}>\s?(.*)$/su;

/**
 * Splits a text into the blocks of a small subset of Markdown: paragraphs, headings, lists, quotes, code. Never fails:
 * what is not understood is a paragraph, a fence left open runs to the end. Time is linear in the length.
 */
export function parseBlocks(text: string): MarkdownBlock[] {
  return parseLines(text.split(/\r\n|\r|\n/u), 0);
}

function parseLines(lines: readonly string[], depth: number): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const [, marks, language] = fence.exec(line) ?? [];
    if (line.trim() === "") {
      at += 1;
    } else if (marks !== undefined) {
      const end = findIndex(lines, at + 1, (each) => isFenceEnd(each, marks));
      blocks.push({ kind: "code", language: language ?? "", text: lines.slice(at + 1, end).join("\n") });
      at = end + 1;
    } else if (heading.test(line)) {
      blocks.push({ kind: "heading", text: heading.exec(line)?.[1]?.replace(/\s#+\s*$/u, "") ?? "" });
      at += 1;
    } else if (rule.test(line)) {
      blocks.push({ kind: "rule" });
      at += 1;
    } else if (depth < mostDepth && quote.test(line)) {
      const end = findIndex(lines, at, (each) => !quote.test(each));
      const inner = lines.slice(at, end).map((each) => quote.exec(each)?.[1] ?? "");
      blocks.push({ kind: "quote", blocks: parseLines(inner, depth + 1) });
      at = end;
    } else if (depth < mostDepth && item.test(line)) {
      const end = endOfList(lines, at);
      blocks.push(parseList(lines.slice(at, end), depth));
      at = end;
    } else {
      const end = findIndex(lines, at + 1, (each) => each.trim() === "" || startsBlock(each, depth));
      blocks.push({ kind: "paragraph", text: lines.slice(at, end).join("\n").trim() });
      at = end;
    }
  }
  return blocks;
}

function parseList(lines: readonly string[], depth: number): MarkdownBlock {
  const [, indent = "", number] = item.exec(lines[0] ?? "") ?? [];
  const items: string[][] = [];
  for (const line of lines) {
    const [, itsIndent = "", , words = ""] = item.exec(line) ?? [];
    if (item.test(line) && itsIndent.length < indent.length + 2) items.push([words]);
    else items.at(-1)?.push(line.slice(Math.min(indent.length + 2, line.length - line.trimStart().length)));
  }
  return {
    kind: "list",
    isOrdered: number !== undefined,
    start: Number(number ?? 1),
    items: items.map((each) => parseLines(each, depth + 1)),
  };
}

/** A list goes on over items of its kind, indented lines, and blank lines between those. */
function endOfList(lines: readonly string[], from: number): number {
  const isOrdered = isOrderedItem(lines[from] ?? "");
  let end = from + 1;
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    const isIndented = /^(?: {2,}|\t)/u.test(line);
    const isLazy = at === end && !startsBlock(line, 0);
    if (!isIndented && !isLazy && !(item.test(line) && isOrderedItem(line) === isOrdered)) break;
    end = at + 1;
  }
  return end;
}

function isOrderedItem(line: string): boolean {
  return item.exec(line)?.[2] !== undefined;
}

function startsBlock(line: string, depth: number): boolean {
  return (
    fence.test(line) ||
    heading.test(line) ||
    rule.test(line) ||
    (depth < mostDepth && (item.test(line) || quote.test(line)))
  );
}

function isFenceEnd(line: string, marks: string): boolean {
  const words = line.trim();
  return words.length >= marks.length && words === (marks[0] ?? "").repeat(words.length);
}

function findIndex(lines: readonly string[], from: number, isEnd: (line: string) => boolean): number {
  for (let at = from; at < lines.length; at += 1) if (isEnd(lines[at] ?? "")) return at;
  return lines.length;
}
