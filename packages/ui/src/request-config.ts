import { getRequestConfig } from "next-intl/server";
import type { AbstractIntlMessages } from "next-intl";
import { cookies, headers } from "next/headers";
import { Locale, negotiateLocale, preferenceCookies } from "./i18n.ts";
import uiEn from "../messages/en.json" with { type: "json" };
import uiZh from "../messages/zh.json" with { type: "json" };

const own: Record<Locale, AbstractIntlMessages> = { en: uiEn, zh: uiZh };

/** next-intl's configuration of an application: its own messages beside the components'. */
export function requestConfig(messages: Record<Locale, AbstractIntlMessages>) {
  return getRequestConfig(async () => {
    const [jar, incoming] = await Promise.all([cookies(), headers()]);
    const locale = negotiateLocale(jar.get(preferenceCookies.locale)?.value, incoming.get("accept-language"));
    return { locale, timeZone: "UTC", messages: { ...messages[locale], ui: own[locale] } };
  });
}
