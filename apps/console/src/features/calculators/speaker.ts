import { getLocale, getTranslations } from "next-intl/server";
import { Locale } from "@assay/ui/i18n.ts";
import type { Speaker } from "./format-value.ts";

/** What prints figures in the language of the request. */
export async function readSpeaker(): Promise<Speaker> {
  const [locale, vocabulary, words] = await Promise.all([
    getLocale(),
    getTranslations("vocabulary"),
    getTranslations("calculators"),
  ]);
  return { locale: Locale.parse(locale), vocabulary, words };
}
