"use client";

import type { ReactNode } from "react";
import { DataTable } from "@assay/ui/data-table";
import type { DataColumn } from "@assay/ui/data-table-columns.ts";
import type { FactRow } from "./fact-rows.ts";

export interface FactTableProps {
  rows: readonly FactRow[];
  headers: Record<"subject" | "figure" | "metric" | "period" | "region" | "section" | "lines", string>;
  caption: string;
  pager: ReactNode;
}

/** Facts to sort and search; each opens its page. */
export function FactTable({ rows, headers, caption, pager }: FactTableProps) {
  const columns: DataColumn<FactRow>[] = [
    { id: "subject", header: headers.subject, width: 250, href: ({ id }) => `/report/facts/${id}` },
    {
      id: "figure",
      header: headers.figure,
      width: 195,
      accessor: "number",
      format: "number",
      cell: ({ figure }) => figure,
    },
    { id: "metric", header: headers.metric, width: 150 },
    { id: "period", header: headers.period, width: 105 },
    { id: "region", header: headers.region, width: 100 },
    { id: "section", header: headers.section, width: 165 },
    {
      id: "lines",
      header: headers.lines,
      width: 75,
      accessor: "line",
      format: "plain",
      cell: ({ lines }) => lines,
      href: ({ lines }) => `/report/lines/${lines.replace("–", "-")}`,
    },
  ];
  return <DataTable columns={columns} rows={rows} rowId="id" caption={caption} pager={pager} />;
}
