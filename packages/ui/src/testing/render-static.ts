import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import en from "../../messages/en.json" with { type: "json" };
import zh from "../../messages/zh.json" with { type: "json" };
import type { Locale } from "../i18n.ts";

const messages = { en, zh } as const;

/** What the server sends for an element, in a language. A missing message throws. */
export function renderStatic(element: ReactNode, locale: Locale = "en"): string {
  const onError = (error: Error) => {
    throw error;
  };
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale,
      messages: { ui: messages[locale] },
      timeZone: "UTC",
      onError,
      children: element,
    }),
  );
}
