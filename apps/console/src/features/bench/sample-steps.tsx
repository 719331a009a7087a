import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";
import { withFilters } from "../report/search-filters.ts";
import { runHref, sampleHref } from "./addresses.ts";
import type { SamplePage } from "./read-sample.ts";

/** Leads to the samples before and after, in the list that this one was opened from. */
export function SampleSteps({ page: { name, neighbours, chosen } }: { page: SamplePage }) {
  const t = useTranslations("bench.sample");
  const { at, before, after } = neighbours;
  const step = (id: string | undefined, label: string, rel: "prev" | "next") =>
    id !== undefined && (
      <Link
        href={withFilters(sampleHref(name, id), chosen.values)}
        prefetch={false}
        rel={rel}
        className={buttonClass("secondary", "sm")}
      >
        {label}
      </Link>
    );
  return (
    <nav aria-label={t("steps_label")} className="flex flex-wrap items-center gap-2 text-sm">
      {step(before, t("before"), "prev")}
      {step(after, t("after"), "next")}
      {at !== -1 && (
        <span className="text-muted">{t("place", { at: at + 1, count: chosen.rows.length })}</span>
      )}
      {chosen.values.size > 0 && (
        <Link href={withFilters(runHref(name), chosen.values)} prefetch={false} className="link">
          {t("back")}
        </Link>
      )}
    </nav>
  );
}
