import { cache } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import { Locale } from "@assay/ui/i18n.ts";
import type { Words } from "./format-figure.ts";

/** The language of a request and the vocabulary's words in it. */
export const readWords = cache(async (): Promise<{ locale: Locale; words: Words }> => {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("vocabulary")]);
  return { locale: Locale.parse(locale), words: (key, values) => t(key, values) };
});
