"use client";

import type { ReactNode } from "react";
import { DataTable } from "@assay/ui/data-table";
import type { DataColumn } from "@assay/ui/data-table-columns.ts";
import type { NameRow } from "./name-rows.ts";

export interface NameTableProps {
  rows: readonly NameRow[];
  headers: Record<"name" | "other" | "kind" | "layer" | "region" | "verdict" | "note" | "lines", string>;
  caption: string;
  pager: ReactNode;
}

/** Names to sort and search; each opens its page. */
export function NameTable({ rows, headers, caption, pager }: NameTableProps) {
  const columns: DataColumn<NameRow>[] = [
    { id: "name", header: headers.name, width: 190, href: ({ slug }) => `/report/entities/${slug}` },
    { id: "other", header: headers.other, width: 130 },
    { id: "kind", header: headers.kind, width: 95 },
    { id: "layer", header: headers.layer, width: 110 },
    { id: "region", header: headers.region, width: 110 },
    { id: "verdict", header: headers.verdict, width: 130 },
    { id: "note", header: headers.note, width: 330 },
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
  return <DataTable columns={columns} rows={rows} rowId="slug" caption={caption} pager={pager} />;
}
