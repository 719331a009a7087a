import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";

/** Saves the rows of a page as a file, with every field and digit. */
export function CsvLink({ href, rows }: { href: string; rows: number }) {
  const t = useTranslations("report");
  return (
    <a href={href} download className={buttonClass("secondary")}>
      {t("csv", { count: rows })}
    </a>
  );
}
