import { useTranslations } from "next-intl";
import { RefreshWhile } from "@assay/ui/refresh-while";

/** Follows what is under way by itself; without JavaScript by a link to the same page. */
export function ReloadLink({ isActive }: { isActive: boolean }) {
  const t = useTranslations("bench");
  if (!isActive) return null;
  return (
    <p className="flex flex-wrap gap-x-2 text-sm text-muted">
      <span>{t("following")}</span>
      <a href="" className="link">
        {t("reload")}
      </a>
      <RefreshWhile isActive everyMs={3_000} />
    </p>
  );
}
