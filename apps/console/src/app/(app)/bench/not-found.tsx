import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";
import { ErrorPage } from "@assay/ui/error-page";

export default function NotFound() {
  const t = useTranslations("bench.lost");
  return (
    <ErrorPage title={t("title")} what={t("what")}>
      <Link href="/bench" className={buttonClass("secondary")}>
        {t("back")}
      </Link>
    </ErrorPage>
  );
}
