import type { CellValue } from "@assay/ui/data-table-columns.ts";
import { toCsv } from "@assay/ui/data-table-csv.ts";

/** Lines of fields as a file to save. */
export function csvResponse(name: string, lines: readonly (readonly CellValue[])[]): Response {
  return new Response(toCsv(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
    },
  });
}
