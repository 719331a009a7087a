import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { AskScreen } from "~/features/ask/ask-screen.tsx";
import { readAsk } from "~/features/ask/read-ask.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ask"))("title") };
}

const Words = z.string().trim().min(1).max(200).optional().catch(undefined);
const Id = z.uuid().optional().catch(undefined);

export default async function Page({ params, searchParams }: PageProps<"/ask/[thread]">) {
  const principal = await requirePrincipal("data.read");
  const [{ thread }, { q, cursor, edit, error, done }] = await Promise.all([params, searchParams]);
  const threadId = Id.parse(thread);
  if (threadId === undefined) notFound();
  // The engines are ready by the time the first question is typed.
  after(() => modelPlatform().warm());
  const query = { text: Words.parse(q), cursor: Words.parse(cursor) };
  return (
    <AskScreen
      threadId={threadId}
      read={await readAsk(principal, threadId, query)}
      query={query}
      edited={Id.parse(edit)}
      outcome={{ error, done }}
    />
  );
}
