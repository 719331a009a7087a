import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Gives the client components below it some parts of what the models' pages say, beside the components' own words. */
export async function ModelMessages({ parts, children }: { parts: readonly string[]; children: ReactNode }) {
  const { ui, models } = await getMessages();
  const chosen = Object.fromEntries(parts.map((part) => [part, Reflect.get(Object(models), part)]));
  return <NextIntlClientProvider messages={{ ui, models: chosen }}>{children}</NextIntlClientProvider>;
}
