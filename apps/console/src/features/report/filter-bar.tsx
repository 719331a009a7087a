import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@assay/ui/button";

export interface FilterBarProps {
  /** The page that is filtered. */
  path: string;
  isFiltered: boolean;
  children: ReactNode;
}

/** A page's filters as a form that asks for the page anew. */
export function FilterBar({ path, isFiltered, children }: FilterBarProps) {
  const t = useTranslations("report.filters");
  return (
    <form
      action={path}
      role="search"
      aria-label={t("label")}
      className="rounded-lg border border-line bg-surface p-3"
    >
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 md:grid-cols-4">{children}</div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary">{t("apply")}</Button>
        {isFiltered && (
          <Link href={path} className={buttonClass("quiet")}>
            {t("clear")}
          </Link>
        )}
      </div>
    </form>
  );
}
