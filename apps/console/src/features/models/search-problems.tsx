import { useTranslations } from "next-intl";
import { Notice } from "@assay/ui/notice";

/** Says which parts of an address were not understood and are ignored. */
export function SearchProblems({ problems }: { problems: readonly string[] }) {
  const t = useTranslations("models.query");
  if (problems.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={t("ignored", { fields: problems.map((field) => t(`fields.${field}`)).join(", ") })}
    >
      <p>{t("what")}</p>
    </Notice>
  );
}
