"use server";
import { cookies } from "next/headers";
import { Locale, Theme, preferenceCookies } from "./i18n.ts";

const options = { path: "/", sameSite: "lax", maxAge: 400 * 24 * 3600 } as const;

/** Keeps the language and the theme a form names. Works without JavaScript; what is not valid changes nothing. */
export async function setPreferences(form: FormData): Promise<void> {
  const jar = await cookies();
  const locale = Locale.safeParse(form.get("locale"));
  if (locale.success) jar.set(preferenceCookies.locale, locale.data, options);
  const theme = Theme.safeParse(form.get("theme"));
  if (theme.success) jar.set(preferenceCookies.theme, theme.data, options);
}
