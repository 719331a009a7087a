import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";

/** What Assay is, and where to begin. */
export function Introduction() {
  const t = useTranslations("home");
  return (
    <header className="mb-6 grid gap-3">
      <h1 className="max-w-[28ch] text-3xl tracking-tight">{t("title")}</h1>
      <p className="max-w-[68ch] text-lg text-muted">{t("lead")}</p>
      <p className="flex flex-wrap gap-2">
        <Link href="/claims" className={buttonClass("primary")}>
          {t("begin.claims")}
        </Link>
        <Link href="/calculators" className={buttonClass("secondary")}>
          {t("begin.calculators")}
        </Link>
        <Link href="/models/connections" className={buttonClass("secondary")}>
          {t("begin.models")}
        </Link>
      </p>
    </header>
  );
}
