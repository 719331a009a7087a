import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Conversation } from "~/features/ask-shared/conversation.tsx";
import { readShared } from "~/features/ask-shared/read-shared.ts";

type Props = PageProps<"/shared/[token]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ token }, t] = await Promise.all([params, getTranslations("ask-shared")]);
  const shared = await readShared(token);
  return { title: shared === undefined ? t("goneTitle") : shared.title || t("untitled") };
}

export default async function Page({ params }: Props) {
  const [{ token }, t, format] = await Promise.all([params, getTranslations("ask-shared"), getFormatter()]);
  const shared = await readShared(token);
  if (shared === undefined) notFound();
  const { title, turns, createdAt, expiresAt } = shared;
  const day = (date: Date) => format.dateTime(date, { dateStyle: "long", timeStyle: "short" });
  return (
    <>
      <header className="mb-6 grid gap-1 border-b border-line pb-3">
        <h1 className="text-2xl tracking-tight">{title || t("untitled")}</h1>
        <p className="text-sm text-muted">{t("shared", { at: day(createdAt), until: day(expiresAt) })}</p>
        <p className="text-sm text-muted">{t("aiWhat")}</p>
      </header>
      <Conversation turns={turns} />
    </>
  );
}
