export type MarkdownSpan =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis"; spans: MarkdownSpan[] }
  | { kind: "link"; href: string; spans: MarkdownSpan[] }
  | { kind: "citation"; number: number };

const mostDepth = 4;
const mostLabel = 500;
const special = /[`*[\\]|https?:\/\//gu;
const link =
  /^\[([^[\]\n]{1,500})\]\(\s*<?([^\s<>()]{1,2000}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,200})?)>?(?:\s+"[^"\n]{0,300}")?\s*\)/u;
const citation = /^\[\^?(\d{1,3})\](?!\()/u;
const address = /^https?:\/\/[^\s<>"'`，。；：！？（）【】《》“”]{1,2000}/u;

/**
 * Splits a line of text into spans: code, bold, emphasis, links to http and https, citations by number. What is not
 * closed stays as it was written.
 */
export function parseSpans(text: string, depth = 0): MarkdownSpan[] {
  const spans: MarkdownSpan[] = [];
  // Marks that have no partner in the rest of the text: looking again would make the time quadratic.
  const hopeless = new Set<string>();
  let plain = "";

  function closeAt(mark: string, from: number): number {
    if (hopeless.has(mark)) return -1;
    const at = text.indexOf(mark, from);
    if (at === -1) hopeless.add(mark);
    return at;
  }
  function push(span: MarkdownSpan) {
    if (plain !== "") spans.push({ kind: "text", text: plain });
    plain = "";
    spans.push(span);
  }

  let at = 0;
  while (at < text.length) {
    special.lastIndex = at;
    const next = special.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    if (at === text.length) break;
    const read = readSpan(text, at, depth, closeAt);
    if (read === null) {
      plain += text[at] ?? "";
      at += 1;
    } else if (typeof read.span === "string") {
      plain += read.span;
      at = read.end;
    } else {
      push(read.span);
      at = read.end;
    }
  }
  if (plain !== "") spans.push({ kind: "text", text: plain });
  return spans;
}

interface Read {
  /** A span, or text to be taken as it is. */
  span: MarkdownSpan | string;
  end: number;
}

function readSpan(
  text: string,
  at: number,
  depth: number,
  closeAt: (mark: string, from: number) => number,
): Read | null {
  const character = text[at];
  if (character === "\\") {
    const escaped = text[at + 1] ?? "";
    return /[\\`*_[\]()#>+\-.!|]/u.test(escaped) ? { span: escaped, end: at + 2 } : null;
  }
  if (character === "`") return readCode(text, at, closeAt);
  if (character === "*") return depth < mostDepth ? readStrong(text, at, depth, closeAt) : null;
  const near = text.slice(at, at + 3200);
  if (character === "[") {
    const [cited, number] = citation.exec(near) ?? [];
    if (cited !== undefined)
      return { span: { kind: "citation", number: Number(number) }, end: at + cited.length };
    const [whole, label = "", target = ""] = link.exec(near) ?? [];
    if (whole === undefined || label.length > mostLabel) return null;
    const href = safeHref(target);
    const end = at + whole.length;
    return href === null
      ? { span: label, end }
      : { span: { kind: "link", href, spans: parseSpans(label, mostDepth) }, end };
  }
  const [found = ""] = address.exec(near) ?? [];
  const written = found.replace(/[.,;:!?)\]}]+$/u, "");
  const href = safeHref(written);
  const end = at + written.length;
  return href === null
    ? null
    : { span: { kind: "link", href, spans: [{ kind: "text", text: written }] }, end };
}

function readCode(text: string, at: number, closeAt: (mark: string, from: number) => number): Read | null {
  let marks = "`";
  while (text[at + marks.length] === "`") marks += "`";
  const end = closeAt(marks, at + marks.length);
  if (end === -1) return { span: marks, end: at + marks.length };
  const code = text.slice(at + marks.length, end);
  return { span: { kind: "code", text: code.trim() === "" ? code : code.trim() }, end: end + marks.length };
}

function readStrong(
  text: string,
  at: number,
  depth: number,
  closeAt: (mark: string, from: number) => number,
): Read | null {
  const mark = text.startsWith("**", at) ? "**" : "*";
  const from = at + mark.length;
  const end = closeAt(mark, from);
  const inner = end === -1 ? "" : text.slice(from, end);
  // A star beside a space is a star: 2 * 3.
  if (inner.trim() === "" || inner !== inner.trim()) return { span: mark, end: from };
  const kind = mark === "**" ? "strong" : "emphasis";
  return { span: { kind, spans: parseSpans(inner, depth + 1) }, end: end + mark.length };
}

/** An address that may be followed: http or https, without a user's name in it; null for any other. */
export function safeHref(target: string): string | null {
  if (!/^https?:\/\//iu.test(target) || !URL.canParse(target)) return null;
  const { href, username, password } = new URL(target);
  return username === "" && password === "" ? href : null;
}
