import { useTranslations } from "next-intl";
import { buttonClass } from "./button.tsx";
import { ErrorPage } from "./error-page.tsx";
import { ReturnWhenReady } from "./return-when-ready.tsx";

/** Stands for a page while the database is away; readable without JavaScript, and gone by itself with it. */
export function DatabaseAway({ isOtherVersion = false }: { isOtherVersion?: boolean }) {
  const t = useTranslations("ui.errors.database");
  return (
    <ErrorPage title={t("title")} what={isOtherVersion ? t("notMigrated") : t("what")}>
      {/* An address of its own: the same page, asked for again. */}
      <a href="" className={buttonClass("primary")}>
        {t("reload")}
      </a>
      <ReturnWhenReady />
    </ErrorPage>
  );
}
