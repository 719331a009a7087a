import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";
import { withFilters } from "./search-filters.ts";

/** Three searches that find something, with no text of the report at hand. */
export function SearchExamples() {
  const t = useTranslations("report.search.examples");
  return (
    <ul className="mt-2 flex flex-wrap justify-center gap-2">
      {["first", "second", "third"].map((key) => (
        <li key={key}>
          <Link
            href={withFilters("/report/search", new Map([["q", t(key)]]))}
            prefetch={false}
            className={buttonClass("secondary", "sm")}
          >
            {t(key)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
