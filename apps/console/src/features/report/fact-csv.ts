import { subjectOf } from "@assay/report";
import type { Fact } from "@assay/report";
import type { CellValue } from "@assay/ui/data-table-columns.ts";
import { linesText } from "./line-ranges.ts";

/** Facts with every field and digit, under their headings. */
export function factLines(items: readonly Fact[]): CellValue[][] {
  return [
    [
      "id",
      "subject",
      "subject_zh",
      "metric",
      "value",
      "low",
      "high",
      "illegible",
      "unit",
      "currency",
      "qualifier",
    ].concat(["period", "region", "entity", "section", "lines", "reference", "note", "note_zh"]),
    ...items.map((fact) => [
      fact.id,
      fact.subject,
      subjectOf(fact).zh,
      fact.metric,
      fact.value,
      fact.low,
      fact.high,
      fact.illegible,
      fact.unit,
      fact.currency,
      fact.qualifier,
      fact.period,
      fact.region,
      fact.entity,
      fact.section,
      linesText(fact.lines),
      fact.reference,
      fact.note.en,
      fact.note.zh,
    ]),
  ];
}
