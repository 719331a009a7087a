import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Gives the client components below it the messages of some features, beside those of the components. */
export async function ClientMessages({
  features,
  children,
}: {
  features: readonly string[];
  children: ReactNode;
}) {
  const messages = await getMessages();
  const chosen = Object.fromEntries(["ui", ...features].map((feature) => [feature, messages[feature] ?? {}]));
  return <NextIntlClientProvider messages={chosen}>{children}</NextIntlClientProvider>;
}
