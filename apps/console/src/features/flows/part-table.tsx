import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";

interface PartTableProps {
  title: string;
  note: string;
  headers: readonly string[];
  rows: readonly { id: string; name: ReactNode; cells: readonly ReactNode[] }[];
  /** Whether all but the names are figures. */
  hasFigures?: boolean;
}

/** One kind of thing that an assistant is made of. */
export function PartTable({ title, note, headers, rows, hasFigures = false }: PartTableProps) {
  const t = useTranslations("flows");
  const align = hasFigures ? "right" : "left";
  return (
    <Card title={title}>
      <p className="mb-2 text-sm text-muted">{note}</p>
      {rows.length === 0 ? (
        <p>{t("nothing")}</p>
      ) : (
        <Table caption={title}>
          <thead>
            <tr>
              {headers.map((header, index) => (
                <Th key={header} align={index === 0 ? "left" : align}>
                  {header}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, cells }) => (
              <tr key={id}>
                <th scope="row" className="border-b border-line px-2 py-1.5 text-left font-normal first:pl-0">
                  {name}
                </th>
                {cells.map((cell, index) => (
                  <Td key={headers[index + 1] ?? index} align={align}>
                    {cell}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
