import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RecordKind, ReportHit } from "@assay/report";
import { Button, buttonClass } from "@assay/ui/button";
import { withFilters } from "./search-filters.ts";

export interface SearchFormProps {
  query: string;
  hits: readonly ReportHit[];
  only: RecordKind | undefined;
}

/** What to search for, and how many records of each kind were found. */
export function SearchForm({ query, hits, only }: SearchFormProps) {
  const t = useTranslations("report.search");
  const path = "/report/search";
  const asked = new Map([["q", query]]);
  const kinds = [...Map.groupBy(hits, ({ kind }) => kind)];
  return (
    <div className="grid gap-3">
      <form action={path} role="search" className="flex max-w-2xl gap-2">
        <input
          key={query}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          aria-label={t("label")}
          placeholder={t("label")}
          className="control min-w-0 flex-1"
        />
        <Button variant="primary">{t("submit")}</Button>
      </form>
      {kinds.length > 0 && (
        <nav aria-label={t("kindsLabel")}>
          <ul className="flex flex-wrap gap-2">
            <li>
              <Choice href={withFilters(path, asked)} isCurrent={only === undefined}>
                {t("everything", { count: hits.length })}
              </Choice>
            </li>
            {kinds.map(([kind, found]) => (
              <li key={kind}>
                <Choice href={withFilters(path, asked, { kind })} isCurrent={only === kind}>
                  {t("ofKind", { kind: t(`kinds.${kind}`), count: found.length })}
                </Choice>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function Choice({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className={buttonClass(isCurrent ? "secondary" : "quiet", "sm")}
    >
      {children}
    </Link>
  );
}
