import type { Entity } from "@assay/report";
import type { CellValue } from "@assay/ui/data-table-columns.ts";
import { linesText } from "./line-ranges.ts";

/** Names with every field and digit, under their headings. */
export function nameLines(items: readonly Entity[]): CellValue[][] {
  return [
    [
      "slug",
      "name",
      "name_zh",
      "printed",
      "kind",
      "layer",
      "region",
      "verdict",
      "sections",
      "lines",
      "note",
      "note_zh",
    ],
    ...items.map(({ slug, name, printed, kind, layer, region, verdict, sections, lines, note }) => [
      slug,
      name.en,
      name.zh,
      printed.join("; "),
      kind,
      layer,
      region,
      verdict,
      sections.join("; "),
      lines.map(linesText).join("; "),
      note.en,
      note.zh,
    ]),
  ];
}
