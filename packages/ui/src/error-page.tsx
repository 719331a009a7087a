import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";

/** What stands in the place of a page that cannot be shown. */
export function ErrorPage({ title, what, children }: { title: string; what: string; children?: ReactNode }) {
  return (
    <section className="mx-auto grid max-w-[56ch] justify-items-start gap-3 py-16">
      <h1 className="text-2xl tracking-tight">{title}</h1>
      <p className="text-muted">{what}</p>
      {children}
    </section>
  );
}

/** The page of `not-found.tsx` and `forbidden.tsx`. */
export function LostPage({ kind }: { kind: "notFound" | "forbidden" }) {
  const t = useTranslations(`ui.errors.${kind}`);
  return (
    <ErrorPage title={t("title")} what={t("what")}>
      <Link href="/" className={buttonClass("secondary")}>
        {t("home")}
      </Link>
    </ErrorPage>
  );
}
