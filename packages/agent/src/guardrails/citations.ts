import type { Citation, ResolveCitation } from "../citation.ts";
import { agrees, figuresIn } from "./figure.ts";
import { citedKinds, idsIn, isClosing, isOpening, longestMark } from "./mark.ts";

export interface CitationStreamOptions {
  resolve: ResolveCitation;
  language: "zh" | "en";
  /** The figures of a record, in plain units; without it nothing is `checked`. */
  figuresOf?: (id: string) => readonly number[];
  /** What the turn has cited before: the numbers go on. */
  earlier?: readonly Citation[];
  kinds?: readonly string[];
}

export interface Sources {
  /** By number; those that did not resolve come last and stand nowhere in the text. */
  citations: Citation[];
  hasSources: boolean;
  /** Ids that did not resolve. */
  unconfirmed: string[];
}

/** Turns marks into numbers while an answer streams. */
export interface CitationStream {
  /** The text to show for a delta; what may still become a mark is held back. */
  push(delta: string): string;
  /** What was held back. After it the stream may go on: a new text part of the same turn. */
  flush(): string;
  /** What the answer stands on so far. */
  sources(): Sources;
}

/** A stream of `[1]`, `[2]`… in place of `[kind:id]`. */
export function createCitationStream(options: CitationStreamOptions): CitationStream {
  const register = createRegister(options);
  const kinds = options.kinds ?? citedKinds;
  /** A bracket that is not closed yet, or blanks a removed mark would leave behind. */
  let held = "";
  let isOpen = false;
  let last = "";
  let isAfterMark = false;

  function push(delta: string): string {
    let shown = "";
    for (const character of delta) shown += take(character);
    return shown;
  }

  function take(character: string): string {
    if (!isOpen) {
      isOpen = isOpening(character);
      return isOpen || character === " " ? hold(character) : release(character);
    }
    if (isOpening(character) || character === "\n" || held.length > longestMark) {
      const shown = release("");
      return shown + take(character);
    }
    held += character;
    return isClosing(character) ? close() : "";
  }

  function hold(character: string): string {
    held += character;
    return "";
  }

  /** Lets go of what is held, and of a character after it. */
  function release(character: string): string {
    const text = held + character;
    held = "";
    isOpen = false;
    if (text === "") return "";
    const gap = isAfterMark && text.startsWith("(") ? " " : "";
    isAfterMark = false;
    last = text.at(-1) ?? last;
    register.read(text);
    return gap + text;
  }

  function close(): string {
    const blank = held.slice(0, held.length - held.trimStart().length);
    const inside = held.trimStart().slice(1, -1);
    const ids = idsIn(inside, kinds);
    if (ids === undefined) {
      if (!/^\d{1,3}$/u.test(inside) || /[\p{L}\p{N}_\])]/u.test(blank === "" ? last : ""))
        return release("");
      held = `${blank}(${inside})`;
      return release("");
    }
    held = "";
    isOpen = false;
    const numbers = [...new Set(ids.map(register.cite))].filter((number) => number !== undefined);
    if (numbers.length === 0) return "";
    isAfterMark = true;
    last = "]";
    return blank + numbers.map((number) => `[${number}]`).join("");
  }

  return {
    push,
    flush() {
      const shown = release("");
      register.endSentence();
      return shown;
    },
    sources: register.sources,
  };
}

interface Cited {
  citation: Citation;
  agreed: boolean;
  disagreed: boolean;
}

function createRegister({ resolve, language, figuresOf, earlier = [] }: CitationStreamOptions) {
  const cited = new Map<string, Cited>();
  const unconfirmed = new Set<string>();
  for (const citation of earlier) {
    if (citation.state === "unconfirmed") unconfirmed.add(citation.id);
    else cited.set(citation.id, { citation, agreed: citation.state === "checked", disagreed: false });
  }
  let sentence = "";
  const inSentence = new Set<string>();

  function cite(id: string): number | undefined {
    const known = cited.get(id);
    if (known !== undefined) {
      inSentence.add(id);
      return known.citation.number;
    }
    const found = resolve(id, language);
    if (found === undefined || found.state === "unconfirmed") {
      unconfirmed.add(id);
      return undefined;
    }
    const citation: Citation = { ...found, id, number: cited.size + 1, state: "exists" };
    cited.set(id, { citation, agreed: false, disagreed: false });
    inSentence.add(id);
    return citation.number;
  }

  /** A full stop before a mark belongs to the mark's sentence, so a sentence ends where the next one's text begins. */
  function read(text: string): void {
    for (const character of text) {
      if (/[\n]/u.test(character) || (isEnd(sentence) && !/[\s"'”’)）」』.。!！?？\d]/u.test(character)))
        endSentence();
      sentence += character;
    }
  }

  function endSentence(): void {
    if (figuresOf !== undefined && inSentence.size > 0) compare(figuresOf);
    sentence = "";
    inSentence.clear();
  }

  function compare(figures: (id: string) => readonly number[]): void {
    const said = figuresIn(sentence);
    if (said.length === 0) return;
    const records = [...inSentence].map((id) => ({ id, values: figures(id) }));
    const isCovered = said.every((figure) =>
      records.some(({ values }) => values.some((value) => agrees(figure, value))),
    );
    for (const { id, values } of records) {
      const entry = cited.get(id);
      if (entry === undefined) continue;
      const isOwn = said.some((figure) => values.some((value) => agrees(figure, value)));
      if (isCovered && isOwn) entry.agreed = true;
      if (!isCovered && values.length > 0) entry.disagreed = true;
    }
  }

  function sources(): Sources {
    const confirmed = [...cited.values()].map(({ citation, agreed, disagreed }): Citation => ({
      ...citation,
      state: agreed && !disagreed ? "checked" : "exists",
    }));
    const missing = [...unconfirmed].map((id, index): Citation => ({
      number: confirmed.length + index + 1,
      id,
      title: id,
      state: "unconfirmed",
      href: "",
    }));
    return {
      citations: [...confirmed, ...missing],
      hasSources: confirmed.length > 0,
      unconfirmed: [...unconfirmed],
    };
  }

  return { cite, read, endSentence, sources };
}

/** Only the tail is looked at: this runs for every character of an answer. */
function isEnd(sentence: string): boolean {
  return /(?:[。！？；]|[.!?](?=["'”’)]*\s))["'”’)）」』]*\s*$/u.test(sentence.slice(-8));
}
