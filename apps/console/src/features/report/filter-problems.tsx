import { useLocale, useTranslations } from "next-intl";
import { entityBySlug } from "@assay/report";
import { Locale } from "@assay/ui/i18n.ts";
import { Notice } from "@assay/ui/notice";
import { sectionTitle } from "./filter-options.ts";
import { withFilters } from "./search-filters.ts";
import type { FilterProblem, Filters } from "./search-filters.ts";
import { RecordLink } from "./record-link.tsx";

const groups: Record<string, string> = {
  metric: "metrics",
  region: "regions",
  unit: "units",
  currency: "currencies",
  kind: "entityKinds",
  layer: "layers",
  verdict: "segmentVerdicts",
};

/** What of an address was not taken into account, and what may have been meant. */
export function FilterProblems({ path, values, problems }: Filters & { path: string }) {
  const t = useTranslations("report");
  if (problems.length === 0) return null;
  return (
    <Notice tone="warn" title={t("problems.title")}>
      <ul className="grid gap-1">
        {problems.map(({ field, kind, value, nearest }) => (
          <li key={field}>
            {t(`problems.${kind}`, { field: t(`fields.${field}`), value })}{" "}
            {nearest.length > 0 && (
              <>
                {t("problems.nearest")}{" "}
                {nearest.map((word, at) => (
                  <span key={word}>
                    {at > 0 && t("problems.or")}
                    <RecordLink href={withFilters(path, values, { [field]: word })}>
                      <WordLabel field={field} word={word} />
                    </RecordLink>
                  </span>
                ))}
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function WordLabel({ field, word }: Pick<FilterProblem, "field"> & { word: string }) {
  const t = useTranslations("vocabulary");
  const locale = Locale.parse(useLocale());
  const group = groups[field];
  if (group !== undefined) return t(`${group}.${word}`);
  if (field === "section") return sectionTitle(word, locale) ?? word;
  return field === "entity" ? (entityBySlug().get(word)?.name[locale] ?? word) : word;
}
