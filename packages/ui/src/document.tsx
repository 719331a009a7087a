import { GeistSans } from "geist/font/sans";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { preferenceCookies, readTheme } from "./i18n.ts";
import { OfflineBanner } from "./offline-banner.tsx";
import { Toaster } from "./toast.tsx";

const languageTags: Record<string, string> = { en: "en", zh: "zh-Hans" };

/** The document of every page: language, theme and fonts are settled on the server, so that nothing flashes. */
export async function Document({ children }: { children: ReactNode }) {
  const [locale, { ui }, jar] = await Promise.all([getLocale(), getMessages(), cookies()]);
  const theme = readTheme(jar.get(preferenceCookies.theme)?.value);
  return (
    <html
      lang={languageTags[locale] ?? locale}
      data-theme={theme === "system" ? undefined : theme}
      className={GeistSans.variable}
    >
      <body>
        <NextIntlClientProvider messages={{ ui }}>
          {children}
          <OfflineBanner />
          <Toaster />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
