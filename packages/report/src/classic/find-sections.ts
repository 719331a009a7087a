import { sections } from "../data.ts";
import type { Section } from "../section.ts";
import { coverageOf, createPrecision, weighPieces } from "./coverage.ts";
import type { Question } from "./read-question.ts";
import type { RecordIndex } from "./record-index.ts";
import { createRecordIndex } from "./record-index.ts";

let made: RecordIndex | undefined;

/** What the sections say, by their ids. */
export function sectionIndex(): RecordIndex {
  return (made ??= createRecordIndex(
    sections().map(({ id, title, summary }) => ({
      id,
      texts: [
        { text: `${title.en} . ${title.zh}`, weight: 1 },
        { text: `${summary.en} . ${summary.zh}`, weight: 0.75 },
        { text: id.replaceAll("-", " "), weight: 0.9 },
      ],
    })),
  ));
}

/** The sections that are about what a question is about, the best first. */
export function findSections(question: Question): { section: Section; confidence: number }[] {
  const own = sectionIndex();
  const all = sections();
  const weighed = weighPieces(
    question.pieces.filter(({ kind }) => kind !== "number"),
    own,
  );
  const precisionOf = createPrecision(weighed, own);
  return [...coverageOf(weighed)]
    .flatMap(([at, confidence]) => {
      const section = all[at];
      if (section === undefined) return [];
      return [{ section, confidence, score: confidence + precisionShare * precisionOf(at), at }];
    })
    .toSorted((left, right) => right.score - left.score || left.at - right.at)
    .map(({ section, confidence }) => ({ section, confidence }));
}

const precisionShare = 0.3;
