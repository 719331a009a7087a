import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";
import type { FactRow } from "./fact-rows.ts";
import { RecordLink } from "./record-link.tsx";

export interface FactListProps {
  title: string;
  rows: readonly FactRow[];
  /** Where the rest of them is, when there are more than are shown. */
  more?: { href: string; count: number } | undefined;
  /** The row of the page itself. */
  current?: string | undefined;
  id?: string;
}

/** A few facts as a plain table. */
export function FactList({ title, rows, more, current, id = "facts" }: FactListProps) {
  const t = useTranslations("report");
  if (rows.length === 0) return null;
  return (
    <Card id={id} title={title} aside={more !== undefined && <MoreLink {...more} />}>
      <Table caption={title}>
        <thead>
          <tr>
            <Th>{t("fields.subject")}</Th>
            <Th align="right">{t("fields.figure")}</Th>
            <Th>{t("fields.period")}</Th>
            <Th>{t("fields.metric")}</Th>
            <Th align="right">{t("fields.lines")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.id === current ? "bg-accent-soft" : undefined}>
              <Td className="min-w-52">
                {row.id === current ? (
                  <strong aria-current="true" className="font-medium">
                    {row.subject}
                  </strong>
                ) : (
                  <RecordLink href={`/report/facts/${row.id}`}>{row.subject}</RecordLink>
                )}
              </Td>
              <Td align="right" className="whitespace-nowrap">
                {row.figure}
              </Td>
              <Td className="whitespace-nowrap text-muted">{row.period}</Td>
              <Td className="whitespace-nowrap text-muted">{row.metric}</Td>
              <Td align="right">
                <RecordLink href={`/report/lines/${row.lines.replace("–", "-")}`}>{row.lines}</RecordLink>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Leads to all of what a page shows some of. */
export function MoreLink({ href, count }: { href: string; count: number }) {
  const t = useTranslations("report");
  return (
    <RecordLink href={href} className="text-sm">
      {t("all", { count })}
    </RecordLink>
  );
}
