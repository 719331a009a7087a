import { z } from "zod";

/** The languages the product speaks. */
export const Locale = z.enum(["en", "zh"]);
export type Locale = z.infer<typeof Locale>;

/** A theme, or the one the machine is set to. */
export const Theme = z.enum(["system", "light", "dark"]);
export type Theme = z.infer<typeof Theme>;

export const preferenceCookies = { locale: "assay.locale", theme: "assay.theme" } as const;

const mostHeader = 500;

/** The language somebody has chosen, or the first of their browser's that the product speaks. */
export function negotiateLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const chosen = Locale.safeParse(cookie);
  if (chosen.success) return chosen.data;
  const wanted = (acceptLanguage ?? "")
    .slice(0, mostHeader)
    .split(",")
    .map((part, at) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters
        .map((each) => /^\s*q=([\d.]+)$/u.exec(each)?.[1])
        .find((q) => q !== undefined);
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight), at };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => right.weight - left.weight || left.at - right.at);
  for (const { language } of wanted) {
    const spoken = Locale.safeParse(language);
    if (spoken.success) return spoken.data;
  }
  return "en";
}

/** The theme of a cookie. */
export function readTheme(cookie: string | undefined): Theme {
  return Theme.catch("system").parse(cookie);
}
