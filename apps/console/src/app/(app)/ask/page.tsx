import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { requirePrincipal } from "~/server/principal.ts";

/** Begins a conversation: it is made with its first message. */
export default async function Page({ searchParams }: PageProps<"/ask">) {
  await requirePrincipal("data.read");
  const { done } = await searchParams;
  redirect(`/ask/${randomUUID()}${typeof done === "string" ? `?done=${encodeURIComponent(done)}` : ""}`);
}
