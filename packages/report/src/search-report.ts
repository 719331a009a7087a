import { createLexicalIndex } from "@assay/search";
import type { IndexedDocument, LexicalIndex } from "@assay/search";
import { calculators } from "./calculators/index.ts";
import { claims, entities, facts, sections } from "./data.ts";
import { subjectOf } from "./subject.ts";
import { toConcepts, withConcepts } from "./synonyms.ts";
import type { LineRange, Text } from "./text.ts";

export type RecordKind = "section" | "fact" | "claim" | "entity" | "calculator";

/** One record of the report as a search shows it. */
export interface ReportHit {
  kind: RecordKind;
  id: string;
  title: Text;
  snippet: Text;
  section?: string;
  lines?: LineRange;
  score: number;
}

type Entry = Omit<ReportHit, "score">;

/** Sections, facts, claims, entities and calculators that match a Chinese or English query, best first. */
export function searchReport(query: string, kinds?: readonly RecordKind[]): ReportHit[] {
  const { index, entries } = (built ??= build());
  return index
    .search(toConcepts(query), { limit: entries.size })
    .flatMap(({ id, score }) => {
      const entry = entries.get(id);
      return entry === undefined || (kinds !== undefined && !kinds.includes(entry.kind))
        ? []
        : [{ ...entry, score: entry.kind === "section" ? score * sectionBoost : score }];
    })
    .toSorted((left, right) => right.score - left.score);
}

/** A section answers a topic better than one line of it; BM25 favours short texts. */
const sectionBoost = 1.3;

let built: { index: LexicalIndex; entries: Map<string, Entry> } | undefined;

function build(): { index: LexicalIndex; entries: Map<string, Entry> } {
  const entries = new Map<string, Entry>();
  const documents: IndexedDocument[] = [];
  const put = (entry: Entry, extra: string[] = []) => {
    const id = `${entry.kind}:${entry.id}`;
    entries.set(id, entry);
    documents.push({
      id,
      fields: [
        { text: withConcepts(`${entry.title.en} ${entry.title.zh}`), weight: 3 },
        { text: withConcepts(`${entry.snippet.en} ${entry.snippet.zh}`) },
        { text: withConcepts(extra.join(" ")) },
      ],
    });
  };
  for (const { id, title, summary, lines } of sections())
    put({ kind: "section", id, title, snippet: summary, section: id, lines });
  for (const fact of facts()) {
    const { id, section, lines, note, metric } = fact;
    put({ kind: "fact", id, title: subjectOf(fact), snippet: note, section, lines }, [
      metric.replaceAll("-", " "),
    ]);
  }
  for (const { id, section, lines, title, statement } of claims()) {
    put({
      kind: "claim",
      id,
      title,
      snippet: statement,
      section,
      ...(lines[0] === undefined ? {} : { lines: lines[0] }),
    });
  }
  for (const { slug, name, note, printed, sections: where, lines } of entities()) {
    put(
      {
        kind: "entity",
        id: slug,
        title: name,
        snippet: note,
        ...(where[0] === undefined ? {} : { section: where[0] }),
        ...(lines[0] === undefined ? {} : { lines: lines[0] }),
      },
      printed,
    );
  }
  for (const { id, title, summary, lines } of calculators) {
    put({
      kind: "calculator",
      id,
      title,
      snippet: summary,
      ...(lines[0] === undefined ? {} : { lines: lines[0] }),
    });
  }
  return { index: createLexicalIndex(documents), entries };
}
