import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { entityBySlug, factById, sectionById, unknownId } from "@assay/report";
import type { Locale } from "@assay/ui/i18n.ts";
import { buttonClass } from "@assay/ui/button";
import { ErrorPage } from "@assay/ui/error-page";
import { factTitle } from "./fact-rows.ts";
import { lastLine } from "./line-ranges.ts";
import { readWords } from "./read-words.ts";
import { nearestOf } from "./search-filters.ts";
import { RecordLink } from "./record-link.tsx";

/** What stands in the place of a record that does not exist: the nearest that do. */
export async function UnknownRecord({ path }: { path: string }) {
  const [t, { locale }] = await Promise.all([getTranslations("report.unknown"), readWords()]);
  const [, , kind = "", id = ""] = path.split("?")[0]?.split("/") ?? [];
  const nearest = nearestRecords(kind, id, locale);
  return (
    <ErrorPage title={t("title")} what={kind === "lines" ? t("lines", { last: lastLine }) : t("what")}>
      {nearest.length > 0 && (
        <>
          <p>{t("nearest")}</p>
          <ul className="grid gap-1">
            {nearest.map(({ href, label }) => (
              <li key={href}>
                <RecordLink href={href}>{label}</RecordLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="flex flex-wrap gap-2">
        <Link href="/report/search" className={buttonClass("secondary")}>
          {t("search")}
        </Link>
        <Link href="/report/sections" className={buttonClass("quiet")}>
          {t("sections")}
        </Link>
      </p>
    </ErrorPage>
  );
}

function nearestRecords(kind: string, id: string, locale: Locale): { href: string; label: string }[] {
  const known = labels(kind, locale);
  if (known === undefined) return [];
  return nearestOf(unknownId(kind, "id", id.slice(0, 100), known.ids)).map((found) => ({
    href: `/report/${kind}/${found}`,
    label: known.label(found),
  }));
}

function labels(
  kind: string,
  locale: Locale,
): { ids: Iterable<string>; label: (id: string) => string } | undefined {
  switch (kind) {
    case "facts":
      return {
        ids: factById().keys(),
        label: (id) => {
          const fact = factById().get(id);
          return fact === undefined ? id : factTitle(fact, locale);
        },
      };
    case "sections":
      return { ids: sectionById().keys(), label: (id) => sectionById().get(id)?.title[locale] ?? id };
    case "entities":
      return { ids: entityBySlug().keys(), label: (id) => entityBySlug().get(id)?.name[locale] ?? id };
    default:
      return undefined;
  }
}
