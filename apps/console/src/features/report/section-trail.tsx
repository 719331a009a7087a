import Link from "next/link";
import { useLocale } from "next-intl";
import { sectionPath } from "@assay/report";
import { Locale } from "@assay/ui/i18n.ts";

/** Where a record stands: its section and those around it, each a link. */
export function SectionTrail({ section }: { section: string }) {
  const locale = Locale.parse(useLocale());
  return (
    <span className="text-muted">
      {sectionPath(section).map(({ id, title }, at) => (
        <span key={id}>
          {at > 0 && <span className="text-faint"> › </span>}
          <Link
            href={`/report/sections/${id}`}
            prefetch={false}
            className="hover:text-ink hover:underline coarse:inline-block coarse:py-3"
          >
            {title[locale]}
          </Link>
        </span>
      ))}
    </span>
  );
}
