import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { retryRead } from "@assay/db";
import { buttonClass } from "@assay/ui/button";
import { Conversation } from "~/features/ask-shared/conversation.tsx";
import { PrintButton } from "~/features/ask-shared/print-button.tsx";
import { readPrinted } from "~/features/ask-shared/read-printed.ts";
import { requirePrincipal } from "~/server/principal.ts";
import "~/features/ask-shared/sheet.css";

type Props = PageProps<"/ask/[thread]/print">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [principal, { thread }, t] = await Promise.all([
    requirePrincipal("data.read"),
    params,
    getTranslations("ask-shared"),
  ]);
  const printed = await retryRead(() => readPrinted(principal, thread));
  return { title: printed?.title || t("untitled") };
}

export default async function Page({ params }: Props) {
  const principal = await requirePrincipal("data.read");
  const [{ thread }, t, format] = await Promise.all([params, getTranslations("ask-shared"), getFormatter()]);
  const printed = await retryRead(() => readPrinted(principal, thread));
  if (printed === undefined) notFound();
  const { title, turns, at } = printed;
  return (
    <main className="sheet min-h-dvh bg-surface text-ink">
      <div className="sheet-tools mx-auto flex max-w-3xl flex-wrap items-center gap-3 px-6 pt-4">
        <Link href={`/ask/${thread}`} className={buttonClass("secondary")}>
          {t("back")}
        </Link>
        <PrintButton label={t("print")} />
        <span className="text-sm text-muted">{t("printHint")}</span>
      </div>
      <header className="sheet-head mx-auto max-w-3xl px-6 pt-6">
        <div className="mb-5 border-b border-line pb-2">
          <h1 className="text-xl">{title || t("untitled")}</h1>
          <p className="text-sm text-muted">
            Assay · {t("printed", { at: format.dateTime(at, { dateStyle: "long", timeStyle: "short" }) })} ·{" "}
            {t("aiWhat")}
          </p>
        </div>
      </header>
      <div className="sheet-body mx-auto max-w-3xl px-6 pb-10">
        <Conversation turns={turns} isPaper />
      </div>
    </main>
  );
}
