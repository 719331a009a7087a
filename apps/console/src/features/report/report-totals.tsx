import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { claims, entities, facts, sections } from "@assay/report";
import { lastLine } from "./line-ranges.ts";

/** How much of the report there is to look at. */
export function ReportTotals() {
  const t = useTranslations("report.totals");
  const format = useFormatter();
  const totals = [
    { key: "lines", count: lastLine, href: "/report/lines/1-20" },
    { key: "sections", count: sections().length },
    { key: "facts", count: facts().length, href: "/report/facts" },
    { key: "claims", count: claims().length, href: "/claims" },
    { key: "names", count: entities().length, href: "/report/entities" },
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {totals.map(({ key, count, href }) => (
        <div key={key} className="grid gap-0.5">
          <dt className="text-sm text-muted">{t(key)}</dt>
          <dd className="text-2xl font-semibold tracking-tight">
            {href === undefined ? (
              format.number(count)
            ) : (
              <Link href={href} prefetch={false} className="hover:underline">
                {format.number(count)}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
