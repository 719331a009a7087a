"use client";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { DataTable } from "@assay/ui/data-table";
import type { DataColumn } from "@assay/ui/data-table-columns.ts";

/** An arithmetic claim as its row shows it. */
export interface ArithmeticRow {
  id: string;
  href: string;
  title: string;
  lines: string;
  linesHref: string;
  /** The figure, or both ends of a range as text. */
  stated: number | string;
  statedText: string;
  recomputed: number | string;
  recomputedText: string;
  unit: string;
  deviation: number;
  deviationText: string;
  verdict: string;
  tone: Tone;
}

export interface ArithmeticTableProps {
  rows: readonly ArithmeticRow[];
  words: Record<
    "caption" | "title" | "lines" | "stated" | "recomputed" | "unit" | "deviation" | "verdict",
    string
  >;
}

/** The report's arithmetic against what the calculators give. */
export function ArithmeticTable({ rows, words }: ArithmeticTableProps) {
  const columns: DataColumn<ArithmeticRow>[] = [
    { id: "title", header: words.title, href: "href", width: 250 },
    {
      id: "verdict",
      header: words.verdict,
      width: 125,
      cell: ({ verdict, tone }) => <Badge tone={tone}>{verdict}</Badge>,
    },
    {
      id: "stated",
      header: words.stated,
      align: "right",
      width: 190,
      isSortable: false,
      cell: (row) => row.statedText,
    },
    {
      id: "recomputed",
      header: words.recomputed,
      align: "right",
      width: 190,
      isSortable: false,
      cell: (row) => row.recomputedText,
    },
    {
      id: "deviation",
      header: words.deviation,
      align: "right",
      width: 110,
      cell: (row) => row.deviationText,
    },
    { id: "unit", header: words.unit, width: 130 },
    { id: "lines", header: words.lines, width: 100, href: "linesHref" },
  ];
  return (
    <DataTable
      columns={columns}
      rows={rows}
      rowId="id"
      caption={words.caption}
      csvName="claims"
      serverRows={100}
    />
  );
}
