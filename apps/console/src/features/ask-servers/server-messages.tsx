import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Gives the form its words, beside those of the components: not the whole page's. */
export async function ServerMessages({ children }: { children: ReactNode }) {
  const { ui, "ask-servers": all } = await getMessages();
  const form: unknown = Reflect.get(Object(all), "form");
  return (
    <NextIntlClientProvider messages={{ ui, "ask-servers": { form } }}>{children}</NextIntlClientProvider>
  );
}
