import { useTranslations } from "next-intl";
import { ErrorPage } from "@assay/ui/error-page";

export default function NotFound() {
  const t = useTranslations("ask-shared");
  return <ErrorPage title={t("goneTitle")} what={t("goneWhat")} />;
}
