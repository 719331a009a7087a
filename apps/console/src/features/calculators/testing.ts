import { createTranslator } from "next-intl";
import type { Messages } from "next-intl";
import type { Locale } from "@assay/ui/i18n.ts";
import { messages } from "../../i18n/messages.ts";
import type { Speaker, Translator } from "./format-value.ts";

const all: Record<Locale, Messages> = messages;

/** A translator that throws where a message is missing. */
export function strictTranslator(locale: Locale, namespace: string): Translator {
  return createTranslator({
    locale,
    messages: all[locale],
    namespace,
    onError(error) {
      throw error;
    },
  });
}

/** Speakers of both languages that throw where a message is missing. */
export const speakers: Record<Locale, Speaker> = { en: speakerOf("en"), zh: speakerOf("zh") };

function speakerOf(locale: Locale): Speaker {
  return {
    locale,
    vocabulary: strictTranslator(locale, "vocabulary"),
    words: strictTranslator(locale, "calculators"),
  };
}
